import type { StatementId, WordingId } from '../kernel/ids.ts';
import { type LanguageCode, languageCode } from '../language/vocabulary.ts';
import type { Advice } from './checks.ts';
import { advice } from './languageCheckView.ts';
import type { Meeting } from './meeting.ts';
import type { Looking } from './scene.ts';
import { statementView } from './statementView.ts';
import type { DraftText } from './text.ts';
import { unsentOf } from './unsent.ts';
import { type Unsent, type UnsentSlot, UnsentTexts, type UnsentWords } from './unsentStore.ts';
import type { StatementView } from './views.ts';

export type Drafting = {
  slot: UnsentSlot;
  /** Null: a language that nothing is written in yet; she says which. */
  language: LanguageCode | null;
  base: WordingId | null;
  text: DraftText;
  note: string;
  /** The number of her own unsent words that this window saw last; 0: none. */
  seen: number;
  /** Her own unsent words stand in the form, since this day. */
  unsent: Unsent | null;
  /** Somebody else changed the same words meanwhile. */
  meeting: Meeting | null;
  /** Words of hers that another window kept, and this one had not seen. */
  newer: UnsentWords | null;
  /** What stood in the form before a file's text took its place. */
  replaced: string | null;
  /** What the check says of the words in the form. */
  advice: Advice | null;
  /** Where else in this statement she has words that she has not sent. */
  elsewhere: readonly UnsentSlot[];
};
export type DraftingView = { view: StatementView; drafting: Drafting };

const blank: DraftText = { title: '', body: '', references: '' };

export const textOf = ({ title, body, references }: DraftText): DraftText => ({ title, body, references });

/** The language that is asked for; where none is, the only one there is, else one she will choose. */
export const slotFor = (view: StatementView, asked: string | undefined): UnsentSlot => {
  const wanted = languageCode.safeParse(asked).data;
  const [only] = [...view.latest.keys()];
  const language = asked === 'new' ? undefined : (wanted ?? only);
  return language && view.latest.has(language) ? language : 'new';
};

/** The text as the draft has it, in this place. */
const fresh = (view: StatementView, slot: UnsentSlot): Omit<Drafting, 'advice' | 'elsewhere'> => {
  const latest = slot === 'new' ? undefined : view.latest.get(slot);
  return {
    slot,
    language: latest?.wording.language ?? null,
    base: latest?.wording.id ?? null,
    text: latest ? latest.text : { ...blank, title: view.about.title },
    note: '',
    seen: 0,
    ...{ unsent: null, meeting: null, newer: null, replaced: null },
  };
};

/** The same, with what she had begun and not sent in its place. */
const restored = (drafting: ReturnType<typeof fresh>, unsent: Unsent): ReturnType<typeof fresh> => ({
  ...drafting,
  language: drafting.language ?? unsent.words.language,
  base: unsent.words.base,
  text: textOf(unsent.words),
  note: unsent.words.note,
  seen: unsent.number,
  unsent,
});

/** What the check says of words that nobody has kept yet. */
export const adviceFor = async (
  looking: Looking,
  view: StatementView,
  { language, text, base }: Pick<Drafting, 'language' | 'text' | 'base'>,
): Promise<Advice | null> =>
  language && text.body.trim() !== ''
    ? advice(looking, view, { language, text, before: base })
    : Promise.resolve(null);

export const elsewhereOf = async (
  looking: Looking,
  statement: StatementId,
  here: UnsentSlot,
): Promise<UnsentSlot[]> => {
  const slots = await new UnsentTexts(looking.tx, looking.keyring).slots(statement);
  return slots.filter((slot) => slot !== here);
};

/** The form as she finds it: with her own unsent words, else with the text as it stands. Null: not on the draft. */
export const draftingView = async (
  looking: Looking,
  id: StatementId,
  asked: string | undefined,
): Promise<DraftingView | null> => {
  const view = await statementView(looking, id);
  if (!view?.me.owner) return null;
  const slot = slotFor(view, asked);
  const unsent = await unsentOf(looking, id, slot);
  const start = fresh(view, slot);
  const drafting = unsent ? restored(start, unsent) : start;
  return {
    view,
    drafting: {
      ...drafting,
      advice: await adviceFor(looking, view, drafting),
      elsewhere: await elsewhereOf(looking, id, slot),
    },
  };
};
