import { ruleInWords } from '../../commitments/ruleInWords.ts';
import type { PartyState } from '../../kernel/decision/state.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import type { Tone } from '../../web/parts/cards.tsx';
import type { PartyAnswer } from '../../web/parts/decisionCard.tsx';
import type { Difference } from '../agreement/difference.ts';
import { sayArea, sayDay, sayLevel, sayNames } from '../words.ts';
import type { Standing } from './rules.ts';
import type { DecisionView } from './view.ts';

const answers: Record<PartyState, PartyAnswer['answer']> = {
  consented: 'consent',
  objected: 'objection',
  silent: 'silence',
  waiting: 'waiting',
  'after-community': 'waiting',
  unanswered: 'waiting',
};

export const nameIn = ({ names }: DecisionView, organisation: OrganisationId, frame: Frame): string =>
  names.get(organisation) ?? frame.t('partnership.ledger.somebody');

const saysOf = (
  { t }: Frame,
  { state, again, shown }: DecisionView['state']['parties'][number],
): string | undefined => {
  if (!shown) return t('partnership.decision.notShown');
  if (again) return t('partnership.decision.again');
  if (state === 'after-community') return t('partnership.decision.afterCommunity');
  return state === 'unanswered' ? t('partnership.decision.unanswered') : undefined;
};

export const partyAnswers = (frame: Frame, view: DecisionView): PartyAnswer[] =>
  view.state.parties.map((party) => ({
    party: nameIn(view, party.organisation, frame),
    side: party.side,
    answer: answers[party.state],
    says: saysOf(frame, party),
    when: party.answeredOn ? sayDay(frame, party.answeredOn) : undefined,
    reason: view.reasons.get(party.organisation),
    you: party.organisation === view.me.organisation,
  }));

const namesOf = (frame: Frame, view: DecisionView, organisations: readonly OrganisationId[]): string =>
  sayNames(
    frame,
    organisations.map((organisation) => ({ name: nameIn(view, organisation, frame) })),
  );

/** Who objected, and whose move it is: amending, withdrawing, or talking. */
const sayStanding = (frame: Frame, view: DecisionView, { by, next }: Standing): string => {
  const who = { by: namesOf(frame, view, by), next: namesOf(frame, view, next) };
  const own = view.me.organisation;
  if (next.includes(own)) {
    const { amend, withdraw } = view.may;
    if (withdraw.ok) return frame.t('partnership.decision.nextObjectionWithdraw', who);
    if (amend.ok) return frame.t('partnership.decision.nextObjection', who);
    if (amend.refusal === 'onlySteward') return frame.t('partnership.decision.nextObjectionStewards', who);
  }
  const asked = isYourTurn(view) && view.may.consent.ok;
  const key = asked ? 'Asked' : by.includes(own) ? 'Own' : '';
  return frame.t(`partnership.decision.objected${key}`, who);
};

/** What happened last, and who acts next: true of every page that shows the decision. Null once it has ended. */
export const sayNext = (
  frame: Frame,
  view: DecisionView,
): { text: string; acts: 'answer' | 'objection' | null } | null => {
  const { t } = frame;
  const { state, me, standing } = view;
  if (state.outcome) return null;
  const asked = isYourTurn(view) && view.may.consent.ok;
  if (standing) {
    const own = standing.next.includes(me.organisation) && (view.may.amend.ok || view.may.withdraw.ok);
    return { text: sayStanding(frame, view, standing), acts: own ? 'objection' : asked ? 'answer' : null };
  }
  if (asked) return { text: t('partnership.decision.nextYou'), acts: 'answer' };
  const stewards = isYourTurn(view);
  const answered = state.parties.some(
    ({ organisation, state }) => organisation === me.organisation && state === 'consented',
  );
  const early = me.side === 'ally' && state.turn === 'community';
  const key = stewards ? 'Stewards' : answered ? 'Others' : early ? 'Community' : 'Waiting';
  return { text: t(`partnership.decision.next${key}`), acts: null };
};

export const statusOf = (frame: Frame, view: DecisionView): { text: string; tone: Tone } => {
  const { state, standing } = view;
  const { outcome, turn } = state;
  if (standing) {
    const next = namesOf(frame, view, standing.next);
    return { text: frame.t('partnership.decision.status.objected', { next }), tone: 'warn' };
  }
  if (outcome)
    return { text: frame.t(`partnership.outcome.${outcome}`), tone: outcome === 'effect' ? 'good' : 'plain' };
  return { text: frame.t(`partnership.decision.status.${turn ?? 'community'}`), tone: 'warn' };
};

