import { beforeAll, expect, test } from 'vitest';
import { frame } from '../../../test/support/partnershipViews.ts';
import { wordsReady } from '../../web/words/translate.ts';
import { Dumbbells } from './dumbbell.tsx';

beforeAll(() => wordsReady);

const chart = async (community: number | null, ally: number | null): Promise<string> =>
  String(
    await (
      <Dumbbells frame={frame} caption="Voice" quiet bells={[{ label: 'We', most: 4, community, ally }]} />
    ),
  );

test('both sides are seen where they stand at one place: a disc over a wider diamond', async () => {
  const html = await chart(3, 3);
  expect(html.indexOf('<circle')).toBeGreaterThan(html.indexOf('M0-13'));
  expect(html.indexOf('M0-13')).toBeGreaterThan(-1);
  expect(await chart(2, 3)).toContain('M0-9');
});

test('a side without a value has no mark, and the sentence says so', async () => {
  const html = await chart(null, 3);
  expect(html).not.toContain('<circle');
  expect(html).toContain('Community –, ally 3.');
});
