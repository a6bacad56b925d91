import { reading as enReading, vocabulary as enVocabulary, web as enWeb } from '../../locales/en.json';
import { reading as frReading, vocabulary as frVocabulary, web as frWeb } from '../../locales/fr.json';
import { openDocument } from '../documents/document.ts';
import { checkText } from '../language/readText.ts';
import { parseForm } from '../web/form.ts';
import type { Language, Translate } from '../web/words.ts';
import { ResultView } from './resultView.tsx';
import { optionsOf, textForm } from './textForm.ts';

type Tree = { [key: string]: string | Tree };
const sentences: Record<Language, Tree> = {
  en: { reading: enReading, vocabulary: enVocabulary, web: { principle: enWeb.principle } },
  fr: { reading: frReading, vocabulary: frVocabulary, web: { principle: frWeb.principle } },
};

/** The same sentences as the server's, without what this page never says. */
const translatorOf =
  (language: Language): Translate =>
  (key, values = {}) => {
    const found = key
      .split('.')
      .reduce<string | Tree | undefined>(
        (at, step) => (typeof at === 'object' ? at[step] : undefined),
        sentences[language],
      );
    return typeof found === 'string'
      ? found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
      : key;
  };

const language: Language = document.documentElement.lang === 'fr' ? 'fr' : 'en';
const t = translatorOf(language);

/** The text of a file that was chosen, before what stands in the field; `null` where it cannot be read. */
const textOf = async (form: HTMLFormElement, field: string, written: string): Promise<string | null> => {
  const file = form.querySelector<HTMLInputElement>(`#${field}`)?.files?.[0];
  if (!file) return written;
  const opened = openDocument(new Uint8Array(await file.arrayBuffer()), file.name);
  return opened.ok ? opened.document.text : null;
};

/** `null`: this is for the server, which says what is wrong in its own page. */
const resultFor = async (form: HTMLFormElement): Promise<string | null> => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const read = parseForm(fields, textForm, t, { once: false });
  if (!read.ok) return null;
  const text = await textOf(form, 'file', read.values.text);
  const before = await textOf(form, 'beforeFile', read.values.before);
  if (text === null || before === null || text.trim() === '') return null;
  const result = checkText(text, optionsOf({ ...read.values, before }));
  return String(
    await (
      <ResultView teller={{ t, language }} text={text} result={result} said={t('reading.result.here')} />
    ),
  );
};

const answer = async (form: HTMLFormElement, place: Element): Promise<void> => {
  const drawn = await resultFor(form);
  if (drawn === null) {
    form.submit();
    return;
  }
  // Everything in it went through the same escaping as on the server.
  place.innerHTML = drawn;
  place.querySelector<HTMLElement>('#result')?.focus();
};

const form = document.querySelector<HTMLFormElement>('#check-text');
const place = document.querySelector('#result-place');
if (form && place) {
  document.querySelector('#in-browser')?.removeAttribute('hidden');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void answer(form, place);
  });
}