export const windowOf = (frame: Frame, { state }: DecisionView) => {
  if (state.outcome) return undefined;
  const { daysLeft, daysTotal, closesOn } = state;
  const text =
    daysLeft === 0
      ? frame.t('partnership.decision.windowLast')
      : frame.t('partnership.decision.window', { count: daysLeft, day: sayDay(frame, closesOn) });
  return { text, total: daysTotal, left: daysLeft };
};

export const sayProposedBy = (frame: Frame, view: DecisionView): string => {
  const { facts, state, proposedBy } = view;
  const shared = { organisation: proposedBy, day: sayDay(frame, facts.proposedOn) };
  const author = facts.versions.find(({ number }) => number === state.version)?.by;
  return state.version === 1 || !author
    ? frame.t('partnership.decision.by', shared)
    : frame.t('partnership.decision.byVersion', {
        ...shared,
        number: state.version,
        author: nameIn(view, author, frame),
      });
};

/** Is it the reader's organisation that everybody waits for? */
export const isYourTurn = ({ state, me }: DecisionView): boolean =>
  state.parties.some(({ organisation, state }) => organisation === me.organisation && state === 'waiting');

export const decisionUrl = ({ partnership, facts }: DecisionView): string =>
  routes.decision.url({ partnership, decision: facts.id });

type PowerDifference = Extract<Difference, { kind: 'power' }>;

const sayPower = (frame: Frame, { area, from, to }: PowerDifference): string[] => {
  const name = sayArea(frame, area);
  if (!to) return [frame.t('partnership.difference.powerGone', { area: name })];
  const today = sayLevel(frame, to.today);
  const promised = sayLevel(frame, to.promised);
  if (!from) return [frame.t('partnership.difference.powerNew', { area: name, today, promised })];
  const moved = (key: 'powerToday' | 'powerPromised', before: string, after: string): string[] =>
    before === after
      ? []
      : [frame.t(`partnership.difference.${key}`, { area: name, from: before, to: after })];
  return [
    ...moved('powerToday', sayLevel(frame, from.today), today),
    ...moved('powerPromised', sayLevel(frame, from.promised), promised),
  ];
};

type RuleDifference = Extract<Difference, { kind: 'commitmentRule' }>;

/** What is checked of a commitment is consented to like its sentence. P1, P14 */
const sayRule = (frame: Frame, { text, from, to }: RuleDifference): string => {
  const { t } = frame;
  const before = from ? ruleInWords(from, frame) : '';
  const after = to ? ruleInWords(to, frame) : '';
  if (!from) return t('partnership.difference.ruleNew', { text, to: after });
  if (!to) return t('partnership.difference.ruleGone', { text, from: before });
  return t('partnership.difference.rule', { text, from: before, to: after });
};

const termKeyOf = ({ from, to }: { from: string; to: string }) =>
  from === '' ? 'termNew' : to === '' ? 'termGone' : 'term';

/** Every change in a sentence of its own. */
export const sayDifference = (frame: Frame, difference: Difference): string[] => {
  const { t } = frame;
  switch (difference.kind) {
    case 'power':
      return sayPower(frame, difference);
    case 'term':
      return [
        t(`partnership.difference.${termKeyOf(difference)}`, { term: t(`terms.${difference.term}.label`) }),
      ];
    case 'review':
      return [
        t('partnership.difference.review', {
          from: sayDay(frame, difference.from),
          to: sayDay(frame, difference.to),
        }),
      ];
    case 'partyAdded':
    case 'partyRemoved':
      return [
        t(`partnership.difference.${difference.kind}`, {
          name: difference.party.name,
          side: t(
            difference.party.side === 'ally'
              ? 'partnership.difference.sideAlly'
              : 'partnership.difference.sideCommunity',
          ),
        }),
      ];
    case 'commitmentRule':
      return [sayRule(frame, difference)];
    case 'commitmentAdded':
    case 'commitmentRemoved':
    case 'commitmentLesson':
      return [t(`partnership.difference.${difference.kind}`, { text: difference.text })];
    case 'title':
    case 'partyRenamed':
      return [t(`partnership.difference.${difference.kind}`, { from: difference.from, to: difference.to })];
  }
};
