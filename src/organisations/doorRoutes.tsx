import { z } from 'zod';
import type { OrganisationId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice, lines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type CameBack, cameBack, fresh, statusOf } from './cameBack.tsx';
import type { ClauseForm } from './clauseCards.tsx';
import { ClauseReader, ClauseWriter, clauseAnswers } from './clauseStore.ts';
import { type OrganisationFacts, OrganisationPage } from './organisationPage.tsx';
import { answerClause, askClause, letIn, type RefusalKey } from './rules.ts';
import { StatusReader } from './statusStore.ts';
import { OrganisationReader, OrganisationWriter } from './store.ts';

const nothing = z.strictObject({});
const askForm = z.strictObject({ clause: choice(['pepfar-pledge']) });
const clauseForm = z.strictObject({ answer: choice(clauseAnswers), note: lines(1000).default('') });
const mostQuestions = 50;
type Status = 200 | 403 | 422;

const readFacts = (visit: Visit, member: SignedIn, id: OrganisationId): Promise<OrganisationFacts | null> =>
  visit.within(async (tx, keyring) => {
    const reader = new OrganisationReader(tx);
    const organisation = await reader.organisation(id);
    if (!organisation) return null;
    const own = member.organisation;
    const led = own.kind === 'community-led';
    const clauses = new ClauseReader(tx, keyring);
    return {
      member,
      organisation,
      standing: await new StatusReader(tx).standing(organisation, visit.today),
      since: await (led ? reader.letInSince(own.id, id) : reader.letInSince(id, own.id)),
      question: led && organisation.kind === 'ally' ? await clauses.asked(own.id, id) : null,
      questions: id === own.id && !led ? await clauses.to(id, mostQuestions) : [],
    };
  });

const show = async (
  visit: Visit,
  member: SignedIn,
  id: OrganisationId,
  state: CameBack = fresh,
  status: Status = 200,
  form: ClauseForm | null = null,
) => {
  const facts = await readFacts(visit, member, id);
  if (!facts) return visit.notFound();
  return visit.page(
    <OrganisationPage frame={visit.frame} facts={facts} state={state} clauseForm={form} done={visit.done} />,
    status,
  );
};

const refused =
  (visit: Visit, member: SignedIn, id: OrganisationId) => (refusal: Parameters<typeof statusOf>[0]) =>
    show(visit, member, id, cameBack(visit.t, {}, refusal), statusOf(refusal));

const door = async (visit: Visit, member: SignedIn, id: OrganisationId, opening: boolean) => {
  const form = await visit.form(nothing);
  if (!form.ok) return show(visit, member, id, form, 422);
  const own = member.organisation.id;
  const decided = await decideOnce<RefusalKey>(visit, form.act, async (tx) => {
    const writer = new OrganisationWriter(tx);
    const other = await writer.organisation(id);
    if (!other) return null;
    const ruling = letIn(member, other);
    if (!ruling.ok) return ruling;
    if (opening) {
      await writer.letIn(own, id, visit.today);
      // The ally has to see whom it may propose to.
      await writer.acquaint(own, id, visit.today);
    } else await writer.closeDoor(own, id);
    return {
      ok: true,
      to: withDone(routes.organisation.url({ organisation: id }), opening ? 'letIn' : 'doorClosed'),
    };
  });
  return respond(visit, decided, refused(visit, member, id));
};

const ask = async (visit: Visit, member: SignedIn, id: OrganisationId) => {
  const form = await visit.form(askForm);
  if (!form.ok) return show(visit, member, id, form, 422);
  const own = member.organisation.id;
  const decided = await decideOnce<RefusalKey>(visit, form.act, async (tx, keyring) => {
    const organisations = new OrganisationWriter(tx);
    const clauses = new ClauseWriter(tx, keyring);
    const other = await organisations.organisation(id);
    if (!other) return null;
    const ruling = askClause(member, other, (await clauses.asked(own, id)) !== null);
    if (!ruling.ok) return ruling;
    await clauses.ask(own, id, visit.today);
    await organisations.acquaint(own, id, visit.today);
    return { ok: true, to: withDone(routes.organisation.url({ organisation: id }), 'clauseAsked') };
  });
  return respond(visit, decided, refused(visit, member, id));
};

const answer = async (visit: Visit, member: SignedIn, question: Parameters<ClauseReader['question']>[0]) => {
  const own = member.organisation.id;
  const form = await visit.form(clauseForm);
  if (!form.ok) return show(visit, member, own, fresh, 422, { question, state: form });
  const decided = await decideOnce<RefusalKey>(visit, form.act, async (tx, keyring) => {
    const clauses = new ClauseWriter(tx, keyring);
    const asked = await clauses.question(question);
    if (!asked) return null;
    const ruling = answerClause(member, asked);
    if (!ruling.ok) return ruling;
    await clauses.answer(asked, { ...form.values, answeredOn: visit.today });
    return { ok: true, to: withDone(routes.organisation.url({ organisation: own }), 'clauseAnswered') };
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, own, fresh, statusOf(refusal), {
      question,
      state: cameBack(visit.t, form.typed, refusal),
    }),
  );
};

/** An organisation's page, and what is done on it: the door, and the question about funders. */
export const doorRoutes = (doors: Doors): void => {
  doors.member(routes.organisation, (visit, { organisation }, member) => show(visit, member, organisation));
  doors.member(routes.letIn, (visit, { organisation }, member) => door(visit, member, organisation, true));
  doors.member(routes.closeDoor, (visit, { organisation }, member) =>
    door(visit, member, organisation, false),
  );
  doors.member(routes.askClause, (visit, { organisation }, member) => ask(visit, member, organisation));
  doors.member(routes.answerClause, (visit, { organisation, question }, member) =>
    organisation === member.organisation.id ? answer(visit, member, question) : visit.notFound(),
  );
};
