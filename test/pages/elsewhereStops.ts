import { routes } from '../../src/routes.ts';
import { type Cast, firstId } from './cast.ts';
import type { Stops } from './stops.ts';

/** Just entered: nobody has objected to it yet. */
const enteredBy = async (cast: Cast): Promise<string> => {
  const amani = await cast.as('Amani');
  await amani.get(routes.newElsewhere.url());
  const { location } = await amani.post(routes.enterElsewhere.url(), {
    ...{ title: 'Clean water for the harbour', publisher: 'Meridian', publishedOn: '2026-10-01' },
    ...{
      link: 'A leaflet',
      language: 'en',
      text: 'Water for women, migrants and refugees.',
      scope: 'health',
    },
  });
  return /elsewhere\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? 'nothing entered';
};

const firstOf = async (cast: Cast, as: string): Promise<string> =>
  firstId(await (await cast.as(as)).get(routes.textsElsewhere.url()), 'elsewhere');

/** What the example tells of texts published elsewhere: one whose publisher is not here, one that asks Helen. */
export const elsewhereStops = async (cast: Cast): Promise<Stops> => {
  const [amani, helen] = [await firstOf(cast, 'Amani'), await firstOf(cast, 'Helen')];
  const entered = await enteredBy(cast);
  const { html } = await (await cast.as('Amani')).get(routes.elsewhere.url({ elsewhere: amani }));
  const token = /\/said\/([\w-]{43})/.exec(html)?.[1] ?? '';
  const at = (as: string, elsewhere: string) => ({ as, path: routes.elsewhere.url({ elsewhere }) });
  return {
    textsElsewhere: ['Amani', 'Helen', 'Mali'].map((as) => ({ as, path: routes.textsElsewhere.url() })),
    newElsewhere: [{ as: 'Amani', path: routes.newElsewhere.url() }],
    elsewhere: [
      at('Amani', entered),
      at('Zuri', entered),
      at('Amani', amani),
      at('Helen', helen),
      at('Luz', helen),
      at('Nkechi', helen),
    ],
    publicElsewhere: [{ as: null, path: routes.publicElsewhere.url({ token }) }],
    publicElsewhereFile: [{ as: null, path: routes.publicElsewhereFile.url({ token, format: 'txt' }) }],
  };
};
