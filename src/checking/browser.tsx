import { openDocument } from '../documents/document.ts';
import { readVocabulary } from '../language/lexicon/read.ts';
import { checkText } from '../language/readText.ts';
import { parseForm } from '../web/forms/parse.ts';
import type { Language, Translate } from '../web/words/translate.ts';
import { fetchWords } from './inBrowser/fetched.ts';
import { KnownWords } from './inBrowser/known.ts';
import { languagesNeeded } from './inBrowser/needed.ts';
import { ResultView } from './resultView.tsx';
import { optionsOf, type TextForm, textForm } from './textForm.ts';

type Tree = { [key: string]: string | Tree };
/** The same sentences as the server's, of the page's own language, without what this page never says. */
const sentencesIn: Record<Language, () => Promise<{ sentences: Tree }>> = {
  en: () => import('./inBrowser/en.ts'),
  fr: () => import('./inBrowser/fr.ts'),
};

const translatorOf =
  (sentences: Tree): Translate =>
  (key, values = {}) => {
    const found = key
      .split('.')
      .reduce<string | Tree | undefined>(
        (at, step) => (typeof at === 'object' ? at[step] : undefined),
        sentences,
      );
    return typeof found === 'string'
      ? found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
      : key;
  };

const language: Language = document.documentElement.lang === 'fr' ? 'fr' : 'en';
const known = new KnownWords(fetchWords);
/** Whatever else is fetched later, these are here before the page says that it checks by itself. */
const [{ sentences }, missing] = await Promise.all([sentencesIn[language](), known.have([language])]);
const t = translatorOf(sentences);

type Opened = { text: string } | { problem: string };

/** The text of a file that was chosen, before what stands in the field. */
const textOf = async (form: HTMLFormElement, field: FileName, written: string): Promise<Opened> => {
  const file = form.querySelector<HTMLInputElement>(`#${field}`)?.files?.[0];
  if (!file) return { text: written };
  const opened = openDocument(new Uint8Array(await file.arrayBuffer()), file.name);
  return opened.ok ? { text: opened.document.text } : { problem: t(`reading.file.${opened.problem}`) };
};

type FileName = 'file' | 'beforeFile';
type Field = FileName | 'text';
type Answer = { drawn: string } | { field: Field; problem: string };

const typedIn = (form: HTMLFormElement) => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return parseForm(fields, textForm, t, { once: false });
};

/** Fetches the words that these texts are read by; what goes out is the name of a language's file. */
const wordsFor = (text: string, { before, lang }: TextForm) => {
  const texts = [text, before].filter((one) => one.trim() !== '');
  return known.ready(languagesNeeded(texts, lang === '' ? null : lang, language, readVocabulary()));
};

/** `null`: this is for the server, which says what is wrong in its own page. */
const answerTo = async (form: HTMLFormElement): Promise<Answer | null> => {
  const read = typedIn(form);
  if (!read.ok) return null;
  const text = await textOf(form, 'file', read.values.text);
  if ('problem' in text) return { field: 'file', ...text };
  const before = await textOf(form, 'beforeFile', read.values.before);
  if ('problem' in before) return { field: 'beforeFile', ...before };
  if (text.text.trim() === '') return null;
  const values = { ...read.values, before: before.text };
  const { readable, without } = await wordsFor(text.text, values);
  if (!readable) return { field: 'text', problem: t('reading.result.wordsMissing') };
  const result = checkText(text.text, optionsOf(values));
  const here = [t('reading.result.here'), ...(without.length > 0 ? [t('reading.result.without')] : [])];
  const drawn = await (
    <ResultView teller={{ t, language }} text={text.text} result={result} said={here.join(' ')} />
  );
  return { drawn: String(drawn) };
};

/** What could not be read is not sent either: what to do stands beside its field, as the server would say it. */
const sayBeside = (form: HTMLFormElement, field: Field, problem: string): void => {
  const input = form.querySelector<HTMLElement>(`#${field}`);
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
  for (const field of ['text', 'file', 'beforeFile']) {
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

/** As soon as something was written, so that the check need not wait, nor be made with a connection. */
const prepare = async (form: HTMLFormElement): Promise<void> => {
  const read = typedIn(form);
  if (read.ok && read.values.text.trim() !== '') await wordsFor(read.values.text, read.values);
};

const form = document.querySelector<HTMLFormElement>('#check-text');
const place = document.querySelector('#result-place');
if (form && place && missing.length === 0) {
  document.querySelector('#in-browser')?.removeAttribute('hidden');
  form.addEventListener('change', () => void prepare(form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void answer(form, place);
  });
}
