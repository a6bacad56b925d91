import {
  newId,
  type PassageId,
  passageId,
  type StatementId,
  type WordingId,
  wordingId,
} from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { fateOf } from '../language/passages.ts';
import type { LanguageCode } from '../language/vocabulary.ts';
import { type Act, act, record } from './acting.ts';
import { protect, release, type Written, write } from './drafting.ts';
import { type Meeting, meetingOf } from './meeting.ts';
import { says } from './saying.ts';
import { type Looking, type StatementScene, todayOf } from './scene.ts';
import { StatementWriter } from './statementWriter.ts';
import { type DraftText, exactText, passageIn, textHash } from './text.ts';
import { StatementSeal, StatementWords } from './wordStore.ts';

export type Writing = {
  language: LanguageCode;
  text: DraftText;
  note: string;
  base: WordingId | null;
  reopens: boolean;
};
export type WrittenText = Written & { joined: boolean };

/** Passages of this language that are not, word for word, in the new text. */
const touchedBy = async (
  { tx, keyring }: Looking,
  { facts }: StatementScene,
  { language, text }: Pick<Writing, 'language' | 'text'>,
): Promise<PassageId[]> => {
  const words = await new StatementWords(tx, keyring).passages(facts.id);
  return facts.passages
    .filter((passage) => passage.language === language && passage.releasedOn === null)
    .filter(({ id }) => fateOf(words.get(id) ?? '', exactText(text)).fate !== 'kept')
    .map(({ id }) => id);
};

/** The same text brought together with what somebody else wrote meanwhile; null where nobody did. */
export const meeting = async (
  { tx, keyring }: Looking,
  { facts, latest }: Pick<StatementScene, 'facts' | 'latest'>,
  { language, text, base }: Pick<Writing, 'language' | 'text' | 'base'>,
): Promise<Meeting | null> => {
  const now = latest.get(language);
  if (!now || now.wording.id === base) return null;
  const before = facts.wordings.find((one) => one.id === base && one.language === language);
  const texts = await new StatementWords(tx, keyring).texts(before ? [before.id] : []);
  const from = (before && texts.get(before.id)) ?? { title: '', body: '', references: '' };
  return meetingOf({ base: from, yours: text, theirs: now.text });
};

/** Writes what a rule allowed: sealed for those on the draft, with its author's note. */
export const addWording = async (
  looking: Looking,
  scene: Pick<StatementScene, 'facts' | 'own'>,
  { wording, voided }: Written,
  words: { text: DraftText; note: string; base: WordingId | null },
): Promise<void> => {
  const { tx } = looking;
  const { facts, own } = scene;
  const sealed = await new StatementSeal(tx, facts.id).wording(wording.id, words.text, words.note);
  await new StatementWriter(tx).addWording({
    id: wording.id,
    statement_id: facts.id,
    language: wording.language,
    number: wording.number,
    organisation_id: own.organisation,
    base_id: words.base,
    text_sealed: sealed.text,
    note_sealed: sealed.note,
    sha256: Buffer.from(wording.sha256Hex, 'hex'),
    made_on: wording.madeOn,
  });
  await record(looking, facts, says.written(facts.id, wording, voided));
};

/** What a text would be judged by, as its author sends it. */
export const judged = async (
  looking: Looking,
  scene: StatementScene,
  { language, text, reopens }: Pick<Writing, 'language' | 'text' | 'reopens'>,
) =>
  write(
    scene.facts,
    looking.member,
    {
      id: newId(wordingId),
      language,
      sha256Hex: textHash(text),
      base: scene.latest.get(language)?.wording.id ?? null,
      touches: await touchedBy(looking, scene, { language, text }),
      reopens,
    },
    looking.now,
  );

/**
 * Keeps a new wording. Where somebody else wrote meanwhile, both are brought together; where both changed the same
 * words, nothing is kept and both are shown, so that a person decides.
 */
export const writeWording = (looking: Looking, id: StatementId, writing: Writing): Act<WrittenText> =>
  act(looking, id, async (scene) => {
    const met = await meeting(looking, scene, writing);
    if (met && !met.merged) return refuse('otherText', 'P1');
    const text = met?.merged ?? writing.text;
    const ruling = await judged(looking, scene, { ...writing, text });
    if (!ruling.ok) return ruling;
    await addWording(looking, scene, ruling, { text, note: writing.note, base: writing.base });
    return { ...ruling, joined: met !== null };
  });

/** Asks to keep words of the latest text, as they stand. P1 */
export const keepPassage = (
  looking: Looking,
  id: StatementId,
  { language, words }: { language: LanguageCode; words: string },
): Act =>
  act(looking, id, async ({ facts, own, latest }) => {
    const text = latest.get(language)?.text;
    const sentences = text ? passageIn(words, text) : null;
    const ruling = protect(facts, looking.member, { stands: sentences !== null });
    if (!ruling.ok) return ruling;
    const passage = newId(passageId);
    await new StatementWriter(looking.tx).keep({
      id: passage,
      statement_id: id,
      language,
      organisation_id: own.organisation,
      words_sealed: await new StatementSeal(looking.tx, id).words(
        'kept_passage',
        passage,
        sentences ?? words,
      ),
      marked_on: todayOf(looking),
    });
    await record(looking, facts, says.kept(passage));
    return ruling;
  });

export const releasePassage = (looking: Looking, id: StatementId, which: PassageId): Act =>
  act(looking, id, async ({ facts }) => {
    const passage = facts.passages.find((one) => one.id === which);
    if (!passage) return null;
    const ruling = release(facts, looking.member, passage);
    if (!ruling.ok) return ruling;
    await new StatementWriter(looking.tx).release(which, todayOf(looking));
    await record(looking, facts, says.released(which));
    return ruling;
  });
