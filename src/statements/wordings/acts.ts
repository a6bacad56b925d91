import {
  newId,
  type PassageId,
  passageId,
  type StatementId,
  type WordingId,
  wordingId,
} from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { fateOf } from '../../language/passages.ts';
import type { LanguageCode } from '../../language/vocabulary.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { act, record } from '../acts.ts';
import { wordingOf } from '../draft.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import {
  type DraftText,
  exactText,
  newSeal,
  passageIn,
  type Sealed,
  sealedHash,
  storedHash,
} from '../text/document.ts';
import { StatementSeal, StatementWords } from '../text/store.ts';
import { type TextMerge, textMerge } from '../text/textMerge.ts';
import type { VisibleStatement } from '../visible.ts';
import { StatementWriter } from '../writerStore.ts';
import { join, protect, release, type Written, write } from './rules.ts';

export type SentText = {
  language: LanguageCode;
  text: DraftText;
  note: string;
  base: WordingId | null;
  reopens: boolean;
};
export type WrittenText = Written & { joined: boolean };

/** Passages of this language that are not, word for word, in the new text. */
const touchedBy = async (
  { tx, keyring }: MemberContext,
  { facts }: VisibleStatement,
  { language, text }: Pick<SentText, 'language' | 'text'>,
): Promise<PassageId[]> => {
  const words = await new StatementWords(tx, keyring).passages(facts.id);
  return facts.passages
    .filter((passage) => passage.language === language && passage.releasedOn === null)
    .filter(({ id }) => fateOf(words.get(id) ?? '', exactText(text)).fate !== 'kept')
    .map(({ id }) => id);
};

/** Merges the text with what somebody else wrote meanwhile; null where nobody did. */
export const mergeWithLatest = async (
  { tx, keyring, work }: MemberContext,
  { facts, latest }: Pick<VisibleStatement, 'facts' | 'latest'>,
  { language, text, base }: Pick<SentText, 'language' | 'text' | 'base'>,
): Promise<TextMerge | null> => {
  const now = latest.get(language);
  if (!now || now.wording.id === base) return null;
  const before = facts.wordings.find((one) => one.id === base && one.language === language);
  const texts = await new StatementWords(tx, keyring).texts(before ? [before.id] : []);
  const from = (before && texts.get(before.id)) ?? { title: '', body: '', references: '' };
  return work.run(textMerge, { base: from, yours: text, theirs: now.text });
};

/** Stores the wording that a rule allowed, sealed for those on the draft, with its author's note. */
export const addWording = async (
  context: MemberContext,
  visible: Pick<VisibleStatement, 'facts' | 'own'>,
  { wording, voided, seal }: Written & Sealed,
  words: { text: DraftText; note: string; base: WordingId | null },
): Promise<void> => {
  const { tx } = context;
  const { facts, own } = visible;
  const sealed = await new StatementSeal(context, facts.id).wording(
    wording.id,
    { ...words.text, seal },
    words.note,
  );
  await new StatementWriter(tx).addWording({
    id: wording.id,
    statement_id: facts.id,
    language: wording.language,
    number: wording.number,
    organisation_id: own.organisation,
    base_id: words.base,
    text_sealed: sealed.text,
    note_sealed: sealed.note,
    sha256: storedHash(wording.sha256Hex),
    made_on: wording.madeOn,
  });
  await record(context, facts, ledgerEntries.written(facts.id, wording, voided));
};

/** Asks the rule about a text as its author sends it. */
export const judgeText = async (
  context: MemberContext,
  visible: VisibleStatement,
  { language, text, reopens }: Pick<SentText, 'language' | 'text' | 'reopens'>,
): Promise<Outcome<Written & Sealed>> => {
  const seal = newSeal();
  const latest = visible.latest.get(language);
  const asked = {
    id: newId(wordingId),
    language,
    sha256Hex: sealedHash(seal, text),
    isSame: latest !== undefined && exactText(latest.text) === exactText(text),
    base: latest?.wording.id ?? null,
    touches: await touchedBy(context, visible, { language, text }),
    reopens,
  };
  const ruling = write(visible.facts, context.member, asked, context.now);
  return ruling.ok ? { ...ruling, seal } : ruling;
};

/**
 * Keeps a new wording. Where somebody else wrote meanwhile, both are brought together; where both changed the same
 * words, nothing is kept and both are shown, so that a person decides.
 */
export const writeWording = (
  context: MemberContext,
  id: StatementId,
  sent: SentText,
): ActOutcome<WrittenText> =>
  act(context, id, async (visible) => {
    const met = await mergeWithLatest(context, visible, sent);
    const joined = join(met, sent.text);
    if (!joined.ok) return joined;
    const { text } = joined;
    const ruling = await judgeText(context, visible, { ...sent, text });
    if (!ruling.ok) return ruling;
    await addWording(context, visible, ruling, { text, note: sent.note, base: sent.base });
    return { ...ruling, joined: met !== null };
  });

/** Asks to keep words of the latest text in a wording's language, as they stand. P1 */
export const keepPassage = (
  context: MemberContext,
  id: StatementId,
  { wording, words }: { wording: WordingId; words: string },
): ActOutcome =>
  act(context, id, async ({ facts, own, latest }) => {
    const language = wordingOf(facts, wording)?.language;
    const text = language && latest.get(language)?.text;
    if (!text) return null;
    const ruling = protect(facts, context.member, passageIn(words, text));
    if (!ruling.ok) return ruling;
    const passage = newId(passageId);
    await new StatementWriter(context.tx).keep({
      id: passage,
      statement_id: id,
      language,
      organisation_id: own.organisation,
      words_sealed: await new StatementSeal(context, id).passage(passage, ruling.sentences),
      marked_on: todayOf(context),
    });
    await record(context, facts, ledgerEntries.kept(passage));
    return ruling;
  });

export const releasePassage = (context: MemberContext, id: StatementId, which: PassageId): ActOutcome =>
  act(context, id, async ({ facts }) => {
    const passage = facts.passages.find((one) => one.id === which);
    if (!passage) return null;
    const ruling = release(facts, context.member, passage);
    if (!ruling.ok) return ruling;
    await new StatementWriter(context.tx).release(which, todayOf(context));
    await record(context, facts, ledgerEntries.released(which));
    return ruling;
  });
