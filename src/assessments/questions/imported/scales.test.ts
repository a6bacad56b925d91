import { beforeAll, describe, expect, test } from 'vitest';
import {
  choices,
  en,
  fixture,
  formOf,
  notesOf,
  q1,
  type Rows,
  read,
  reference,
  scaleRows,
  survey,
  textsOf,
  whyOf,
} from '../../../../test/support/forms.ts';
import { translator, wordsReady } from '../../../web/words/translate.ts';
import { readXlsForm } from './readXlsForm.ts';
import { formInWords } from './words.ts';

beforeAll(() => wordsReady);
const t = translator('en');

describe('one scale, and no other', () => {
  test('of two scales the first one’s questions are read, and the others are told with their rows', async () => {
    const form = await fixture('two-scales');
    expect(textsOf(form)).toEqual(en('Were you asked in time?'));
    expect(form.ok && form.instrument.anchors[0]).toEqual({ en: 'Never' });
    expect(form.leftOut).toEqual([
      { sheet: 'survey', row: 3, what: 'q2', reason: 'otherScale', values: { list: 'bad', first: 'good' } },
    ]);
    expect(formInWords(t, 'en', form).join('\n')).toMatch(/row 3 \(q2\): .*“bad” means other things.*“good”/);
  });

  test('two lists that say the same are one scale', async () => {
    const form = await read({
      survey: survey([...q1], ['select_one t', 'q2', 'Two']),
      choices: choices(...scaleRows('s'), ...scaleRows('t')),
    });
    expect(textsOf(form)).toEqual(en('One', 'Two'));
  });

  const list = (names: readonly (string | number)[]): Rows =>
    choices(...names.map((name) => ['x', name, `L${name}`]), ...scaleRows('s'));
  test.each([
    ['0 to 10', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'listOther'],
    ['a sixth answer', [0, 1, 2, 3, 4, 5], 'listOther'],
    ['99 for no answer', [0, 1, 2, 3, 4, 99], 'listOther'],
    ['-1', [-1, 0, 1, 2, 3, 4], 'listOther'],
    ['dk', [0, 1, 2, 3, 4, 'dk'], 'listOther'],
    ['1 to 5', [1, 2, 3, 4, 5], 'listOther'],
    ['0 to 3', [0, 1, 2, 3], 'listLacks'],
    ['0 to 4 with a half', [0, 1, 2, 2.5, 3, 4], 'listOther'],
    ['one mark twice', [0, 1, 2, 3, 3, 4], 'listTwice'],
    ['01', ['00', '01', '02', '03', '04'], 'listOther'],
    ['words', ['never', 'always'], 'listOther'],
    ['none', [], 'noList'],
  ])('a list of %s is no scale: its question is left out', async (_, names, reason) => {
    const form = await read({ survey: survey(['select_one x', 'a', 'A'], [...q1]), choices: list(names) });
    expect(textsOf(form)).toEqual(en('One'));
    expect(whyOf(form)).toEqual([`2 ${reason}`]);
  });

  test('the answers that are too many are named', async () => {
    const form = await fixture('zero-to-ten');
    expect(textsOf(form)).toBe('noQuestions');
    expect(formInWords(t, 'en', form).join('\n')).toMatch(/row 2 \(q1\): .*5, 6, 7, 8, 9, 10/);
  });

  test('words that begin with a number keep it: only what went out from here is shortened', async () => {
    const labels = ['0 times', '1 time', '2 times', '3 times', '4 times or more'];
    const form = await read({ survey: survey([...q1]), choices: choices(...scaleRows('s', labels)) });
    expect(form.ok && form.instrument.anchors.map((anchor) => anchor['en'])).toEqual(labels);
  });

  test('our two further answers may stand there; that they are worded otherwise is told', async () => {
    const form = await read({
      survey: survey([...q1]),
      choices: choices(...scaleRows(), ['s', 'na', 'Refused'], ['s', 'unsaid', 'Later']),
    });
    expect(textsOf(form)).toEqual(en('One'));
    expect(form.notes?.map(({ row, reason, values }) => [row, reason, values['label']])).toEqual([
      [7, 'choiceAlone', 'Refused'],
      [8, 'choiceAlone', 'Later'],
    ]);
  });

  test('an answer without words, and one that takes in another answer, make no scale', async () => {
    const without = choices(...scaleRows('s', ['Never', null, 'Sometimes', 'Often', 'Always']));
    const form = await read({ survey: survey([...q1]), choices: without });
    expect(form.leftOut).toMatchObject([{ row: 2, reason: 'listUnlabelled', values: { line: 3 } }]);
    const within = choices(
      ...scaleRows('s', ['Never', `${reference} times`, 'Sometimes', 'Often', 'Always']),
    );
    expect(whyOf(await read({ survey: survey([...q1]), choices: within }))).toEqual(['2 listReference']);
  });
});

