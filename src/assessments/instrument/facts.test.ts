import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { instrumentSchema, nameOf, redLinesOf, textIn } from './facts.ts';
import { shipped, shippedInstruments } from './shipped.ts';

const ours = shipped('alongside-partnership/1');
const matrix = shipped('alongside-matrix/1');
const pulse = shipped('alongside-pulse/1');

test('ours has 28 questions in nine domains, each in a community’s and an ally’s words', () => {
  expect(ours?.items).toHaveLength(28);
  expect(ours?.domains).toHaveLength(9);
  for (const { community, ally } of ours?.items ?? []) {
    expect(Object.keys(community)).toEqual(['en', 'fr']);
    expect(Object.keys(ally)).toEqual(['en', 'fr']);
    expect(textIn(community, 'en')).not.toBe(textIn(ally, 'en'));
  }
});

test('its red lines are the nine that the table of sources marks', () => {
  const keys = ours && redLinesOf(ours).map(({ key }) => key);
  expect(keys).toEqual(['A1', 'A3', 'A4', 'A5', 'D1', 'D3', 'F1', 'G3', 'I1']);
});

test('the matrix is five stages by three arenas by four rights', () => {
  expect(matrix?.items).toHaveLength(60);
  expect(matrix?.domains).toHaveLength(15);
  expect(new Set(matrix?.items.flatMap(({ basis }) => basis))).toEqual(new Set(['MP1', 'MP2', 'MP3', 'MP4']));
});

test('the pulse is five questions of ours, word for word', () => {
  expect(pulse?.items).toHaveLength(5);
  for (const { key, community, ally } of pulse?.items ?? [])
    expect({ community, ally }).toEqual(
      (({ community: ourCommunity, ally: ourAlly }) => ({ community: ourCommunity, ally: ourAlly }))(
        ours?.items.find((one) => one.key === key) ?? { community: {}, ally: {} },
      ),
    );
});

test.each(shippedInstruments)(
  '$key says who wrote it, what may be changed, and that it is our default',
  (one) => {
    expect(one.mark).toBe('P');
    expect(one.authors).toEqual(['Alongside']);
    expect(one.licence).toBe('CC-BY-SA-4.0');
    expect(textIn(one.mayChange, 'en')).not.toBe('');
    expect(JSON.stringify(one.title) + JSON.stringify(one.authors)).not.toMatch(/NSWP/);
    expect(shipped(nameOf(one))).toBe(one);
  },
);

test('an instrument that asks one thing twice, or in no domain, is none', () => {
  const [first] = ours?.items ?? [];
  expect(first).toBeDefined();
  expect(instrumentSchema.safeParse({ ...ours, items: [first, first] }).success).toBe(false);
  expect(instrumentSchema.safeParse({ ...ours, items: [{ ...first, domain: 'x' }] }).success).toBe(false);
  expect(instrumentSchema.safeParse({ ...ours, items: [{ ...first, key: 'level-1' }] }).success).toBe(false);
  expect(instrumentSchema.safeParse({ ...ours, items: [first] }).success).toBe(true);
});

test('the schema beside the data is the one it is read by', () => {
  const file: unknown = JSON.parse(
    readFileSync('src/assessments/instrument/files/instrument.schema.json', 'utf8'),
  );
  expect(file).toEqual(z.toJSONSchema(instrumentSchema));
});

test('French is set the way French is set', () => {
  const said = shippedInstruments.flatMap((one) => JSON.stringify(one).match(/"fr":"[^"]*"/g) ?? []);
  expect(said.length).toBeGreaterThan(180);
  expect(said.filter((text) => /(?<!")[^\u00a0\u202f"][;:?!]|'/.test(text.slice(5)))).toEqual([]);
});
