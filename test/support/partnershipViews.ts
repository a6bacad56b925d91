import type { DecisionFacts } from '../../src/kernel/decision/facts.ts';
import { mayConsent, mayObject, mayWaive, mayWithdraw } from '../../src/kernel/decision/rules.ts';
import { decisionState } from '../../src/kernel/decision/state.ts';
import { mayAmend } from '../../src/kernel/decision/version/rules.ts';
import type { Member } from '../../src/kernel/organisation.ts';
import { refuse } from '../../src/kernel/outcome.ts';
import { describeChange } from '../../src/partnerships/agreement/difference.ts';
import { redlineOf } from '../../src/partnerships/agreement/redline.ts';
import { standingObjection } from '../../src/partnerships/decisions/rules.ts';
import type { DecisionView, Me } from '../../src/partnerships/decisions/view.ts';
import type { ProposalFormView } from '../../src/partnerships/proposals/view.ts';
import type { Frame } from '../../src/web/frame.ts';
import { translator } from '../../src/web/words/translate.ts';
import { agreementBetween, proposalOf } from './agreements.ts';
import { at, type Cast, cast, memberOf, proposed } from './decisions.ts';

/** What pages receive, made by the rules and without a database. */
export const t = translator('en');
export const frame: Frame = {
  t,
  language: 'en',
  path: '/partnerships',
  formToken: 'a-token',
  newSubmission: () => 'an-act',
  placed: (bytes) => Buffer.from(bytes).toString(),
  member: { name: 'Mona', organisationName: 'Harbour Collective', organisationUrl: '/o', steward: true },
};
export const harbour = cast('Harbour Collective', 'community');
export const river = cast('River Network', 'community');
export const fund = cast('Coast Fund', 'ally');
export const everyone = [fund, harbour, river];
export const now = at('2026-11-24');

export const before = agreementBetween(everyone, { title: 'Secret title' });
export const text = {
  ...before,
  terms: { ...before.terms, pay: 'The same for the same work, within a week.' },
  reviewOn: '2027-03-01',
};

export const meOf = ({ id, side }: Cast): Me => ({
  organisation: id,
  side,
  own: 'in',
});
/** What the rules say of each act. */
export const mayOf = (facts: DecisionFacts, by: Member): DecisionView['may'] => ({
  consent: mayConsent(facts, by, now),
  object: mayObject(facts, by, now),
  amend: mayAmend(facts, by, now),
  waive: mayWaive(facts, by, now),
  withdraw: mayWithdraw(facts, by, now),
});

export const stated = (facts: DecisionFacts, who: Cast, more: Partial<DecisionView> = {}): DecisionView => {
  const latest = facts.versions.at(-1);
  if (!latest) throw new Error('no version');
  return {
    partnership: before.partnership,
    facts,
    state: decisionState(facts, now),
    proposedBy: fund.name,
    names: new Map(everyone.map(({ id, name }) => [id, name])),
    proposal: proposalOf('agreement', text, { note: 'Two of us waited nine weeks.' }),
    sha256Hex: latest.sha256Hex,
    version: latest.id,
    before,
    redline: redlineOf(before, text),
    changes: describeChange(before, text),
    reasons: new Map(),
    standing: standingObjection(facts, now),
    since: null,
    earlier: [],
    may: mayOf(facts, memberOf(who)),
    me: meOf(who),
    ...more,
  };
};

export const open = proposed({ by: fund, parties: everyone, on: '2026-11-20' });
/** The words a person reads. */
export const wordsIn = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#39;', "'");

export const formView = (more: Partial<ProposalFormView> = {}): ProposalFormView => ({
  action: '/partnerships',
  change: 'founding',
  today: '2026-11-24',
  version: null,
  windowDays: null,
  partnership: null,
  decision: null,
  title: null,
  before: null,
  draft: null,
  parties: [{ organisation: harbour.id, name: harbour.name, side: 'community' }],
  candidates: [
    { organisation: fund.id, name: fund.name, side: 'ally', may: { ok: true } },
    {
      organisation: river.id,
      name: river.name,
      side: 'community',
      may: refuse('notConfirmed', 'P7', { name: river.name }),
    },
  ],
  ...more,
});
