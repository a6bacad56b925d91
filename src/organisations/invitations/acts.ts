import type { InvitationId, OrganisationId } from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import type { Submission, ValuesOf } from '../../web/forms/act.ts';
import { ownStands } from '../ledStatus/own.ts';
import { invite, isSteward } from '../rules.ts';
import type { inviteForm } from './form.ts';
import { linkUntil } from './links.ts';
import { InvitationWriter } from './store.ts';

type At = { organisation: OrganisationId };

/** The link is made once per form: sent twice, it makes one invitation and shows one link (C48). */
export const makeLink = async (
  context: MemberContext,
  { organisation }: At,
  values: ValuesOf<typeof inviteForm>,
  submission: Submission,
): ActOutcome => {
  const { tx, keyring, member } = context;
  const writer = new InvitationWriter(tx);
  const today = todayOf(context);
  const maker = { organisation, person: member.person };
  const stands = await ownStands(tx, member, today);
  const stewardStill = await writer.isStewardStill(organisation, member.person);
  const decided = invite(member, { stands, stewardStill }, values.kind);
  if (!decided.ok) return decided;
  const link = { token: submission.secret('link'), madeOn: today, expiresOn: linkUntil(today) };
  await writer.make(maker, { ...values, ...link }, keyring);
  return decided;
};

export const withdrawLink = async (
  { tx, member }: MemberContext,
  { organisation, invitation }: At & { invitation: InvitationId },
): ActOutcome<{ withdrawn: boolean }> => {
  const writer = new InvitationWriter(tx);
  if (!(await writer.invitation(organisation, invitation))) return null;
  const decided = isSteward(member);
  return decided.ok ? { ok: true, withdrawn: await writer.withdraw(organisation, invitation) } : decided;
};
