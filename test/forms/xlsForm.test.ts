import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instrument } from '../../src/assessments/instrument/facts.ts';
import { shippedInstruments } from '../../src/assessments/instrument/shipped.ts';
import { formName, instrumentXlsForm, xlsFormOf } from '../../src/assessments/questions/xlsForm.ts';
import type { Terms } from '../../src/assessments/termsStore.ts';
import { wordsReady } from '../../src/web/words/translate.ts';
import { frame } from '../support/partnershipViews.ts';
import { formReader } from './pyxform.ts';
import { readXForm, type XForm } from './xform.ts';

const reader = await formReader();
const read = async (form: Uint8Array): Promise<XForm> => readXForm(await reader.read(form));

beforeAll(() => wordsReady);
afterAll(reader.close);

const languages = ['English (en)', 'French (fr)'];
const marks = ['0', '1', '2', '3', '4', 'na', 'unsaid'];
const pathOf = ({ domain, key }: { domain: string; key: string }): string =>
  `/data/d_${domain.replaceAll('-', '_')}/${formName(key)}`;

/** The reader writes typewriter quotes and plain spaces. */
const plain = (text: string | undefined): string =>
  (text ?? '').replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/\s+/gu, ' ');

const asksAll = (form: XForm, { items, domains, anchors }: Instrument, side: 'community' | 'ally'): void => {
  expect([...form.said.keys()]).toEqual(languages);
  expect(form.groups).toEqual(domains.map(({ key }) => `/data/d_${key.replaceAll('-', '_')}`));
  const choosing = form.asked.filter(({ choices }) => choices === 'mark');
  expect(choosing.map(({ path }) => path)).toEqual(items.map(pathOf));
  expect(form.choices.get('mark')).toEqual(marks);
  for (const [place, language] of (['en', 'fr'] as const).entries()) {
    const said = form.said.get(languages[place] ?? '');
    for (const item of items) expect(said?.get(`${pathOf(item)}:label`)).toBe(plain(item[side][language]));
    for (const [mark, anchor] of anchors.entries())
      expect(said?.get(`mark-${mark}`)).toBe(plain(`${mark} ${anchor[language]}`));
  }
  for (const item of items) expect(form.binds.get(pathOf(item))).toMatchObject({ required: 'true()' });
};

describe('KoboToolbox’s and ODK’s own reader takes our forms', () => {
  test.each(shippedInstruments)('$key, as it is passed on', async (instrument) => {
    asksAll(await read(await instrumentXlsForm(instrument)), instrument, 'community');
  });

  const terms = (instrument: Instrument): Terms => ({
    instrument,
    areas: [
      { area: 'budget', own: false, today: 2, promised: 3 },
      { area: 'Whose “van” is it & when?', own: true, today: 1, promised: 3 },
    ],
    reviewOn: null,
  });

  test.each(shippedInstruments)('$key, as a community is asked it: nothing to prove', async (instrument) => {
    const form = await read(await xlsFormOf(frame, { terms: terms(instrument), side: 'community' }));
    asksAll(form, instrument, 'community');
    expect(form.asked.filter(({ kind }) => kind === 'input')).toEqual([]);
    expect(form.asked.filter(({ choices }) => choices === 'level').map(({ path }) => path)).toEqual([
      '/data/q_level_1',
      '/data/q_level_2',
    ]);
    expect(form.choices.get('level')).toEqual(['0', '1', '2', '3', '4', '5', 'na', 'unsaid']);
    expect(form.said.get('English (en)')?.get('/data/q_level_2:label')).toContain(
      plain('Whose “van” is it & when?'),
    );
  });

  test.each(shippedInstruments)(
    '$key, as an ally is asked it: a 3 or a 4 needs its record',
    async (instrument) => {
      const form = await read(await xlsFormOf(frame, { terms: terms(instrument), side: 'ally' }));
      asksAll(form, instrument, 'ally');
      const records = form.asked.filter(({ kind }) => kind === 'input').map(({ path }) => path);
      expect(records).toEqual(instrument.items.map((item) => `${pathOf(item)}_record`));
      for (const item of instrument.items) {
        const path = pathOf(item);
        const { relevant, required, constraint } = form.binds.get(`${path}_record`) ?? {};
        expect(relevant?.replaceAll(/\s/g, '')).toBe(`${path}='3'or${path}='4'`);
        expect([required, constraint]).toEqual(['true()', 'string-length(.) <= 400']);
      }
    },
  );
});
