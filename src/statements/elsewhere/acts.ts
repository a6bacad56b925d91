import {
  type ElsewhereId,
  elsewhereId,
  newId,
  type OrganisationId,
  type PartnershipId,
  type StatementId,
} from '../../kernel/ids.ts';
import { refuse } from '../../kernel/outcome.ts';
import { usualWindow } from '../../kernel/window.ts';
import { newToken, tokenHash } from '../../vault/link.ts';
import type { Act } from '../acting.ts';
import { AskableReader } from '../askableStore.ts';
import { askOnto } from '../asking.ts';
import { beginStatement } from '../beginning.ts';
import { ElsewhereWriter, EntryReader, lockText } from '../elsewhereStore.ts';
import type { ObjectionAnswer } from '../facts.ts';
import type { Ruling } from '../ruling.ts';
import { type Looking, todayOf } from '../scene.ts';
import { StatementWriter } from '../statementWriter.ts';
import type { Entry } from './entry.ts';
import type { ElsewhereFacts } from './facts.ts';
import { answerObjection, beginSupplement, objectTo, removeText } from './rules.ts';

/** Keeps a text that others published, sealed to the organisation that found it. */
export const enterText = async (looking: Looking, words: Entry): Promise<Ruling<{ id: ElsewhereId }>> => {
  const id = newId(elsewhereId);
  const writer = new ElsewhereWriter(looking.tx);
  await writer.enter(looking.member.organisation.id, id, words, todayOf(looking));
  return { ok: true, id };
};

/** One act at a time on one text (C49), judged by what is there then; null where it is not there for her (C16). */
const onText = async <Facts>(
  { tx, member }: Looking,
  id: ElsewhereId,
  work: (facts: ElsewhereFacts, writer: ElsewhereWriter) => Act<Facts>,
): Act<Facts> => {
  await lockText(tx, id);
  const writer = new ElsewhereWriter(tx);
  const facts = await writer.text(id, member.organisation.id);
  return facts && work(facts, writer);
};

export const removeEntry = (looking: Looking, id: ElsewhereId): Act =>
  onText(looking, id, async (facts, writer) => {
    const own = looking.member.organisation.id;
    if (facts.by !== own) return null;
    const ruling = removeText(facts);
    if (ruling.ok) await writer.remove(own, id);
    return ruling;
  });

export type ObjectingTo = { words: string; namedAs: string | null; asked: OrganisationId | null };

/** Says in public what was left out, beside the text as it was found; whoever published it is asked where it is here. */
export const objectToText = (looking: Looking, id: ElsewhereId, objecting: ObjectingTo): Act =>
  onText(looking, id, async (facts, writer) => {
    const { tx, member, now } = looking;
    const own = member.organisation.id;
    const { words, namedAs, asked } = objecting;
    const found = (await new EntryReader(tx, looking.keyring).entries([id])).get(id);
    if (!found) return null;
    const known = asked && (await new AskableReader(tx, todayOf(looking)).one(asked));
    if (asked && !known) return null;
    const ruling = objectTo(facts, member, objecting, now);
    if (!ruling.ok) return ruling;
    const address = newToken();
    const page = {
      ...found,
      address: address.toString('base64url'),
      namedAs,
      words,
      askedHere: asked !== null,
    };
    const { madeOn, answerBy } = ruling.objection;
    const row = { text_id: id, organisation_id: own, asked_id: asked, made_on: madeOn, answer_by: answerBy };
    await writer.object({ ...row, page: JSON.stringify(page) }, tokenHash(address));
    // Named in the objection, it is known to whoever is asked: it can be asked onto a supplement's draft.
    if (asked && namedAs !== null)
      await new StatementWriter(tx).acquaint([{ known: own, to: asked }], todayOf(looking));
    return ruling;
  });

export type Supplementing = { partnership: PartnershipId; title: string; purpose: string };

/** A statement that says what the text left out; whoever objected is on its draft from the first day, if it may be known. P9 */
const begin = async (
  looking: Looking,
  facts: ElsewhereFacts,
  about: Supplementing,
): Act<{ id: StatementId }> => {
  const { partnership, title, purpose } = about;
  const writer = new ElsewhereWriter(looking.tx);
  const begun = await beginStatement(looking, {
    partnership,
    about: { title, purpose },
    days: usualWindow,
    // It names whom another text left out: read by that text's subjects, its own list would look short.
    scopes: [],
  });
  if (!begun) return refuse('supplementNeeded', 'P14');
  if (!begun.ok) return begun;
  const own = looking.member.organisation.id;
  await writer.supplement({
    statement_id: begun.id,
    text_id: facts.id,
    organisation_id: own,
    begun_on: todayOf(looking),
  });
  const known = own === facts.by ? null : await new AskableReader(looking.tx, todayOf(looking)).one(facts.by);
  if (known) await askOnto(looking, begun.id, { organisation: facts.by, asksFor: [] });
  return begun;
};

export const supplementText = (
  looking: Looking,
  id: ElsewhereId,
  about: Supplementing,
): Act<{ id: StatementId }> =>
  onText(looking, id, async (facts) => {
    const may = beginSupplement(facts, looking.member);
    return may.ok ? begin(looking, facts, about) : may;
  });

export type AnsweringText = {
  answer: ObjectionAnswer;
  words: string;
  /** With whom a supplement is written, where that is the answer. */
  partnership: PartnershipId | null;
};

/** What the publisher does about it, by itself; or what it said, where it is not here to say so. */
export const answerText = (
  looking: Looking,
  id: ElsewhereId,
  { answer, words, partnership }: AnsweringText,
): Act<{ supplement: StatementId | null }> =>
  onText(looking, id, async (facts, writer) => {
    const ruling = answerObjection(facts, looking.member, { answer, words });
    if (!ruling.ok) return ruling;
    if (ruling.begins && partnership === null) return refuse('supplementNeeded', 'P14');
    const title = (await writer.page(id))?.title ?? '';
    const about = partnership && { partnership, title, purpose: words };
    const begun = ruling.begins && about ? await begin(looking, facts, about) : null;
    if (begun && !begun.ok) return begun;
    await writer.answer({
      text_id: id,
      place: ruling.place,
      organisation_id: looking.member.organisation.id,
      answer,
      words,
      told: ruling.told,
      answered_on: todayOf(looking),
    });
    return { ok: true, supplement: begun?.ok ? begun.id : null };
  });
