import { z } from 'zod';
import { organisationId, partnershipId, type StatementId, statementId } from '../kernel/ids.ts';
import { communityKey } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import type { DoneKey } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { line, many, neededLines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { addGroups, answerAsk, askOnto, assignGroups, dropGroup, leave, waiveOwnDays } from './asking.ts';
import { beginStatement } from './beginning.ts';
import { BeginPage, formOfBeginning, longestAbout } from './beginPage.tsx';
import { look, submit, type Work } from './deciding.ts';
import { sayWhy, signWhy } from './finishing.ts';
import { GroupsPage } from './groupsPage.tsx';
import { StatementsPage } from './listPage.tsx';
import { groupsView } from './pageViews.ts';
import { partnershipChoices } from './partnershipChoices.ts';
import { scopeKey } from './scopes.ts';
import { longestWhy } from './statedParts.tsx';
import { StatementPage } from './statementPage.tsx';
import { statementList, statementView } from './statementView.ts';
import { longestTitle } from './text.ts';
import type { Sent } from './views.ts';

const nothing = z.strictObject({});
const days = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, { error: 'problem.number' })
  .transform(Number);
const beginning = z.strictObject({
  partnership: partnershipId,
  title: line(longestTitle),
  purpose: neededLines(longestAbout),
  scope: many(scopeKey),
  days,
});
const answering = z.strictObject({ answer: z.enum(['joined', 'declined'], { error: 'problem.choose' }) });
const listing = z.strictObject({
  group: z.union([z.array(communityKey).min(1), communityKey.transform((one) => [one])], {
    error: 'problem.choose',
  }),
});
const dropping = z.strictObject({ group: communityKey });
const asking = z.strictObject({
  organisation: z.string().pipe(organisationId),
  group: communityKey.optional(),
});
const finding = z.strictObject({ name: line(120) });
const stating = z.strictObject({
  lock: z.string().regex(/^[a-z-]{1,40}:[a-z0-9 /-]{0,160}$/, { error: 'problem.choose' }),
  sentence: neededLines(longestWhy),
});

const list = async (visit: Visit, member: SignedIn) => {
  const after = statementId.safeParse(visit.context.req.query('after')).data;
  const view = await look(visit, member, (looking) => statementList(looking, { after }));
  return visit.page(
    <StatementsPage frame={visit.frame} view={view} further={after !== undefined} done={visit.done} />,
  );
};

const showBeginning = async (visit: Visit, member: SignedIn, sent?: Sent) => {
  const partnerships = await look(visit, member, (looking) => partnershipChoices(looking, visit.language));
  return visit.page(
    <BeginPage frame={visit.frame} partnerships={partnerships} sent={sent} />,
    sent ? 422 : 200,
  );
};

const begin = async (visit: Visit, member: SignedIn) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(beginning),
      name: formOfBeginning,
      to: ({ id }: { id: StatementId }) => routes.groups.url({ statement: id }),
      done: 'statementBegun',
      work:
        ({ partnership, title, purpose, scope, days: each }) =>
        (looking) =>
          beginStatement(looking, { partnership, about: { title, purpose }, days: each, scopes: scope }),
    },
    (sent) => showBeginning(visit, member, sent),
  );

const show = async (visit: Visit, member: SignedIn, id: StatementId, sent?: Sent) => {
  const view = await look(visit, member, (looking) => statementView(looking, id));
  if (!view) return visit.notFound();
  return visit.page(
    <StatementPage frame={visit.frame} view={view} sent={sent} done={visit.done} now={visit.now} />,
    sent ? 422 : 200,
  );
};

type Groups = { sent?: Sent; beginning?: string };
const showGroups = async (
  visit: Visit,
  member: SignedIn,
  id: StatementId,
  { sent, beginning }: Groups = {},
) => {
  const view = await look(visit, member, (looking) => groupsView(looking, id, beginning));
  if (!view) return visit.notFound();
  const isWrong = sent !== undefined && beginning === undefined;
  return visit.page(
    <GroupsPage frame={visit.frame} view={view} sent={sent} done={visit.done} now={visit.now} />,
    isWrong ? 422 : 200,
  );
};

type At = { statement: StatementId };

/** An answer without an address of its own, so that no history keeps what was typed (C32). */
const find = async (visit: Visit, member: SignedIn, { statement }: At) => {
  const form = await visit.repeatableForm(finding);
  const sent = { form: 'find', typed: form.typed, problems: form.ok ? {} : form.problems };
  const looked = form.ok ? { sent, beginning: form.values.name } : { sent };
  return showGroups(visit, member, statement, looked);
};