describe('languages', () => {
  test('are told by their names where they have no code', async () => {
    const form = await fixture('languages-without-code');
    expect(textsOf(form)).toEqual([
      { en: 'Were you paid?', fr: 'Avez-vous été payée ?', es: '¿Le pagaron?' },
    ]);
    expect(form.ok && form.instrument.anchors[0]).toEqual({ en: 'E0', fr: 'F0', es: 'S0' });
    expect(form.ok && form.instrument.title).toEqual({ en: 'T' });
  });

  test('a column without one is in the language that the form begins with', async () => {
    const form = await fixture('label-beside-language');
    expect(textsOf(form)).toEqual([{ ru: 'Вам заплатили?', en: 'Were you paid?' }]);
    expect(form.ok && form.instrument.anchors[4]).toEqual({ ru: 'Р4', en: 'E4' });
    expect(form.notes).toEqual([]);
  });

  test('a form that says none is in the language of whoever brings it, and that is told', async () => {
    const settings = [['form_title'], ['Notre outil']];
    const file = await formOf({ survey: survey([...q1]), settings });
    const form = await readXlsForm(file, 'fr');
    expect(textsOf(form)).toEqual([{ fr: 'One' }]);
    expect(form.ok && form.instrument.title).toEqual({ fr: 'Notre outil' });
    expect(notesOf(form)).toEqual(['1 languageAssumed']);
    expect(formInWords(t, 'en', form).join('\n')).toContain('French');
  });

  const heads = (head: string): Rows => [
    ['type', 'name', head],
    ['select_one s', 'q1', 'One'],
  ];
  test.each([
    ['label::English (en)', 'en'],
    ['label::en', 'en'],
    ['label::Kiswahili', 'sw'],
    ['label::Kiswahili(sw)', 'sw'],
    ['label:French (fr)', 'fr'],
    ['label : Français', 'fr'],
    ['LABEL::Русский (ru)', 'ru'],
    ['label::Português (pt-BR)', 'pt-BR'],
    ['label::Español (es-419)', 'es'],
    ['label::English (UK)', 'en'],
    ['label::Spanish / Español', 'es'],
    ['label::Luganda', 'lg'],
    ['label::中文', 'zh'],
    ['caption::Norsk', 'no'],
  ])('%s is %s', async (head, language) => {
    const form = await read({ survey: heads(head) });
    expect(textsOf(form)).toEqual([{ [language]: 'One' }]);
    expect(notesOf(form)).toEqual([]);
  });

  test.each(['label::Our own tongue', 'label::English (fr)', 'label::Lang1'])(
    '%s is not guessed: the column is not read, and that is told',
    async (head) => {
      const form = await read({
        survey: [
          ['type', 'name', 'label::English (en)', head],
          ['select_one s', 'q1', 'One', 'X'],
        ],
      });
      expect(textsOf(form)).toEqual(en('One'));
      expect(form.notes).toMatchObject([{ row: 1, what: head, reason: 'languageUnknown' }]);
      const alone = await read({ survey: heads(head) });
      expect([textsOf(alone), whyOf(alone), notesOf(alone)]).toEqual([
        'noQuestions',
        ['2 noLabel'],
        ['1 languageUnknown'],
      ]);
    },
  );

  test('two columns of one language that differ are not chosen between', async () => {
    const form = await read({
      survey: [
        ['type', 'name', 'label', 'label::English (en)'],
        [...q1, 'One'],
        ['select_one s', 'q2', 'Two', 'Too'],
      ],
    });
    expect(textsOf(form)).toEqual(en('One'));
    expect(whyOf(form)).toEqual(['3 saidTwice']);
  });
});
