import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Network, network } from '../../../test/support/people.ts';
import { routes } from '../../routes.ts';
import { pageSheets, stylesheet } from './assets.ts';

let net: Network;
beforeAll(async () => {
  net = await network();
});
afterAll(() => net.close());

const asked = async (file: string) => {
  const answer = await net.app.request(net.origin + routes.stylesheet.url({ file }));
  return { status: answer.status, kept: answer.headers.get('cache-control'), body: await answer.text() };
};
const otherHash = 'aaaaaaaaaaaa';

test('a style sheet is kept for ever under its own name', async () => {
  const { status, kept, body } = await asked(stylesheet.file);
  expect([status, kept, body === stylesheet.body]).toEqual([
    200,
    'public, max-age=31536000, immutable',
    true,
  ]);
});

test('a page of another version, while both serve, is dressed by ours, which nobody keeps', async () => {
  const { charts } = pageSheets;
  const pairs = [
    [stylesheet.file.replace(/[0-9a-f]{12}/, otherHash), stylesheet],
    [charts.file.replace(/[0-9a-f]{12}/, otherHash), charts],
    // As sheets were called before they had a name.
    [`${otherHash}.css`, stylesheet],
  ] as const;
  for (const [file, sheet] of pairs) {
    const { status, kept, body } = await asked(file);
    expect([file, status, kept, body === sheet.body]).toEqual([file, 200, 'no-store', true]);
  }
});

test('anything else is not there', async () => {
  for (const file of ['none.css', `nothing-${otherHash}.css`, `${otherHash}.txt`])
    expect([file, (await asked(file)).status]).toEqual([file, 404]);
});