const answer = async (visit: Visit, member: SignedIn, { statement }: At) => {
  const form = await visit.form(answering);
  const joins = form.ok && form.values.answer === 'joined';
  return submit(
    visit,
    member,
    {
      form,
      name: 'answer',
      to: joins ? routes.statement.url({ statement }) : routes.statements.url(),
      done: joins ? 'draftJoined' : 'draftDeclined',
      work:
        ({ answer: said }) =>
        (looking) =>
          answerAsk(looking, statement, said),
    },
    (sent) => show(visit, member, statement, sent),
  );
};

const ask = async (visit: Visit, member: SignedIn, { statement }: At, act: typeof askOnto, done: DoneKey) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(asking),
      name: 'ask',
      to: routes.groups.url({ statement }),
      done,
      work:
        ({ organisation, group }) =>
        (looking) =>
          act(looking, statement, { organisation, asksFor: group ? [group] : [] }),
    },
    (sent) => showGroups(visit, member, statement, { sent }),
  );

const state = async (visit: Visit, member: SignedIn, { statement }: At) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(stating),
      name: 'state',
      to: routes.statement.url({ statement }),
      done: 'whyStated',
      work:
        ({ lock, sentence }) =>
        (looking) => {
          const [kind = '', subject = ''] = lock.split(':');
          return sayWhy(looking, statement, { lock: kind, subject, sentence });
        },
    },
    (sent) => show(visit, member, statement, sent),
  );

const groupActs = (doors: Doors): void => {
  doors.member(routes.groups, (visit, at, member) => showGroups(visit, member, at.statement));
  doors.member(routes.listGroups, async (visit, { statement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(listing),
        name: 'groups',
        to: routes.groups.url({ statement }),
        done: 'groupsListed',
        work:
          ({ group }) =>
          (looking) =>
            addGroups(looking, statement, group),
      },
      (sent) => showGroups(visit, member, statement, { sent }),
    ),
  );
  doors.member(routes.dropGroup, async (visit, { statement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(dropping),
        name: 'drop',
        to: routes.groups.url({ statement }),
        done: 'groupDropped',
        work:
          ({ group }) =>
          (looking) =>
            dropGroup(looking, statement, group),
      },
      (sent) => showGroups(visit, member, statement, { sent }),
    ),
  );
  doors.member(routes.findToAsk, (visit, at, member) => find(visit, member, at));
  doors.member(routes.askOnto, (visit, at, member) => ask(visit, member, at, askOnto, 'organisationAsked'));
  doors.member(routes.assignGroups, (visit, at, member) =>
    ask(visit, member, at, assignGroups, 'groupAssigned'),
  );
};

/** A form that is one button, on the statement's own page. */
const press = async (
  visit: Visit,
  member: SignedIn,
  statement: StatementId,
  { to, done, work }: { to: string; done: DoneKey; work: Work<unknown> },
) =>
  submit(
    visit,
    member,
    { form: await visit.form(nothing), name: 'press', to, done, work: () => work },
    (sent) => show(visit, member, statement, sent),
  );

export const draftRoutes = (doors: Doors): void => {
  doors.member(routes.statements, (visit, _, member) => list(visit, member));
  doors.member(routes.newStatement, (visit, _, member) => showBeginning(visit, member));
  doors.member(routes.beginStatement, (visit, _, member) => begin(visit, member));
  doors.member(routes.statement, (visit, at, member) => show(visit, member, at.statement));
  doors.member(routes.answerAsk, (visit, at, member) => answer(visit, member, at));
  doors.member(routes.stateWhy, (visit, at, member) => state(visit, member, at));
  doors.member(routes.waiveDays, (visit, { statement }, member) =>
    press(visit, member, statement, {
      to: routes.statement.url({ statement }),
      done: 'daysWaived',
      work: (looking) => waiveOwnDays(looking, statement),
    }),
  );
  doors.member(routes.leaveDraft, (visit, { statement }, member) =>
    press(visit, member, statement, {
      to: routes.statements.url(),
      done: 'draftLeft',
      work: (looking) => leave(looking, statement),
    }),
  );
  doors.member(routes.signWhy, (visit, { statement, stated }, member) =>
    press(visit, member, statement, {
      to: routes.statement.url({ statement }),
      done: 'whySigned',
      work: (looking) => signWhy(looking, statement, stated),
    }),
  );
  groupActs(doors);
};
