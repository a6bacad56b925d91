import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import { stepUp, stepUpFields } from '../identity/stepUp.ts';
import { type PersonId, personId } from '../kernel/ids.ts';
import { roles } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import type { Keyring } from '../vault/keyring.ts';
import { rotateAfterRemoval } from '../vault/rotation.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { cameBack, fresh, statusOf } from './cameBack.tsx';
import { InvitationWriter } from './invitationStore.ts';
import { LinkPage } from './linkPage.tsx';
import { linkTo, linkUntil } from './links.ts';
import type { MembersCameBack, Tried } from './memberActs.tsx';
import { MemberReader, MemberWriter } from './memberStore.ts';
import { MembersPage } from './membersPage.tsx';
import { changeRole, endSessionsOf, issueRecovery, type Ruling, removeMember } from './rules.ts';

const pageSize = 50;
const steppedUpForm = z.strictObject(stepUpFields);
const roleForm = z.strictObject({ ...stepUpFields, role: choice(roles) });
const nothing = z.strictObject({});

const show = async (
  visit: Visit,
  member: SignedIn,
  state: MembersCameBack = fresh,
  status: 200 | 403 | 422 = 200,
) => {
  const after = personId.safeParse(visit.context.req.query('after')).data;
  const own = member.organisation.id;
  const about = state.tried?.person;
  const { rows, stewards, row } = await visit.within(async (tx, keyring) => {
    const reader = new MemberReader(tx, keyring);
    return {
      rows: await reader.page(own, { after, limit: pageSize + 1 }),
      stewards: await reader.stewards(own),
      row: about && (await reader.member(own, about)),
    };
  });
  if (row === null) return visit.notFound();
  const page = rows.slice(0, pageSize);
  // Whom a form was about is on the page that it comes back on, wherever she stands in the list.
  const shown = row && !page.some(({ person }) => person === about) ? [row, ...page] : page;
  const next = rows.length > pageSize ? (shown.at(-1)?.person ?? null) : null;
  const props = { frame: visit.frame, member, rows: shown, stewards, next, state, done: visit.done };
  return visit.page(<MembersPage {...props} onward={after !== undefined} />, status);
};

/** Those who are no stewards are told so by the rule, and not asked for anything first. */
const asked = async (visit: Visit, member: SignedIn, tried: Tried, typed: string) =>
  member.role === 'steward'
    ? stepUp(visit, typed, (problems) => show(visit, member, { typed: {}, problems, tried }, 422))
    : null;

type Act = (writer: MemberWriter, tx: Tx, keyring: Keyring) => Promise<void>;
type Judge = (people: { stewards: readonly PersonId[]; person: PersonId }) => Ruling;
type Done = Parameters<typeof withDone>[1];

/** One act on a member: found, judged behind the stewards' lock, done once, and said. */
const onMember = async (
  visit: Visit,
  member: SignedIn,
  { person, act, judge, work, done }: { person: PersonId; act: string; judge: Judge; work: Act; done: Done },
) => {
  const own = member.organisation.id;
  const decided = await decideOnce(visit, act, async (tx, keyring) => {
    const writer = new MemberWriter(tx, keyring);
    if (!(await writer.member(own, person))) return null;
    const ruling = judge({ stewards: await writer.stewardsLocked(own), person });
    if (!ruling.ok) return ruling;
    await work(writer, tx, keyring);
    return { ok: true, to: withDone(routes.members.url({ organisation: own }), done) };
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, cameBack(visit.t, {}, refusal), statusOf(refusal)),
  );
};

