import { beforeAll, describe, expect, test } from 'vitest';
import {
  en,
  fixture,
  keysOf,
  notesOf,
  q1,
  type Rows,
  read,
  reference,
  survey,
  textsOf,
  whyOf,
} from '../../../../test/support/forms.ts';
import { translator, wordsReady } from '../../../web/words/translate.ts';
import { formInWords } from './words.ts';

beforeAll(() => wordsReady);
const t = translator('en');

describe('groups', () => {
  test('within one another are closed where they end, however that is written', async () => {
    const form = await fixture('groups');
    expect(keysOf(form)).toEqual(['g1/q1', 'g2/q2', 'g1/q3', 'questions/q4']);
    const under = await read({
      survey: survey(
        ['begin_group', 'a', 'A'],
        ['Begin Group', 'b', 'B'],
        [...q1],
        ['END GROUP', null, null],
        ['select_one s', 'q2', 'Two'],
        ['end_group', null, null],
        ['select_one s', 'q3', 'Three'],
      ),
    });
    expect(keysOf(under)).toEqual(['b/q1', 'a/q2', 'questions/q3']);
  });

  test('without a label are called by their name, which is told', async () => {
    const form = await fixture('group-without-label');
    expect(form.ok && form.instrument.domains).toEqual([{ key: 'g', title: { en: 'g' } }]);
    expect(form.notes).toMatchObject([{ row: 2, what: 'g', reason: 'groupName' }]);
  });

  test('that take in an answer, that nobody closes, or nobody began, are told', async () => {
    const form = await read({
      survey: survey(['end_group', null, null], ['begin_group', 'g', `About ${reference}`], [...q1]),
    });
    expect(keysOf(form)).toEqual(['g/q1']);
    expect(notesOf(form).sort()).toEqual(['2 groupUnopened', '3 groupOpen', '3 groupReference']);
  });

  test('that are asked several times are left out with all that is in them', async () => {
    const form = await read({
      survey: survey(
        ['begin_repeat', 'r', 'Each visit'],
        ['begin_group', 'g', 'G'],
        ['select_one s', 'q0', 'Zero'],
        ['end_group', null, null],
        ['end_repeat', null, null],
        [...q1],
      ),
    });
    expect(keysOf(form)).toEqual(['questions/q1']);
    expect(whyOf(form)).toEqual(['4 repeat']);
    expect(form.notes).toEqual([]);
  });

  test('of one name are two', async () => {
    const group = (label: string, name: string): Rows => [
      ['begin_group', 'g', label],
      ['select_one s', name, name],
      ['end_group', null, null],
    ];
    const form = await read({ survey: survey(...group('One', 'a'), ...group('Two', 'b')) });
    expect(keysOf(form)).toEqual(['g/a', 'g-2/b']);
    expect(form.ok && form.instrument.domains.map(({ title }) => title['en'])).toEqual(['One', 'Two']);
  });
});

