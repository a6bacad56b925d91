import { expect, test } from 'vitest';
import { cast, memberOf } from '../../../test/support/decisions.ts';
import { StatementWorld } from '../../../test/support/statementWorld.ts';
import { mergeTexts } from '../text/textMerge.ts';
import { join, protect } from './rules.ts';

const text = (body: string) => ({ title: 'Relief', body, references: '' });
const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });
const base = text('It is paid within a month.\n\nIt reaches everyone.');
const yours = text('It is paid within a week.\n\nIt reaches everyone.');

test('what two wrote at once is joined where they changed other words, and refused where they changed the same', () => {
  const elsewhere = text('It is paid within a month.\n\nIt reaches every household.');
  expect(join(mergeTexts({ base, yours, theirs: elsewhere }), yours)).toMatchObject({
    ok: true,
    text: text('It is paid within a week.\n\nIt reaches every household.'),
  });
  const same = text('It is paid within a fortnight.\n\nIt reaches everyone.');
  expect(join(mergeTexts({ base, yours, theirs: same }), yours)).toEqual(refused('otherText'));
  expect(join(null, yours)).toMatchObject({ ok: true, text: yours });
});

test('a passage that stands in the text is kept with its whole sentences; one that does not is refused', () => {
  const [fund, workers] = [cast('Fund', 'ally'), cast('Workers', 'community')];
  const { facts } = new StatementWorld([fund, workers], new Map(), [fund, workers]);
  const sentences = 'It reaches everyone.';
  expect(protect(facts, memberOf(fund), sentences)).toEqual({ ok: true, sentences });
  expect(protect(facts, memberOf(fund), null)).toEqual(refused('passageNotThere'));
});
