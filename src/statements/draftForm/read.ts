import type { StatementId } from '../../kernel/ids.ts';
import { languageCode } from '../../language/vocabulary.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import { advice } from '../languageCheck/read.ts';
import { statementView } from '../read.ts';
import type { DraftText } from '../text/document.ts';
import type { StatementView } from '../view.ts';
import { mergeWithLatest } from '../wordings/acts.ts';
import { type TypedDraft, typedDraft } from './form.ts';
import { unsentOf } from './unsent.ts';
import { type Unsent, type UnsentSlot, UnsentTexts } from './unsentStore.ts';
import type { DraftFormView, DraftWords } from './view.ts';

const blank: DraftText = { title: '', body: '', references: '' };

const textOf = ({ title, body, references }: DraftText): DraftText => ({ title, body, references });

/** The language that is asked for; where none is, the only one there is, else one she will choose. */
const slotFor = (view: StatementView, asked: string | undefined): UnsentSlot => {
  const wanted = languageCode.safeParse(asked).data;
  const [only] = [...view.latest.keys()];
  const language = asked === 'new' ? undefined : (wanted ?? only);
  return language && view.latest.has(language) ? language : 'new';
};

/** The text as the draft has it, in this place. */
const fresh = (view: StatementView, slot: UnsentSlot): DraftWords => {
  const latest = slot === 'new' ? undefined : view.latest.get(slot);
  return {
    slot,
    language: latest?.wording.language ?? null,
    base: latest?.wording.id ?? null,
    text: latest ? latest.text : { ...blank, title: view.about.title },
    note: '',
    seen: 0,
    ...{ unsent: null, conflict: null, newer: null, replaced: null },
  };
};

/** The same, with what she had begun and not sent in its place. */
const restored = (draft: DraftWords, unsent: Unsent): DraftWords => ({
  ...draft,
  language: draft.language ?? unsent.words.language,
  base: unsent.words.base,
  text: textOf(unsent.words),
  note: unsent.words.note,
  seen: unsent.number,
  unsent,
});

/** With what the check says of words that nobody has kept yet, and where else she has words of her own. */
const beside = async (
  context: MemberContext,
  view: StatementView,
  words: DraftWords,
): Promise<DraftFormView> => {
  const { language, text, base } = words;
  const isRead = language !== null && text.body.trim() !== '';
  const slots = await new UnsentTexts(context.tx, context.keyring).slots(view.facts.id);
  return {
    view,
    draft: {
      ...words,
      advice: isRead ? await advice(context, view, { language, text, before: base }) : null,
      elsewhere: slots.filter((slot) => slot !== words.slot),
    },
  };
};

/** The form as she finds it: with her own unsent words, else with the text as it stands. Null: not on the draft. */
export const draftFormView = async (
  context: MemberContext,
  id: StatementId,
  asked: string | undefined,
): Promise<DraftFormView | null> => {
  const view = await statementView(context, id);
  if (!view?.me.owner) return null;
  const slot = slotFor(view, asked);
  const unsent = await unsentOf(context, id, slot);
  const words = fresh(view, slot);
  return beside(context, view, unsent ? restored(words, unsent) : words);
};

/** All that files took the place of stays on the page: this one, and those before it. */
const replacedBy = (file: string, { text, replaced }: TypedDraft): string | null => {
  const stood = [replaced ?? '', text.body === file ? '' : text.body].filter((one) => one !== '');
  return stood.length > 0 ? stood.join('\n\n') : null;
};

/** The form as it was sent, beside another's words on the draft or newer ones of her own. */
export const returnedView = async (
  context: MemberContext,
  id: StatementId,
  { typed, refusal }: Pick<ReturnedForm, 'typed' | 'refusal'>,
  file?: string,
): Promise<DraftFormView | null> => {
  const view = await statementView(context, id);
  if (!view?.me.owner) return null;
  const draft = typedDraft(typed);
  const { language, base, text, slot } = draft;
  const latest = language && view.latest.get(language);
  const met =
    refusal?.refusal === 'otherText' && language
      ? await mergeWithLatest(context, view, { language, text, base })
      : null;
  const newer = refusal?.refusal === 'newerUnsent' ? await unsentOf(context, id, slot) : null;
  return beside(context, view, {
    ...draft,
    text: file === undefined ? text : { ...text, body: file },
    // She has the other text before her now: what she settles is written on top of it.
    base: met && latest ? latest.wording.id : base,
    seen: newer?.number ?? draft.seen,
    unsent: null,
    conflict: met,
    newer: newer?.words ?? null,
    replaced: file === undefined ? draft.replaced : replacedBy(file, draft),
  });
};