/** A link for new keys: whoever follows it takes this person's place, so only one waits at a time. */
const recovery = async (visit: Visit, member: SignedIn, person: PersonId, act: string) => {
  const own = member.organisation.id;
  const token = visit.secretFor(act, 'link');
  const expiresOn = linkUntil(visit.today);
  const decided = await decideOnce(visit, act, async (tx, keyring) => {
    if (!(await new MemberReader(tx, keyring).member(own, person))) return null;
    const ruling = issueRecovery(member, person);
    if (!ruling.ok) return ruling;
    const writer = new InvitationWriter(tx);
    await writer.withdrawRecovery(own, person);
    const maker = { organisation: own, person: member.person };
    const made = { kind: 'recovery' as const, person, token, madeOn: visit.today, expiresOn };
    if (!(await writer.make(maker, made, keyring))) return refuse('stewardOnly');
    return { ok: true, to: routes.members.url({ organisation: own }) };
  });
  if (!decided?.ok) {
    return respond(visit, decided, (refusal) =>
      show(visit, member, cameBack(visit.t, {}, refusal), statusOf(refusal)),
    );
  }
  const found = await visit.within((tx, keyring) => new MemberReader(tx, keyring).member(own, person));
  return visit.page(
    <LinkPage
      frame={visit.frame}
      title={visit.t('organisations.recovery.title')}
      lead={visit.t('organisations.recovery.lead', {
        name: found?.name ?? visit.t('organisations.members.sealed'),
      })}
      after={visit.t('organisations.recovery.after')}
      link={linkTo(visit, token)}
      until={expiresOn}
      back={{ label: visit.t('organisations.link.back'), href: routes.members.url({ organisation: own }) }}
    />,
  );
};

export const memberRoutes = (doors: Doors): void => {
  doors.member(routes.members, (visit, { organisation }, member) =>
    organisation === member.organisation.id ? show(visit, member) : visit.notFound(),
  );

  doors.member(routes.changeRole, async (visit, { organisation, person }, member) => {
    const form = await visit.form(roleForm);
    if (organisation !== member.organisation.id) return visit.notFound();
    if (!form.ok) return show(visit, member, form, 422);
    const { role, passphrase } = form.values;
    const refused = await asked(visit, member, { person, act: 'role' }, passphrase);
    if (refused) return refused;
    const judge: Judge = (people) => changeRole(member, people, role);
    const work: Act = async (writer, tx) => {
      await writer.changeRole(organisation, person, role);
      if (role === 'member') await new InvitationWriter(tx).withdrawMadeBy(organisation, person);
      // A session begins and ends with one role (C36); her own goes on.
      if (person !== member.person) await writer.endSessions(person);
    };
    return onMember(visit, member, { person, act: form.act, judge, work, done: 'roleChanged' });
  });

  doors.member(routes.removeMember, async (visit, { organisation, person }, member) => {
    const form = await visit.form(steppedUpForm);
    if (organisation !== member.organisation.id) return visit.notFound();
    if (!form.ok) return show(visit, member, form, 422);
    const refused = await asked(visit, member, { person, act: 'removal' }, form.values.passphrase);
    if (refused) return refused;
    const judge: Judge = (people) => removeMember(member, people);
    const work: Act = async (writer, tx, keyring) => {
      await rotateAfterRemoval(tx, keyring, { organisation, removed: person, today: visit.today });
      await writer.remove(organisation, person);
    };
    return onMember(visit, member, { person, act: form.act, judge, work, done: 'memberRemoved' });
  });

  doors.member(routes.endMemberSessions, async (visit, { organisation, person }, member) => {
    const form = await visit.form(nothing);
    if (organisation !== member.organisation.id) return visit.notFound();
    if (!form.ok) return show(visit, member, form, 422);
    const judge: Judge = () => endSessionsOf(member, person);
    const work: Act = (writer) => writer.endSessions(person);
    return onMember(visit, member, { person, act: form.act, judge, work, done: 'memberSessionsEnded' });
  });

  doors.member(routes.issueRecovery, async (visit, { organisation, person }, member) => {
    const form = await visit.form(steppedUpForm);
    if (organisation !== member.organisation.id) return visit.notFound();
    if (!form.ok) return show(visit, member, form, 422);
    const refused = await asked(visit, member, { person, act: 'recovery' }, form.values.passphrase);
    if (refused) return refused;
    return recovery(visit, member, person, form.act);
  });
};
