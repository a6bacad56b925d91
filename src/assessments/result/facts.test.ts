import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySheets, otherQuestion, question } from '../../../test/support/sheets.ts';
import { newId, organisationId } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { Answer } from '../sheet/facts.ts';
import { sharedOf } from '../sheet/suppression.ts';
import { resultOf, type Share } from './facts.ts';

const share = (side: Side, answers: Record<string, Answer>): Share => ({
  organisation: newId(organisationId),
  side,
  shared: sharedOf('one', [{ answers, records: {} }], [question, otherQuestion]),
});
const itemOf = (shares: Share[]) => resultOf([question, otherQuestion], shares).items[0];

describe('the gap', () => {
  test('is the ally’s view minus the community’s, and 2 is something to talk about (P3)', () => {
    expect(itemOf([share('community', { A1: 1 }), share('ally', { A1: 3 })])).toMatchObject({
      ...{ community: 1, ally: 3, gap: 2, talk: true },
    });
    expect(itemOf([share('community', { A1: 4 }), share('ally', { A1: 2 })])).toMatchObject({
      ...{ gap: -2, talk: true },
    });
    expect(itemOf([share('community', { A1: 2 }), share('ally', { A1: 3 })])?.talk).toBe(false);
  });

  test('is none where one side gave no mark: “not applicable” is not a 0', () => {
    expect(itemOf([share('community', { A1: 'na' }), share('ally', { A1: 4 })])).toMatchObject({
      ...{ community: null, ally: 4, gap: null, talk: false, crossed: false },
    });
  });
});

describe('a red line', () => {
  test('that the community gives a 0 is crossed, whatever else is good (P14)', () => {
    const shares = [share('community', { A1: 0, A2: 4 }), share('ally', { A1: 4, A2: 4 })];
    expect(resultOf([question, otherQuestion], shares).crossed).toEqual(['A1']);
  });

  test('that one community of several gives a 0 is crossed', () => {
    const shares = [
      share('community', { A1: 4 }),
      share('community', { A1: 4 }),
      share('community', { A1: 0 }),
    ];
    expect(resultOf([question], shares).crossed).toEqual(['A1']);
  });

  test('is not crossed by an ally’s 0, nor by a 0 elsewhere', () => {
    expect(resultOf([question], [share('community', { A1: 1 }), share('ally', { A1: 0 })]).crossed).toEqual(
      [],
    );
    expect(resultOf([otherQuestion], [share('community', { A2: 0 })]).crossed).toEqual([]);
  });
});

test('there is no total, and no number made of both sides (P3)', () => {
  const result = resultOf([question], [share('community', { A1: 1 }), share('ally', { A1: 3 })]);
  expect(Object.keys(result)).toEqual(['items', 'domains', 'crossed']);
  expect(result.domains).toEqual([{ key: 'voice', community: 1, ally: 3 }]);
  expect(JSON.stringify(result)).not.toContain('2.');
});

test('the value of the community is its own, whatever the ally answers (P3)', () => {
  fc.assert(
    fc.property(anySheets(), anySheets(), anySheets(), (own, one, other) => {
      const community: Share = {
        ...{ organisation: newId(organisationId), side: 'community' },
        shared: sharedOf('people', own, [question]),
      };
      const ally = (sheets: typeof own): Share => ({
        ...{ organisation: newId(organisationId), side: 'ally' },
        shared: sharedOf('people', sheets, [question]),
      });
      const [before] = resultOf([question], [community, ally(one)]).items;
      const [after] = resultOf([question], [community, ally(other)]).items;
      expect(before?.community).toBe(after?.community);
      expect(before?.crossed).toBe(after?.crossed);
      expect(before?.gap).toBe(
        before?.ally == null || before.community == null ? null : before.ally - before.community,
      );
    }),
  );
});
