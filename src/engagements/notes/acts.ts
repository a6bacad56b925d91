import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import {
  type AudienceId,
  type EngagementId,
  type NoteId,
  newId,
  noteId,
  type ReleaseId,
} from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shareRecord, shred } from '../../vault/record.ts';
import { beginAct } from '../acts.ts';
import { NominationReader } from '../nominations/store.ts';
import {
  askForNote,
  endOrganisationNote,
  mayReadNote,
  mayReadWords,
  type NoteFacts,
  type NoteReason,
  type NoteWords,
  openUntil,
  type Turned,
  turnOrganisationKey,
} from './rules.ts';
import { closeNote, NoteWordsReader, NoteWriter, sealedReason, sealedWords } from './store.ts';

/**
 * Asks the organisation of whoever is shown where something can be handed in. It alone reads why, until it passes that
 * on; the partnership's record says nothing of it. P6
 */
export const askWhere = async (
  context: MemberContext,
  engagement: EngagementId,
  release: ReleaseId,
  reason: NoteReason,
): ActOutcome<{ id: NoteId }> => {
  const visible = await beginAct(context, engagement);
  if (!visible?.facts.partnership) return null;
  const { tx, member } = context;
  const writer = new NoteWriter(tx);
  const releases = await new NominationReader(tx).released(engagement);
  const shown = releases.map((row) => ({ ...row, organisation: row.organisation_id }));
  const ruling = askForNote(
    visible.facts,
    member,
    { shown: shown.find(({ id }) => id === release) ?? null, asks: await writer.inEngagement(engagement) },
    context.now,
  );
  if (!ruling.ok) return ruling;
  const id = newId(noteId);
  const own = member.organisation.id;
  const theirs = ruling.shown.organisation;
  await writer.ask({
    id,
    release_id: ruling.shown.id,
    engagement_id: engagement,
    partnership_id: visible.facts.partnership,
    asked_by: own,
    organisation_id: theirs,
    nomination_id: ruling.shown.nomination_id,
    reason_sealed: await sealedReason.sealNew(context, id, [own, theirs], reason, id),
    asked_on: todayOf(context),
  });
  return { ok: true, id };
};

/** Whoever holds one of the two keys, with what opens the note to her. */
type Holder = { tx: Tx; keyring: Keyring; now: Temporal.Instant };

const share = async ({ tx, keyring }: Holder, record: string, to: AudienceId): Promise<void> => {
  const key = (await sealedWords.keys(tx, keyring, [record])).get(record);
  if (key) await shareRecord({ tx, keyring }, key, to);
};

/** Writes that a key was turned: new words for the other to read, or the note open to whoever asked. */
export const writeTurn = async (
  holder: Holder,
  facts: NoteFacts,
  { agreed, opens }: Turned,
  own: NoteWords | null,
): Promise<Outcome> => {
  const { tx, keyring, now } = holder;
  const writer = new NoteWriter(tx);
  if (own) {
    if (facts.wordsId) await shred(tx, [facts.wordsId]);
    const record = randomUUID();
    const sealed = await sealedWords.sealNew(
      holder,
      record,
      [facts.organisation, facts.nomination],
      own,
      facts.id,
    );
    await writer.turn(facts.id, { agreed, openUntil: null }, { record, sealed });
    return { ok: true };
  }
  const read = mayReadWords(await new NoteWordsReader(tx, keyring).words(facts.id));
  if (!read.ok) return read;
  await writer.turn(facts.id, { agreed, openUntil: opens ? openUntil(facts, read.words, now) : null });
  if (opens && facts.wordsId) await share(holder, facts.wordsId, facts.askedBy);
  return { ok: true };
};

export type AtNote = { engagement: EngagementId; note: NoteId };
const find = async (context: MemberContext, at: AtNote): Promise<NoteFacts | null> => {
  const visible = await beginAct(context, at.engagement);
  const all = visible && (await new NoteWriter(context.tx).inEngagement(at.engagement));
  return all?.find(({ id }) => id === at.note) ?? null;
};

/** `read`: the words she had before her eyes. `own`: the words to agree to, where they are not those. */
export type Agreeing = { read: string | null; own: NoteWords | null };
/** `ended`: it was a no. */
export type Answered = { ended: boolean };

/** The organisation passes the question on to its nominee with words of its own, or agrees to hers. */
export const agreeAsOrganisation = async (
  context: MemberContext,
  at: AtNote,
  { read, own }: Agreeing,
): ActOutcome<Answered> => {
  const facts = await find(context, at);
  if (!facts) return null;
  const ruling = turnOrganisationKey(facts, context.member, { read, own: own !== null }, context.now);
  if (!ruling.ok) return ruling;
  const written = await writeTurn(context, facts, ruling, own);
  if (!written.ok) return written;
  if (facts.wordsId === null) await share(context, facts.id, facts.nomination);
  return { ok: true, ended: false };
};

export const refuseAsOrganisation = async (context: MemberContext, at: AtNote): ActOutcome<Answered> => {
  const facts = await find(context, at);
  if (!facts) return null;
  const ruling = endOrganisationNote(facts, context.member, context.now);
  if (!ruling.ok) return ruling;
  await closeNote(context.tx, facts, ruling.as, todayOf(context));
  return { ok: true, ended: true };
};

export type OpenNote = { facts: NoteFacts; words: NoteWords; reason: NoteReason | null };

/** Opens the note for a steward of whoever asked; whom it is about is told that it was opened, and when. P6 */
export const readNote = async (context: MemberContext, at: AtNote): ActOutcome<{ open: OpenNote }> => {
  const { tx, keyring, member, now } = context;
  const writer = new NoteWriter(tx);
  const facts = (await writer.inEngagement(at.engagement)).find(({ id }) => id === at.note);
  if (!facts) return null;
  const ruling = mayReadNote(facts, member, now);
  if (!ruling.ok) return ruling;
  const reader = new NoteWordsReader(tx, keyring);
  const read = mayReadWords(await reader.words(facts.id));
  if (!read.ok) return read;
  await writer.look({
    disclosure_id: facts.id,
    organisation_id: member.organisation.id,
    looked_on: todayOf(context),
  });
  const reason = (await reader.reasons([facts.id])).get(facts.id) ?? null;
  return { ok: true, open: { facts, words: read.words, reason } };
};
