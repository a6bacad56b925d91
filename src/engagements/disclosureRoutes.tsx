import { z } from 'zod';
import { type DisclosureId, type EngagementId, releaseId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { neededLines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { agreeAsOrganisation, askWhere, readNote, refuseAsOrganisation } from './disclosing.ts';
import { type DisclosureRefusal, disclosureSubjects } from './disclosure.ts';
import { agreeingOf, noteForm, type SentNote, warningsOf } from './disclosureForm.tsx';
import { DisclosuresPage, OpenNotePage, type SentAsk } from './disclosurePage.tsx';
import { disclosuresView } from './disclosureView.ts';
import { refusalInWords } from './refusals.ts';
import { type Looking, readScene } from './scene.ts';
import { look, lookingAs } from './visiting.ts';

const asking = z.strictObject({
  release: z.string().min(1, { error: 'problem.choose' }).pipe(releaseId),
  what: z.enum(disclosureSubjects, { error: 'problem.choose' }),
  why: neededLines(1000),
});

type Again = { ask?: SentAsk; note?: SentNote };
const show = async (visit: Visit, member: SignedIn, engagement: EngagementId, again: Again = {}) => {
  const view = await look(visit, member, (looking) => disclosuresView(looking, engagement));
  if (!view) return visit.notFound();
  const back = again.ask !== undefined || again.note !== undefined;
  return visit.page(
    <DisclosuresPage frame={visit.frame} view={view} {...again} done={visit.done} />,
    back ? 422 : 200,
  );
};

type Sending = { act: string; engagement: EngagementId; done: DoneKey };
type Work = (looking: Looking) => ReturnType<typeof agreeAsOrganisation>;
const decide = (visit: Visit, member: SignedIn, { act, engagement, done }: Sending, work: Work) =>
  decideOnce<DisclosureRefusal>(visit, act, async (tx, keyring) => {
    const outcome = await work(lookingAs(visit, member, tx, keyring));
    const to = withDone(routes.disclosures.url({ engagement }), done);
    return outcome?.ok ? { ok: true, to } : outcome;
  });

const ask = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const form = await visit.form(asking);
  const { typed } = form;
  if (!form.ok) return show(visit, member, engagement, { ask: { typed, problems: form.problems } });
  const { release, ...reason } = form.values;
  const sending: Sending = { act: form.act, engagement, done: 'noteAsked' };
  const decided = await decide(visit, member, sending, (looking) =>
    askWhere(looking, engagement, release, reason),
  );
  return respond(visit, decided, (refusal) =>
    show(visit, member, engagement, {
      ask: { typed, problems: { form: refusalInWords(refusal, visit.t) } },
    }),
  );
};

type At = { engagement: EngagementId; disclosure: DisclosureId };

const answer = async (visit: Visit, member: SignedIn, at: At) => {
  const { engagement } = at;
  const form = await visit.form(noteForm);
  const sent = { disclosure: at.disclosure, typed: form.typed };
  const again = (problems: SentNote['problems'], warnings: SentNote['warnings'] = []) =>
    show(visit, member, engagement, { note: { ...sent, problems, warnings } });
  if (!form.ok) return again(form.problems);
  const { values } = form;
  const warnings = warningsOf(values);
  if (warnings.length > 0) return again({}, warnings);
  const refused = values.answer === 'refused';
  const sending: Sending = {
    act: form.act,
    engagement,
    done: refused ? ('noteEnded' as const) : ('noteAgreed' as const),
  };
  const decided = await decide(visit, member, sending, (looking) =>
    refused ? refuseAsOrganisation(looking, at) : agreeAsOrganisation(looking, at, agreeingOf(values)),
  );
  return respond(visit, decided, (refusal: Refusal<DisclosureRefusal>) =>
    again({ form: refusalInWords(refusal, visit.t) }),
  );
};

/** Whoever may not read it is told what anybody is told of what is not there (C16). */
const open = async (visit: Visit, member: SignedIn, at: At) => {
  const found = await look(visit, member, async (looking) => {
    const scene = await readScene(looking, at.engagement);
    const read = scene && (await readNote(looking, at));
    return scene && read?.ok ? { title: scene.plan.title, open: read.open } : null;
  });
  if (!found) return visit.notFound();
  const view = { engagement: at.engagement, title: found.title };
  return visit.page(<OpenNotePage frame={visit.frame} view={view} open={found.open} />);
};

export const disclosureRoutes = (doors: Doors): void => {
  doors.member(routes.disclosures, (visit, at, member) => show(visit, member, at.engagement));
  doors.member(routes.disclosure, (visit, at, member) => open(visit, member, at));
  doors.member(routes.askDisclosure, (visit, at, member) => ask(visit, member, at.engagement));
  doors.member(routes.answerDisclosure, (visit, at, member) => answer(visit, member, at));
};
