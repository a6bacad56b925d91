import { addDays, type Day, dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import type { EngagementId, OrganisationId, PlanVersionId, SeatRequestId } from '../../kernel/ids.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import type { SeatAnswerKind } from '../facts.ts';
import { NominationReader } from '../nominations/store.ts';
import { PartyReader } from '../partyStore.ts';
import type { Plan } from '../plan/document.ts';
import { PlanReader } from '../plan/store.ts';
import { RequestReader } from '../requests/store.ts';
import { type Needed, needsOf, ownSeats } from './rules.ts';
import { EngagementWaitingReader } from './store.ts';

/** How many engagements of each kind are looked at. */
const most = 10;
/** How long that is told which only tells. Our default. */
const toldDays = 14;

type About = { engagement: EngagementId; title: string | null };
/** What waits in engagements, or is told of them. Names and titles are opened already. */
export type EngagementWaiting = About &
  (
    | { kind: 'asked'; request: SeatRequestId; answerBy: Day }
    | { kind: 'seats'; needed: Needed; firstDay: Day | null }
    | { kind: 'answered'; request: SeatRequestId; organisation: string; answer: SeatAnswerKind }
    | { kind: 'question'; seats: number }
    | { kind: 'unseen' | 'hidden'; seats: number }
    | { kind: 'owed' | 'owing' | 'arrived'; organisation: string; day: Day; seats: number }
  );

const found = async ({ tx, now, ...context }: MemberContext) => {
  const own = ownOf(context);
  const today = dayOf(now);
  const from = { own, today, lastDay: lastDayAnywhere(now), since: addDays(today, -toldDays), limit: most };
  const reader = new EngagementWaitingReader(tx);
  const agreed = await reader.agreed(from);
  return {
    agreed,
    nominations: await new NominationReader(tx).inEngagements(agreed.map(({ engagement }) => engagement)),
    questions: await reader.questions(from),
    answered: await reader.answered(from),
    unseen: await reader.unseen(from),
    hidden: await reader.hidden(from),
    paying: await reader.paying(from),
  };
};
type Found = Awaited<ReturnType<typeof found>>;

const payKind = (paid: boolean, isPayer: boolean): 'arrived' | 'owing' | 'owed' => {
  if (paid) return 'arrived';
  return isPayer ? 'owing' : 'owed';
};

/** What is needed of each seat, engagement by engagement. */
const seatLines = (
  { agreed, nominations }: Found,
  own: OrganisationId,
  planOf: PlanOf,
): EngagementWaiting[] =>
  agreed.flatMap(({ engagement, firstDay }) => {
    const current = planOf(engagement);
    if (!current) return [];
    const of = nominations.filter((one) => one.engagement === engagement);
    return needsOf(ownSeats(current.plan, own), of, current.version)
      .filter(({ need }) => need !== 'answer')
      .map((needed) => ({
        ...{ kind: 'seats' as const, engagement, title: current.plan.title, needed, firstDay },
      }));
  });

type PlanOf = (engagement: EngagementId) => { plan: Plan; version: PlanVersionId } | null;

export type AskedSeat = About & { request: SeatRequestId; answerBy: Day };

/** The requests that wait for her organisation's answer. */
export const waitingOf = async (context: MemberContext, most: number): Promise<AskedSeat[]> => {
  const { tx, member, now } = context;
  const rows = await new RequestReader(tx).waitingFor(member.organisation.id, lastDayAnywhere(now), most);
  const plans = await new PlanReader(context.tx, context.keyring).plans(rows.map((row) => row.version_id));
  return rows.map((row) => ({
    engagement: row.engagement_id,
    request: row.id,
    title: plans.get(row.version_id)?.title ?? null,
    answerBy: row.answer_by,
  }));
};

/** The plans as they stand, of all of them at once. */
const plansOf = async (
  { tx, keyring }: MemberContext,
  { agreed, questions, answered, unseen, hidden, paying }: Found,
): Promise<PlanOf> => {
  const all = [agreed, questions, answered, unseen, hidden, paying].flat();
  const ids = all.map(({ engagement }) => engagement);
  const reader = new PlanReader(tx, keyring);
  const versions = await reader.currentVersions([...new Set(ids)]);
  const plans = await reader.plans([...versions.values()]);
  return (engagement) => {
    const version = versions.get(engagement);
    const plan = version && plans.get(version);
    return version && plan ? { plan, version } : null;
  };
};

type Told = Exclude<EngagementWaiting, { kind: 'asked' | 'seats' }>;

/** What others asked, did, or did not do in time. */
const toldLines = async (context: MemberContext, all: Found, planOf: PlanOf): Promise<Told[]> => {
  const own = ownOf(context);
  const { questions, answered, unseen, hidden, paying } = all;
  const others = [...answered.map(({ asked }) => asked), ...paying.flatMap((one) => [one.payee, one.payer])];
  const names = await new PartyReader(context.tx).names(others);
  const about = (engagement: EngagementId) => ({ engagement, title: planOf(engagement)?.plan.title ?? null });
  return [
    ...paying.map(({ engagement, payee, payer, paid, day, seats }) => ({
      ...{ kind: payKind(paid, payer === own), ...about(engagement), day, seats },
      organisation: names.get(payer === own ? payee : payer) ?? '…',
    })),
    ...questions.map(({ engagement, seats }) => ({ kind: 'question' as const, ...about(engagement), seats })),
    ...answered.map(({ engagement, request, asked, answer }) => ({
      ...{ kind: 'answered' as const, ...about(engagement), request, answer },
      organisation: names.get(asked) ?? '…',
    })),
    ...unseen.map(({ engagement, seats }) => ({ kind: 'unseen' as const, ...about(engagement), seats })),
    ...hidden.map(({ engagement, seats }) => ({ kind: 'hidden' as const, ...about(engagement), seats })),
  ];
};

/** All that waits for this organisation around the seats of engagements, in a fixed number of questions. */
export const engagementsWaiting = async (
  context: MemberContext,
  requests: number,
): Promise<EngagementWaiting[]> => {
  const asked = await waitingOf(context, requests);
  const all = await found(context);
  const planOf = await plansOf(context, all);
  return [
    ...asked.map((one) => ({ kind: 'asked' as const, ...one })),
    ...seatLines(all, ownOf(context), planOf),
    ...(await toldLines(context, all, planOf)),
  ];
};