describe('rows', () => {
  test('that are switched off stay out', async () => {
    const form = await fixture('disabled');
    expect([textsOf(form), whyOf(form)]).toEqual([en('One'), ['3 disabled']]);
    for (const yes of ['yes', 'TRUE', 'true()', true])
      expect(
        whyOf(
          await read({
            survey: [
              ['type', 'name', 'label', 'disabled'],
              [...q1, null],
              [...q1, yes],
            ],
          }),
        ),
      ).toEqual(['3 disabled']);
    const not = await read({
      survey: [
        ['type', 'name', 'label', 'disabled'],
        [...q1, 'no'],
      ],
    });
    expect(textsOf(not)).toEqual(en('One'));
  });

  test('that are asked on a condition are asked of everyone, which is told', async () => {
    const form = await fixture('conditional');
    expect(textsOf(form)).toEqual(en('Were you paid?', 'Was the pay fair?'));
    expect(form.notes).toMatchObject([
      { row: 1 },
      { row: 3, reason: 'conditional', values: { relevant: expect.stringContaining('q1') } },
    ]);
    for (const head of ['relevance', 'bind::relevant', 'Relevant'])
      expect(
        notesOf(
          await read({
            survey: [
              ['type', 'name', 'label', head],
              [...q1, `${reference} = 1`],
            ],
          }),
        ),
      ).toEqual(['2 conditional']);
  });

  test('that take in another answer are left out', async () => {
    const form = await fixture('reference-in-label');
    expect(textsOf(form)).toBe('noQuestions');
    expect(whyOf(form)).toEqual(['2 type', '3 reference']);
  });

  test.each([
    ['text', 'type'],
    ['integer', 'type'],
    ['select_multiple s', 'type'],
    ['rank s', 'type'],
    ['note', 'type'],
    ['range', 'type'],
    ['select_one_from_file a.csv', 'type'],
    ['start', 'phone'],
    ['calculate', 'phone'],
    ['today', 'phone'],
    ['', 'noType'],
    ['select_one s or_other', 'otherAnswers'],
    ['select_one nowhere', 'noList'],
  ])('of the type “%s” are left out (%s)', async (type, reason) => {
    const form = await read({ survey: survey([...q1], [type, 'x', 'Say more']) });
    expect([textsOf(form), whyOf(form)]).toEqual([en('One'), [`3 ${reason}`]]);
  });

  test.each([
    'select_one s',
    'select one s',
    'Select_One s',
    'select one from s',
    'select1 s',
    ' select_one  s ',
  ])('of the type “%s” are read', async (type) => {
    expect(textsOf(await read({ survey: survey([type, 'q1', 'One']) }))).toEqual(en('One'));
  });

  test('that are left out are all told, and how many', async () => {
    const form = await fixture('left-out-silently');
    expect(textsOf(form)).toEqual(en('One'));
    expect(whyOf(form)).toEqual(['3 listOther', '4 type', '5 listOther']);
    expect(formInWords(t, 'en', form)).toContain('3 rows were left out.');
  });

  test('keep the numbers that the spreadsheet shows, over empty rows too', async () => {
    const form = await read({
      survey: survey([null, null, null], [...q1], [null, null, null], ['text', 'x', 'X']),
    });
    expect([textsOf(form), whyOf(form)]).toEqual([en('One'), ['5 type']]);
  });

  test('with a hint, a picture or a first answer lose it, which is told', async () => {
    for (const head of ['hint', 'hint::English (en)', 'media::image', 'image', 'default', 'constraint'])
      expect(
        notesOf(
          await read({
            survey: [
              ['type', 'name', 'label', head],
              [...q1, 'x'],
            ],
          }),
        ),
      ).toEqual(['2 column']);
  });

  test('with a choice filter are left out', async () => {
    const form = await read({
      survey: [
        ['type', 'name', 'label', 'choice_filter'],
        [...q1, 'a=b'],
      ],
    });
    expect(whyOf(form)).toEqual(['2 choiceFilter']);
  });
});

describe('names', () => {
  test('that stand there twice are two questions, and what the second is called is told', async () => {
    const form = await fixture('dup-names');
    expect(keysOf(form)).toEqual(['a/q1', 'b/q1-2']);
    expect(form.notes).toMatchObject([{ row: 1 }, { row: 6, reason: 'renamed', values: { name: 'q1-2' } }]);
  });

  test.each([
    ['underscore-name', ['questions/q1']],
    ['unicode-name', ['questions/q1', 'questions/q2']],
    ['level-name', ['questions/q1']],
  ])('%s is read under another, which is told', async (name, keys) => {
    const form = await fixture(name);
    expect(keysOf(form)).toEqual(keys);
    expect(notesOf(form).filter((note) => note.includes('renamed'))).toHaveLength(keys.length);
  });

  test('that fit are kept, whatever stands before them', async () => {
    const form = await read({
      survey: survey(
        ['select_one s', '_q1', 'A'],
        ['select_one s', 'вопрос', 'B'],
        [...q1],
        ['select_one s', 'q_A_1', 'D'],
        ['select_one s', `x${'y'.repeat(80)}`, 'E'],
        ['select_one s', '', 'F'],
      ),
    });
    expect(keysOf(form)).toEqual(
      ['q1-2', 'q2', 'q1', 'A-1', `x${'y'.repeat(59)}`, 'q3'].map((key) => `questions/${key}`),
    );
  });
});
