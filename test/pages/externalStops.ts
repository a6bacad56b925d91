import { routes } from '../../src/routes.ts';
import { type Cast, firstId } from './cast.ts';
import type { Stops } from './stops.ts';

/** Just entered: nobody has objected to it yet. */
const enteredBy = async (cast: Cast): Promise<string> => {
  const amani = await cast.as('Amani');
  await amani.get(routes.newExternalText.url());
  const { location } = await amani.post(routes.enterExternalText.url(), {
    ...{ title: 'Clean water for the harbour', publisher: 'Meridian', publishedOn: '2026-10-01' },
    ...{
      link: 'A leaflet',
      language: 'en',
      text: 'Water for women, migrants and refugees.',
      scope: 'health',
    },
  });
  return /external\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? 'nothing entered';
};

const firstOf = async (cast: Cast, as: string): Promise<string> =>
  firstId(await (await cast.as(as)).get(routes.externalTexts.url()), 'external');

/** What the example tells of texts published elsewhere: one whose publisher is not here, one that asks Helen. */
export const externalStops = async (cast: Cast): Promise<Stops> => {
  const [amani, helen] = [await firstOf(cast, 'Amani'), await firstOf(cast, 'Helen')];
  const entered = await enteredBy(cast);
  const { html } = await (await cast.as('Amani')).get(routes.externalText.url({ external: amani }));
  const token = /\/external\/public\/([\w-]{43})/.exec(html)?.[1] ?? '';
  const at = (as: string, external: string) => ({ as, path: routes.externalText.url({ external }) });
  return {
    externalTexts: ['Amani', 'Helen', 'Mali'].map((as) => ({ as, path: routes.externalTexts.url() })),
    newExternalText: [{ as: 'Amani', path: routes.newExternalText.url() }],
    externalText: [
      at('Amani', entered),
      at('Zuri', entered),
      at('Amani', amani),
      at('Helen', helen),
      at('Luz', helen),
      at('Nkechi', helen),
    ],
    publicExternalText: [{ as: null, path: routes.publicExternalText.url({ token }) }],
    formerExternalText: [{ as: null, path: routes.formerExternalText.url({ token }) }],
    formerExternalFile: [{ as: null, path: routes.formerExternalFile.url({ token, format: 'txt' }) }],
    publicExternalFile: [{ as: null, path: routes.publicExternalFile.url({ token, format: 'txt' }) }],
  };
};
