import { expect, test } from 'vitest';
import { type Agreement, agreementDocument } from '../partnerships/agreement/document.ts';
import { agreementTerms, termKeys } from '../partnerships/agreement/terms.ts';
import { exampleNetwork } from './network.ts';
import type { ExampleAgreement } from './story.ts';

const { organisations, partnerships } = exampleNetwork;
const find = (key: string) => organisations.find((organisation) => organisation.key === key);

test('everything in the example says that it is one', () => {
  for (const { name } of organisations) expect(name).toMatch(/ \(example\)$/);
});

test('it has one host, several communities and regions, and four allies', () => {
  expect(organisations.filter(({ host }) => host)).toHaveLength(1);
  expect(organisations.filter(({ kind, host }) => kind === 'community-led' && !host)).toHaveLength(6);
  expect(organisations.filter(({ kind }) => kind === 'ally')).toHaveLength(4);
  expect(new Set(organisations.flatMap(({ regions }) => regions)).size).toBeGreaterThan(5);
});

test('no two people have the same name, because they sign in with it', () => {
  const names = organisations.flatMap(({ people }) => people.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

test('only a community-led organisation confirms a status, and never its own', () => {
  for (const { key, claims = [] } of organisations)
    for (const { by } of claims.flatMap(({ answers }) => answers)) {
      expect(find(by)?.kind).toBe('community-led');
      expect(by).not.toBe(key);
    }
});

test('every partnership has a party on each side', () => {
  for (const { parties } of partnerships)
    expect(new Set(parties.map((key) => find(key)?.kind))).toEqual(new Set(['community-led', 'ally']));
});

const documentOf = (agreement: ExampleAgreement): Agreement =>
  agreementDocument.parse({
    ...agreement,
    format: 'alongside-agreement/1',
    partnership: '00000000-0000-4000-8000-000000000000',
    parties: ['community', 'ally'].map((side, place) => ({
      organisation: `00000000-0000-4000-8000-00000000000${place}`,
      name: side,
      side,
    })),
    reviewOn: '2030-01-01',
    seal: '0'.repeat(32),
  });

test('every text in the example is an agreement, with all its terms filled in', () => {
  for (const { steps } of partnerships)
    for (const step of steps) {
      if (step.act !== 'propose' && step.act !== 'amend') continue;
      const { terms, powerMap } = documentOf(step.agreement);
      for (const key of termKeys) expect(terms[key].length).toBeGreaterThan(40);
      expect(powerMap).toHaveLength(8);
    }
  expect(agreementTerms).toHaveLength(10);
});

test('what happened is told in order, and by the parties alone', () => {
  for (const { parties, steps } of partnerships) {
    expect(steps.map(({ on }) => on)).toEqual(steps.map(({ on }) => on).sort((one, other) => one - other));
    for (const { by } of steps) expect(parties).toContain(by);
  }
});
