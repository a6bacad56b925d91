import { randomUUID } from 'node:crypto';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import {
  type AudienceId,
  type DisclosureId,
  disclosureId,
  type EngagementId,
  newId,
  type ReleaseId,
} from '../kernel/ids.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import { recordKeys, shareRecord, shred } from '../vault/record.ts';
import { beginAct, todayOf } from './acts.ts';
import {
  askForNote,
  type DisclosureFacts,
  type DisclosureNote,
  type DisclosureReason,
  type DisclosureRefusal,
  endOrganisationNote,
  mayReadNote,
  openUntil,
  type Turned,
  turnOrganisationKey,
} from './disclosure.ts';
import { DisclosureNoteReader, DisclosureWriter, endDisclosure } from './disclosureStore.ts';
import { NominationReader } from './nominationStore.ts';
import { sealWords } from './nomineeStore.ts';
import type { Looking } from './scene.ts';

/** Between the three whom it is about: the partnership's record says nothing of it. */
export type Act<Facts = unknown> = Promise<Outcome<Facts, DisclosureRefusal> | null>;

/** Asks her organisation where something can be handed in. It alone reads why, until it passes that on. P6 */
export const askWhere = async (
  looking: Looking,
  engagement: EngagementId,
  release: ReleaseId,
  reason: DisclosureReason,
): Act<{ id: DisclosureId }> => {
  const scene = await beginAct(looking, engagement);
  if (!scene?.facts.partnership) return null;
  const { tx, member } = looking;
  const writer = new DisclosureWriter(tx);
  const found = (await new NominationReader(tx).released(engagement)).find(({ id }) => id === release);
  const shown = found ? { id: found.id, organisation: found.organisation_id } : null;
  const asks = await writer.inEngagement(engagement);
  const ruling = askForNote(scene.facts, member, { shown, asks }, looking.now);
  if (!ruling.ok || !found) return ruling.ok ? null : ruling;
  const id = newId(disclosureId);
  const place = { table: 'disclosure', row: id, column: 'reason_sealed', of: id };
  const own = member.organisation.id;
  await writer.ask({
    id,
    release_id: found.id,
    engagement_id: engagement,
    partnership_id: scene.facts.partnership,
    asked_by: own,
    organisation_id: found.organisation_id,
    nomination_id: found.nomination_id,
    reason_sealed: await sealWords(tx, place, [own, found.organisation_id], reason),
    asked_on: todayOf(looking),
  });
  return { ok: true, id };
};

/** Whoever holds one of the two keys, with what opens the note to her. */
type Keys = { tx: Tx; keyring: Keyring; now: Temporal.Instant };

const shareWith = async (
  { tx, keyring }: Keys,
  { id, note }: Pick<DisclosureFacts, 'id' | 'note'>,
  { what, to }: { what: 'reason' | 'note'; to: AudienceId },
): Promise<void> => {
  const record = what === 'reason' ? id : note;
  const key = record && (await recordKeys(tx, keyring, 'disclosure', [record])).get(record);
  if (key) await shareRecord(tx, key, to);
};

/** Writes what a key's turning came to: a new text for the other to read, or the note open to whoever asked. */
export const turned = async (
  keys: Keys,
  facts: DisclosureFacts,
  { agreed, opens }: Turned,
  own: DisclosureNote | null,
): Promise<void> => {
  const { tx, keyring, now } = keys;
  const writer = new DisclosureWriter(tx);
  if (own) {
    if (facts.note) await shred(tx, [facts.note]);
    const record = randomUUID();
    const place = { table: 'disclosure', row: record, column: 'note_sealed', of: facts.id };
    const sealed = await sealWords(tx, place, [facts.organisation, facts.nomination], own);
    await writer.turn(facts.id, { agreed, openUntil: null }, { record, sealed });
    return;
  }
  const note = await new DisclosureNoteReader(tx, keyring).note(facts.id);
  if (!note) throw new Error('a key is turned on words that its holder cannot read');
  await writer.turn(facts.id, { agreed, openUntil: opens ? openUntil(facts, note, now) : null });
  if (opens) await shareWith(keys, facts, { what: 'note', to: facts.askedBy });
};

type At = { engagement: EngagementId; disclosure: DisclosureId };
const find = async (looking: Looking, at: At): Promise<DisclosureFacts | null> => {
  const scene = await beginAct(looking, at.engagement);
  const all = scene && (await new DisclosureWriter(looking.tx).inEngagement(at.engagement));
  return all?.find(({ id }) => id === at.disclosure) ?? null;
};

/** `own`: the words to agree to, where they are not the ones that stand. */
export type Agreeing = { read: string | null; own: DisclosureNote | null };

/** Her organisation passes the question on to her with words of its own, or agrees to hers. */
export const agreeAsOrganisation = async (looking: Looking, at: At, { read, own }: Agreeing): Act => {
  const facts = await find(looking, at);
  if (!facts) return null;
  const ruling = turnOrganisationKey(facts, looking.member, { read, own: own !== null }, looking.now);
  if (!ruling.ok) return ruling;
  await turned(looking, facts, ruling, own);
  if (facts.note === null) await shareWith(looking, facts, { what: 'reason', to: facts.nomination });
  return ruling;
};

export const refuseAsOrganisation = async (looking: Looking, at: At): Act => {
  const facts = await find(looking, at);
  if (!facts) return null;
  const ruling = endOrganisationNote(facts, looking.member, looking.now);
  if (ruling.ok) await endDisclosure(looking.tx, facts, ruling.as, todayOf(looking));
  return ruling;
};

export type OpenNote = { facts: DisclosureFacts; note: DisclosureNote; reason: DisclosureReason | null };

/** Opens the note for a steward of whoever asked; she whom it is about is told that it was opened, and when. P6 */
export const readNote = async (looking: Looking, at: At): Act<{ open: OpenNote }> => {
  const { tx, keyring, member, now } = looking;
  const writer = new DisclosureWriter(tx);
  const facts = (await writer.inEngagement(at.engagement)).find(({ id }) => id === at.disclosure);
  if (!facts) return null;
  const ruling = mayReadNote(facts, member, now);
  if (!ruling.ok) return ruling;
  const words = new DisclosureNoteReader(tx, keyring);
  const note = await words.note(facts.id);
  if (!note) return refuse('noteClosed');
  const on: Day = todayOf(looking);
  await writer.look({ disclosure_id: facts.id, organisation_id: member.organisation.id, looked_on: on });
  const reason = (await words.reasons([facts.id])).get(facts.id) ?? null;
  return { ok: true, open: { facts, note, reason } };
};
