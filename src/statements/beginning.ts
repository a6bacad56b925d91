import { refreshActor } from '../database/actor.ts';
import {
  newId,
  type OrganisationId,
  type PartnershipId,
  type StatementId,
  statementId,
} from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { createAudience, lockKeys } from '../vault/keyring.ts';
import { newToken, tokenHash } from '../vault/link.ts';
import { drafterHolders } from '../vault/rotation.ts';
import { type Act, record } from './acting.ts';
import { AskableReader } from './askableStore.ts';
import type { DrafterFacts } from './facts.ts';
import { begin } from './rules.ts';
import { says } from './saying.ts';
import { type Looking, todayOf } from './scene.ts';
import { StatementWriter } from './statementWriter.ts';
import { type About, StatementSeal } from './wordStore.ts';

export type Beginning = {
  partnership: PartnershipId;
  about: About;
  days: number;
  /** What it is about, as the reading engine names it: that says whom it affects. */
  scopes: readonly string[];
  supplements?: StatementId | null;
};

type Rows = { id: StatementId; drafters: readonly DrafterFacts[]; beginning: Beginning };

const writeRows = async (looking: Looking, { id, drafters, beginning }: Rows): Promise<void> => {
  const { tx, member } = looking;
  const own = member.organisation.id;
  const writer = new StatementWriter(tx);
  await writer.begin({
    id,
    partnership_id: beginning.partnership,
    by_id: own,
    days: beginning.days,
    scopes: [...beginning.scopes],
    supplements: beginning.supplements ?? null,
    begun_on: todayOf(looking),
  });
  for (const drafter of drafters.filter(({ organisation }) => organisation === own))
    await writer.ask(id, drafter);
  // Row-level security reads which drafts she is on once per transaction; from here on it must know this one.
  await refreshActor(tx, { kind: 'person', person: member.person });
  for (const drafter of drafters.filter(({ organisation }) => organisation !== own))
    await writer.ask(id, drafter);
  await createAudience(tx, id, 'statement', await drafterHolders(tx, id), todayOf(looking));
  const sealed = await new StatementSeal(tx, id).about(beginning.about);
  await writer.describe({ statement_id: id, organisation_id: own, about_sealed: sealed });
  const address = newToken();
  await writer.openDoor({
    statement_id: id,
    address: address.toString('base64url'),
    door_hash: tokenHash(address),
  });
};

/** Who joined is known to whom it is asked together with; those who are only asked are made known to nobody. P6 */
export const acquaintOnDraft = async (looking: Looking, drafters: readonly DrafterFacts[]): Promise<void> => {
  const joined = drafters.filter(({ answer, leftOn }) => answer === 'joined' && leftOn === null);
  const readers = drafters.filter(({ answer, leftOn }) => answer !== 'declined' && leftOn === null);
  const pairs = joined.flatMap(({ organisation: known }) =>
    readers.map(({ organisation: to }: { organisation: OrganisationId }) => ({ known, to })),
  );
  await new StatementWriter(looking.tx).acquaint(pairs, todayOf(looking));
};

/** Begins a statement: its partnership's parties are asked before there is a word to read. P9 */
export const beginStatement = async (looking: Looking, beginning: Beginning): Act<{ id: StatementId }> => {
  const { tx, member, now } = looking;
  // Behind this lock nobody who is removed meanwhile takes the new key along (C18).
  await lockKeys(tx);
  const parties = await new AskableReader(tx, todayOf(looking)).parties(beginning.partnership);
  if (!parties.some(({ organisation }) => organisation === member.organisation.id)) return null;
  const ruling = begin(member, parties, { days: beginning.days }, now);
  if (!ruling.ok) return ruling;
  if (beginning.about.title.trim() === '') return refuse('reasonNeeded');
  const id = newId(statementId);
  await writeRows(looking, { id, drafters: ruling.drafters, beginning });
  await acquaintOnDraft(looking, ruling.drafters);
  const facts = { id, partnership: beginning.partnership };
  await record(looking, facts, says.begun(id, ruling.drafters.length));
  for (const { organisation, answer, answerBy } of ruling.drafters)
    if (answer === null) await record(looking, facts, says.asked(id, organisation, answerBy));
  return { ok: true, id };
};
