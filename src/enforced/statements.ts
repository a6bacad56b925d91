import type { Enforcement } from './enforcement.ts';

/** Of texts that are written and signed together. */
export const inStatements = {
  everyOwner: {
    rule: 'src/statements/finals/rules.ts#consentToPublish',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'an ally’s word alone publishes nothing; the last owner’s word does',
    },
  },
  exactSignature: {
    rule: 'src/statements/finals/rules.ts#signOff',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'a signature is for the text that its signer had before her',
    },
  },
  askedFirst: {
    rule: 'src/statements/finals/rules.ts#openSignOn',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'an ally alone cannot open it; once the community has answered the text, it can',
    },
  },
  noWayAround: {
    rule: 'src/statements/locks.ts#standingLocks',
    refusal: {
      file: 'src/statements/model.test.ts',
      title: 'sign-on is never open while anything stands in its way (P9)',
    },
  },
  inputAnswered: {
    rule: 'src/statements/wordings/rules.ts#answerContribution',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'an open contribution keeps the text from being final; nobody answers her own',
    },
  },
  namedAreAsked: {
    rule: 'src/statements/finals/rules.ts#freeze',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'keeps the text from being final, with a refusal of its own; without it the text is (P9)',
    },
  },
  groupsStay: {
    rule: 'src/statements/drafters/rules.ts#unlistGroup',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'a group is dropped from the list only while nobody else is on the draft',
    },
  },
  askedThroughOwn: {
    rule: 'src/statements/drafters/rules.ts#invite',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'an ally cannot be asked for a group, and the organisation that the group leads can',
    },
  },
  daysWithDraft: {
    rule: 'src/statements/drafters/rules.ts#waiveDays',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'a community’s organisation has its days with the draft, and it alone may give them up (P10)',
    },
  },
  heardByCommunity: {
    rule: 'src/statements/languageCheck/rules.ts#silence',
    refusal: {
      file: 'src/statements/languageCheck/rules.test.ts',
      title:
        'an ally does not switch off how people are named or spoken for, and may switch off the rest (P6, P7, P12)',
    },
  },
  objectionStays: {
    rule: 'src/statements/objections/rules.ts#answerObjection',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'it is answered from the draft, with a reason, and never by whoever raised it',
    },
  },
  confirmedAfterChange: {
    rule: 'src/statements/finals/rules.ts#confirmEndorsement',
    refusal: {
      file: 'src/statements/rules.test.ts',
      title: 'a change closes it, and asks every endorser to confirm: how many there are changes nothing',
    },
  },
  publisherAnswers: {
    rule: 'src/statements/external/rules.ts#mayAnswer',
    refusal: {
      file: 'src/statements/external/rules.test.ts',
      title: 'whoever published it answers for itself, and whoever objected cannot answer in its name',
    },
  },
  anotherLooks: {
    rule: 'src/publicPages/rules.ts#mayLook',
    refusal: {
      file: 'src/publicPages/rules.test.ts',
      title: 'of an ally are looked at by a community on the text or the host, never by itself (P6, P14)',
    },
  },
  wordsGo: {
    rule: 'src/publicPages/rules.ts#askToBlank',
    refusal: {
      file: 'src/publicPages/rules.test.ts',
      title: 'go at once when anybody asks, the same words once, and a page at most so often (P6)',
    },
  },
  objectionKept: {
    rule: 'src/statements/external/rules.ts#removeText',
    refusal: {
      file: 'src/statements/external/rules.test.ts',
      title: 'what was objected to stays on record; an entry that nobody saw may go',
    },
  },
} as const satisfies Record<string, Enforcement>;
