import { z } from 'zod';
import type { EngagementId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { lines, neededLines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { AfterPage, type AfterView, type SentAfter } from './afterPages.tsx';
import { reportOutcome as mayReport } from './afterRules.ts';
import { giveFeedback, reportOutcome, shareFeedback } from './afterwards.ts';
import type { Feedback } from './feedback.ts';
import { FeedbackReader } from './feedbackStore.ts';
import { NominationReader } from './nominationStore.ts';
import { pulseAfter } from './pulseStore.ts';
import { type AnyRefusal, refusalInWords } from './refusals.ts';
import { communitySeats } from './rules.ts';
import { type Looking, readScene } from './scene.ts';
import { look, lookingAs } from './visiting.ts';

const nothing = z.strictObject({});
const mark = z
  .enum(['na', '0', '1', '2', '3', '4'], { error: 'problem.choose' })
  .transform((value) => (value === 'na' ? null : Number(value)));
export const feedbackForm = z
  .strictObject({
    ownVoice: mark,
    freeToSayNo: mark,
    earlyEnough: mark,
    answered: mark,
    paidWell: mark,
    words: lines(2000),
  })
  .transform(({ words, ...marks }): Feedback => ({ marks, words }));
const outcomeForm = z.strictObject({ outcome: neededLines(3000) });

const afterView = async (looking: Looking, engagement: EngagementId): Promise<AfterView | null> => {
  const scene = await readScene(looking, engagement);
  if (!scene || scene.facts.partnership === null) return null;
  const { tx, keyring, member } = looking;
  const own = member.organisation.id;
  const reader = new FeedbackReader(tx, keyring);
  const names = new Map<string, string>(scene.parties.map(({ organisation, name }) => [organisation, name]));
  const seats = communitySeats(scene.plan);
  const filled = new Set(
    (await new NominationReader(tx).everReleased(engagement)).map(({ seat_key: seat }) => seat),
  );
  return {
    engagement,
    partnership: scene.facts.partnership,
    pulse: await pulseAfter(tx, engagement),
    title: scene.plan.title,
    convener: scene.facts.organisation === own,
    steward: member.role === 'steward',
    seats: [...Map.groupBy(seats, (seat) => names.get(seat.organisation ?? '') ?? '…')].map(
      ([name, theirs]) => ({
        name,
        asked: theirs.length,
        filled: theirs.filter(({ key }) => filled.has(key)).length,
      }),
    ),
    others: scene.plan.seats.length - seats.length,
    mayReport: mayReport(scene.facts, member, looking.now),
    given: (await reader.given(engagement)).map((given) => ({
      ...given,
      name: names.get(given.organisation) ?? '…',
      own: given.organisation === own,
    })),
    outcome: await reader.outcome(engagement),
    parties: [...names.values()],
  };
};

const show = async (visit: Visit, member: SignedIn, engagement: EngagementId, sent?: SentAfter) => {
  const view = await look(visit, member, (looking) => afterView(looking, engagement));
  if (!view) return visit.notFound();
  return visit.page(
    <AfterPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

type Work = (looking: Looking) => Promise<Outcome<unknown, AnyRefusal> | null>;
type Sending = { act: string; done: DoneKey; sent: Omit<SentAfter, 'problems'> };

const act = async (
  visit: Visit,
  member: SignedIn,
  engagement: EngagementId,
  { act: token, done, sent }: Sending,
  work: Work,
) => {
  const to = withDone(routes.feedback.url({ engagement }), done);
  const decided = await decideOnce<AnyRefusal>(visit, token, async (tx, keyring) => {
    const outcome = await work(lookingAs(visit, member, tx, keyring));
    return outcome?.ok ? { ok: true, to } : outcome;
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, engagement, { ...sent, problems: { form: refusalInWords(refusal, visit.t) } }),
  );
};

const give = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const form = await visit.form(feedbackForm);
  const sent = { form: 'feedback', typed: form.typed } as const;
  if (!form.ok) return show(visit, member, engagement, { ...sent, problems: form.problems });
  return act(visit, member, engagement, { act: form.act, done: 'feedbackGiven', sent }, (looking) =>
    giveFeedback(looking, engagement, form.values),
  );
};

const share = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const form = await visit.form(nothing);
  const sent = { form: 'feedback', typed: {} } as const;
  if (!form.ok) return show(visit, member, engagement, { ...sent, problems: form.problems });
  return act(visit, member, engagement, { act: form.act, done: 'feedbackShared', sent }, (looking) =>
    shareFeedback(looking, engagement),
  );
};

const report = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const form = await visit.form(outcomeForm);
  const sent = { form: 'outcome', typed: form.typed } as const;
  if (!form.ok) return show(visit, member, engagement, { ...sent, problems: form.problems });
  return act(visit, member, engagement, { act: form.act, done: 'outcomeReported', sent }, (looking) =>
    reportOutcome(looking, engagement, form.values.outcome),
  );
};

export const afterRoutes = (doors: Doors): void => {
  doors.member(routes.feedback, (visit, at, member) => show(visit, member, at.engagement));
  doors.member(routes.giveFeedback, (visit, at, member) => give(visit, member, at.engagement));
  doors.member(routes.shareFeedback, (visit, at, member) => share(visit, member, at.engagement));
  doors.member(routes.reportOutcome, (visit, at, member) => report(visit, member, at.engagement));
};
