import { reading as enReading, vocabulary as enVocabulary, web as enWeb } from '../../locales/en.json';
import { reading as frReading, vocabulary as frVocabulary, web as frWeb } from '../../locales/fr.json';
import { openDocument } from '../documents/document.ts';
import { checkText } from '../language/readText.ts';
import { parseForm } from '../web/forms/parse.ts';
import type { Language, Translate } from '../web/words/translate.ts';
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

type Opened = { text: string } | { problem: string };

/** The text of a file that was chosen, before what stands in the field. */
const textOf = async (form: HTMLFormElement, field: FileName, written: string): Promise<Opened> => {
  const file = form.querySelector<HTMLInputElement>(`#${field}`)?.files?.[0];
  if (!file) return { text: written };
  const opened = openDocument(new Uint8Array(await file.arrayBuffer()), file.name);
  return opened.ok ? { text: opened.document.text } : { problem: t(`reading.file.${opened.problem}`) };
};

type FileName = 'file' | 'beforeFile';
type Answer = { drawn: string } | { field: FileName; problem: string };

/** `null`: this is for the server, which says what is wrong in its own page. */
const answerTo = async (form: HTMLFormElement): Promise<Answer | null> => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const read = parseForm(fields, textForm, t, { once: false });
  if (!read.ok) return null;
  const text = await textOf(form, 'file', read.values.text);
  if ('problem' in text) return { field: 'file', ...text };
  const before = await textOf(form, 'beforeFile', read.values.before);
  if ('problem' in before) return { field: 'beforeFile', ...before };
  if (text.text.trim() === '') return null;
  const result = checkText(text.text, optionsOf({ ...read.values, before: before.text }));
  const drawn = await (
    <ResultView teller={{ t, language }} text={text.text} result={result} said={t('reading.result.here')} />
  );
  return { drawn: String(drawn) };
};

/** A file that could not be read is not sent either: what to do stands beside its field, as the server would say it. */
const sayBeside = (form: HTMLFormElement, field: FileName, problem: string): void => {
  const input = form.querySelector<HTMLInputElement>(`#${field}`);
  if (!input) return;
  const said = document.createElement('p');
  said.className = 'error';
  said.id = `${field}-error`;
  said.textContent = problem;
  input.before(said);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', `${field}-hint ${said.id}`);
  input.focus();
};

const forgetProblems = (form: HTMLFormElement): void => {
  for (const field of ['file', 'beforeFile']) {
    form.querySelector(`#${field}-error`)?.remove();
    const input = form.querySelector(`#${field}`);
    input?.removeAttribute('aria-invalid');
    input?.setAttribute('aria-describedby', `${field}-hint`);
  }
};

const answer = async (form: HTMLFormElement, place: Element): Promise<void> => {
  forgetProblems(form);
  const given = await answerTo(form);
  if (given === null) {
    form.submit();
    return;
  }
  // Everything in it went through the same escaping as on the server.
  place.innerHTML = 'drawn' in given ? given.drawn : '';
  if ('problem' in given) sayBeside(form, given.field, given.problem);
  else place.querySelector<HTMLElement>('#result')?.focus();
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
