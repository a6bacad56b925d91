import type { Enforcement } from './enforcement.ts';

/** Of decisions, agreements, status and time: what two sides agree, and how. */
export const inPartnerships = {
  everyConsent: {
    rule: 'src/kernel/decision/facts.ts#everyPartyConsents',
    refusal: { file: 'src/kernel/decision/rules.test.ts', title: 'silence never counts as consent' },
  },
  exactText: {
    rule: 'src/kernel/decision/version/rules.ts#amend',
    refusal: {
      file: 'src/kernel/decision/version/rules.test.ts',
      title: 'consents to an earlier text do not carry a later one into effect',
    },
  },
  communityFirst: {
    rule: 'src/kernel/decision/rules.ts#consent',
    refusal: {
      file: 'src/kernel/decision/rules.test.ts',
      title: 'an ally cannot consent before every community party has',
    },
  },
  communityNamed: {
    rule: 'src/kernel/ledStatus.ts#statusInForce',
    refusal: {
      file: 'src/kernel/ledStatus.test.ts',
      title: 'a confirmation does not cover a community that was added later',
    },
  },
  timeToAnswer: {
    rule: 'src/kernel/decision/window.ts#closesOn',
    refusal: {
      file: 'src/kernel/decision/window.test.ts',
      title: 'never lasts under three while a community party has not agreed to it',
    },
  },
  timeIsTheirs: {
    rule: 'src/kernel/decision/rules.ts#waive',
    refusal: {
      file: 'src/kernel/decision/rules.test.ts',
      title: 'only the community side may shorten the time to answer',
    },
  },
  reasonGiven: {
    rule: 'src/kernel/decision/rules.ts#object',
    refusal: { file: 'src/kernel/decision/rules.test.ts', title: 'an objection needs a reason' },
  },
  lastConsent: {
    rule: 'src/partnerships/decisions/rules.ts#consentTo',
    refusal: {
      file: 'src/partnerships/decisions/rules.test.ts',
      title: 'a consent that is not the last puts nothing into force',
    },
  },
  nobodyUnseen: {
    rule: 'src/partnerships/rules.ts#proposeChange',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'a change of terms cannot bring a party in, or leave one out, unseen',
    },
  },
  reviewAhead: {
    rule: 'src/partnerships/agreement/rules.ts#fitsChange',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'a new review date is still to come; an overdue one stops no other change',
    },
  },
  letIn: {
    rule: 'src/partnerships/rules.ts#proposePartnership',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'an ally that nobody has let in may not',
    },
  },
  communitySide: {
    rule: 'src/partnerships/rules.ts#proposePartnership',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'an ally cannot be written down as a community, nor the other way round',
    },
  },
  statusByPeers: {
    rule: 'src/organisations/rules.ts#answerStatus',
    refusal: {
      file: 'src/organisations/rules.test.ts',
      title: 'an ally cannot confirm that an organisation is led by its community',
    },
  },
  claimByCommunity: {
    rule: 'src/organisations/rules.ts#claimStatus',
    refusal: {
      file: 'src/organisations/rules.test.ts',
      title: 'an ally cannot claim to be led by a community',
    },
  },
} as const satisfies Record<string, Enforcement>;
