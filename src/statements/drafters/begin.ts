import { refreshActor } from '../../database/actor.ts';
import {
  newId,
  type OrganisationId,
  type PartnershipId,
  type StatementId,
  statementId,
} from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { createAudience } from '../../vault/chain/epochs.ts';
import { lockKeys } from '../../vault/chain/shareRows.ts';
import { newToken, tokenHash } from '../../vault/link.ts';
import { drafterHolders } from '../../vault/rotation.ts';
import { record } from '../acts.ts';
import type { DrafterFacts } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { type About, StatementSeal } from '../text/store.ts';
import { StatementWriter } from '../writerStore.ts';
import { AskableReader } from './askableStore.ts';
import { begin } from './rules.ts';

export type NewStatement = {
  partnership: PartnershipId;
  about: About;
  days: number;
  /** What it is about, as the reading engine names it: that says whom it affects. */
  scopes: readonly string[];
  supplements?: StatementId | null;
};

type Rows = { id: StatementId; drafters: readonly DrafterFacts[]; begun: NewStatement };

const writeRows = async (context: MemberContext, { id, drafters, begun }: Rows): Promise<void> => {
  const { tx, keyring, member } = context;
  const own = member.organisation.id;
  const writer = new StatementWriter(tx);
  await writer.begin({
    id,
    partnership_id: begun.partnership,
    by_id: own,
    days: begun.days,
    scopes: [...begun.scopes],
    supplements: begun.supplements ?? null,
    begun_on: todayOf(context),
  });
  for (const drafter of drafters.filter(({ organisation }) => organisation === own))
    await writer.ask(id, drafter);
  // Row-level security reads which drafts she is on once per transaction; from here on it must know this one.
  await refreshActor(tx, { kind: 'person', person: member.person });
  for (const drafter of drafters.filter(({ organisation }) => organisation !== own))
    await writer.ask(id, drafter);
  await createAudience(
    tx,
    keyring,
    { audience: id, kind: 'statement' },
    await drafterHolders({ tx, keyring }, id),
    todayOf(context),
  );
  const sealed = await new StatementSeal(context, id).about(begun.about);
  await writer.describe({ statement_id: id, organisation_id: own, about_sealed: sealed });
  const address = newToken();
  await writer.openDoor({
    statement_id: id,
    address: address.toString('base64url'),
    door_hash: tokenHash(address),
  });
};

/** Makes each organisation that joined known to all who read the draft; one that is only asked becomes known to nobody. P6 */
export const acquaintOnDraft = async (
  context: MemberContext,
  drafters: readonly DrafterFacts[],
): Promise<void> => {
  const joined = drafters.filter(({ answer, leftOn }) => answer === 'joined' && leftOn === null);
  const readers = drafters.filter(({ answer, leftOn }) => answer !== 'declined' && leftOn === null);
  const pairs = joined.flatMap(({ organisation: known }) =>
    readers.map(({ organisation: to }: { organisation: OrganisationId }) => ({ known, to })),
  );
  await new StatementWriter(context.tx).acquaint(pairs, todayOf(context));
};

/** Begins a statement, and asks every party of its partnership before there is a word to read. P9 */
export const beginStatement = async (
  context: MemberContext,
  begun: NewStatement,
): ActOutcome<{ id: StatementId }> => {
  const { tx, member, now } = context;
  // Behind this lock nobody who is removed meanwhile takes the new key along (C18).
  await lockKeys(tx);
  const parties = await new AskableReader(tx, todayOf(context)).parties(begun.partnership);
  if (!parties.some(({ organisation }) => organisation === member.organisation.id)) return null;
  const { days, about } = begun;
  const ruling = begin(member, parties, { days, title: about.title }, now);
  if (!ruling.ok) return ruling;
  const id = newId(statementId);
  await writeRows(context, { id, drafters: ruling.drafters, begun });
  await acquaintOnDraft(context, ruling.drafters);
  const facts = { id, partnership: begun.partnership };
  await record(context, facts, ledgerEntries.begun(id, ruling.drafters.length));
  for (const { organisation, answer, answerBy } of ruling.drafters)
    if (answer === null) await record(context, facts, ledgerEntries.asked(id, organisation, answerBy));
  return { ok: true, id };
};
