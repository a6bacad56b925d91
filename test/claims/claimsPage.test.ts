import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { claimsIn } from '../../src/web/pages/claims.ts';
import { type Network, network } from '../support/people.ts';
import { claims } from './claims.ts';

let net: Network;
beforeAll(async () => {
  net = await network();
});
afterAll(() => net.close());

const written = readFileSync('docs/claims.md', 'utf8');

/** Read here by other means than the page's own. */
const linesByClaim = (): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  let under = '';
  for (const line of written.split('\n')) {
    if (line.startsWith('## ')) under = line.slice(3, 6);
    else if (line.startsWith('- ') && /^C\d\d$/.test(under))
      found.set(under, [...(found.get(under) ?? []), line.slice(line.lastIndexOf('(`') + 2, -2)]);
  }
  return found;
};

test('the page shows for every claim the tests that the run wrote down: so many, in these files, and no other (C56)', async () => {
  const page = await net.stranger().get(routes.claims.url());
  expect(page.status).toBe(200);
  const entries = page.html.split(/<li id="(C\d\d)"/).slice(1);
  const shown = new Map<string, [number, string[]]>();
  const open: string[] = [];
  for (let at = 0; at < entries.length; at += 2) {
    const [number = '', rest = ''] = entries.slice(at, at + 2);
    const count = /<summary>(\d+) tests?<\/summary>/.exec(rest)?.[1];
    const files = /<code[^>]*>([^<]*)<\/code>/.exec(rest)?.[1]?.split(' · ') ?? [];
    if (count) shown.set(number, [Number(count), files.sort()]);
    else open.push(number);
  }
  const ran = [...linesByClaim()].map(
    ([number, files]) => [number, [files.length, [...new Set(files)].sort()]] as const,
  );
  expect([...shown]).toEqual(ran);
  expect(ran.length).toBeGreaterThan(40);
  const openNumbers = [...written.slice(written.indexOf('\n## Not claimed')).matchAll(/^- (C\d\d) /gm)];
  expect(open).toEqual(openNumbers.map(([, number]) => number));
});

test('a claim that no test ran for stands apart, and a test that did not run is not counted (C56)', () => {
  const text =
    '# Claims\n\n## C01 One.\n\n- a > b (`x.test.ts`)\n- c (`x.test.ts`)\n\n## Not claimed yet\n\n- C02 Two (`y`)\n';
  expect(claimsIn(text)).toEqual({
    shown: [{ number: 'C01', claim: 'One.', tests: 2, files: ['x.test.ts'] }],
    open: [{ number: 'C02', claim: 'Two (`y`)' }],
  });
});

test('it is small enough for a bad line, and in French too', async () => {
  const page = await net.stranger().get(routes.claims.url());
  expect(gzipSync(page.html).length).toBeLessThan(9_000);
  expect(claims.length).toBeGreaterThanOrEqual(57);
});
