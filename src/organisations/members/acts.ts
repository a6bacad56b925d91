import type { OrganisationId, PersonId } from '../../kernel/ids.ts';
import type { Role } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { rotateAfterRemoval } from '../../vault/rotation.ts';
import type { Submission } from '../../web/forms/act.ts';
import { linkUntil } from '../invitations/links.ts';
import { InvitationWriter } from '../invitations/store.ts';
import * as rules from '../rules.ts';
import { MemberWriter } from './store.ts';

export type AtMember = { organisation: OrganisationId; person: PersonId };

/** One act on a member: found, judged behind the stewards' lock (C49), done. */
const onMember = async (
  context: MemberContext,
  { person }: AtMember,
  rule: (people: rules.People) => Outcome,
  work: (writer: MemberWriter) => Promise<void>,
): ActOutcome => {
  const own = ownOf(context);
  const writer = new MemberWriter(context.tx, context.keyring);
  if (!(await writer.member(own, person))) return null;
  const decided = rule({ stewards: await writer.stewardsLocked(own), person });
  if (decided.ok) await work(writer);
  return decided;
};

export const changeRole = (context: MemberContext, at: AtMember, { role }: { role: Role }): ActOutcome =>
  onMember(
    context,
    at,
    (people) => rules.changeRole(context.member, people, role),
    async (writer) => {
      const { organisation, person } = at;
      await writer.changeRole(organisation, person, role);
      if (role === 'member') await new InvitationWriter(context.tx).withdrawMadeBy(organisation, person);
      // A session begins and ends with one role (C36); her own goes on.
      if (person !== context.member.person) await writer.endSessions(person);
    },
  );

export const removeMember = (context: MemberContext, at: AtMember): ActOutcome =>
  onMember(
    context,
    at,
    (people) => rules.removeMember(context.member, people),
    async (writer) => {
      const { organisation, person } = at;
      const removal = { organisation, removed: person, today: todayOf(context) };
      await rotateAfterRemoval(context.tx, context.keyring, removal);
      await writer.remove(organisation, person);
    },
  );

export const endSessions = (context: MemberContext, at: AtMember): ActOutcome =>
  onMember(
    context,
    at,
    ({ person }) => rules.endSessionsOf(context.member, person),
    (writer) => writer.endSessions(at.person),
  );

/** A link for new keys: whoever follows it takes this person's place, so only one waits at a time. */
export const issueRecovery = (
  context: MemberContext,
  at: AtMember,
  _: unknown,
  submission: Submission,
): ActOutcome =>
  onMember(
    context,
    at,
    (people) => rules.issueRecovery(context.member, people),
    async () => {
      const { tx, keyring, member } = context;
      const { organisation, person } = at;
      const writer = new InvitationWriter(tx);
      const today = todayOf(context);
      await writer.withdrawRecovery(organisation, person);
      await writer.make(
        { organisation, person: member.person },
        {
          kind: 'recovery',
          person,
          token: submission.secret('link'),
          madeOn: today,
          expiresOn: linkUntil(today),
        },
        keyring,
      );
    },
  );
