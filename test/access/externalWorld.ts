import { routes } from '../../src/routes.ts';
import type { Fields } from '../support/page.ts';
import type { Network, Person } from '../support/people.ts';
import { one } from './oneValue.ts';

type Cast = { steward: Person; ally: Person };

/** A list of our own wording that leaves people out, as somebody else published it. */
export const entryFields = (title = 'Relief after the storm'): Fields => ({
  ...{ title, publisher: 'Northern Fund', publishedOn: '2026-10-01', link: 'example.org/relief' },
  ...{ language: 'en', text: 'Relief must reach women, migrants and refugees.', scope: 'pandemic-relief' },
});

const entered = async ({ steward }: Cast, title?: string): Promise<{ external: string }> => {
  await steward.get(routes.newExternalText.url());
  const { location } = await steward.post(routes.enterExternalText.url(), entryFields(title));
  return { external: /external\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? 'nothing entered' };
};

const objected = async (net: Network, cast: Cast, asked: string) => {
  const at = await entered(cast);
  const words = 'Sex workers are missing from this list.';
  await cast.steward.post(routes.objectToExternalText.url(at), { words, asked, named: 'yes' });
  const address = "select page ->> 'address' from elsewhere_objection where text_id = $1";
  const waits = await one(net, 'select id from public_words where subject = $1', [at.external]);
  return { ...at, words: waits, token: await one(net, address, [at.external]) };
};

export type ExternalWorld = Awaited<ReturnType<typeof externalTexts>>;

/** Harbour enters three: one for itself, one that the fund is asked about, one whose publisher is not here. */
export const externalTexts = async (net: Network, cast: Cast) => ({
  entered: await entered(cast, 'Relief after the flood'),
  asked: await objected(net, cast, cast.ally.organisation),
  unasked: await objected(net, cast, 'nobody'),
});
