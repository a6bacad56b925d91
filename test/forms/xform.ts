import { SaxesParser, type SaxesTagPlain } from 'saxes';

type Attributes = SaxesTagPlain['attributes'];
export type XForm = {
  /** What is said, by language and by the name of the text. */
  said: Map<string, Map<string, string>>;
  /** What holds for each question, by its path. */
  binds: Map<string, Attributes>;
  /** The questions that are asked, in order: `select1` or `input`, and where their choices come from. */
  asked: { kind: string; path: string; choices: string | null }[];
  /** The choices of each list, in order. */
  choices: Map<string, string[]>;
  groups: string[];
};

/** An XForm as a phone reads it. Throws where it is not well-formed. */
export const readXForm = (xml: string): XForm => {
  const form: XForm = { said: new Map(), binds: new Map(), asked: [], choices: new Map(), groups: [] };
  const parser = new SaxesParser();
  const at = { language: '', text: '', list: '', question: '', words: '' };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    at.words = '';
    const { lang = '', id = '', nodeset = '', ref = '' } = attributes;
    if (name === 'translation') {
      at.language = lang;
      form.said.set(lang, new Map());
    } else if (name === 'text') at.text = id;
    else if (name === 'instance') at.list = id;
    else if (name === 'bind') form.binds.set(nodeset, attributes);
    else if (name === 'group') form.groups.push(ref);
    else if (name === 'select1' || name === 'input')
      form.asked.push({ kind: name, path: ref, choices: null });
    else if (name === 'itemset') {
      const last = form.asked.at(-1);
      if (last) last.choices = /instance\('([^']+)'\)/.exec(nodeset)?.[1] ?? null;
    }
  });
  parser.on('text', (text) => {
    at.words += text;
  });
  parser.on('closetag', ({ name }) => {
    // A choice's own value, further down, is no text.
    if (name === 'value' && at.text) form.said.get(at.language)?.set(at.text, at.words);
    if (name === 'text') at.text = '';
    if (name === 'name') form.choices.set(at.list, [...(form.choices.get(at.list) ?? []), at.words]);
  });
  parser.write(xml).close();
  return form;
};
