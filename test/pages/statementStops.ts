import { routes } from '../../src/routes.ts';
import { script as autosaveScript } from '../../src/statements/autosaveScript.ts';
import { type Cast, firstId, idsIn } from './cast.ts';
import type { Stops } from './stops.ts';

const idsOf = async (cast: Cast): Promise<{ out: string; flood: string; supplement: string }> => {
  const amani = await cast.as('Amani');
  const found: Record<string, string> = {};
  for (const statement of idsIn(await amani.get(routes.statements.url()), 'statements')) {
    const { html, text } = await amani.get(routes.signing.url({ statement }));
    const isOut = /\/text\/[\w-]{43}/.test(html);
    found[isOut ? 'out' : text.includes('After the flood') ? 'flood' : 'supplement'] = statement;
  }
  const { out, flood, supplement } = found;
  if (!out || !flood || !supplement) throw new Error('the example has other statements');
  return { out, flood, supplement };
};

const wordingOf = async (cast: Cast, statement: string): Promise<string> =>
  firstId(await (await cast.as('Amani')).get(routes.statement.url({ statement })), 'wordings');

/** Only just begun, with one group on its list: it can be dropped still, or given to whom it leads. */
const begun = async (cast: Cast): Promise<string> => {
  const amani = await cast.as('Amani');
  const form = await amani.get(routes.newStatement.url());
  const partnership = /<option value="([0-9a-f-]{36})"/.exec(form.html)?.[1] ?? '';
  const about = {
    partnership,
    title: 'A night bus',
    purpose: 'A bus for those who work at night.',
    days: '5',
  };
  const { location } = await amani.post(routes.beginStatement.url(), about);
  const statement = /statements\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';
  await amani.post(routes.listGroups.url({ statement }), { group: 'sex-workers' });
  return statement;
};

/** Words of hers that she has not sent. */
const unsent = async (cast: Cast, statement: string): Promise<void> => {
  const amani = await cast.as('Amani');
  const page = await amani.get(`${routes.drafting.url({ statement })}?language=fr`);
  const fields = new URLSearchParams(page.form(routes.writeText.url({ statement })));
  const typed = { body: 'L’aide doit nommer les travailleuses du sexe.', do: 'aside' };
  await amani.post(routes.writeText.url({ statement }), { ...Object.fromEntries(fields), ...typed });
};

/** What the example tells of statements: one is out and was objected to, one leaves somebody out, one is only begun. */
export const statementStops = async (cast: Cast): Promise<Stops> => {
  const { out, flood, supplement } = await idsOf(cast);
  const both = { out: await wordingOf(cast, out), flood: await wordingOf(cast, flood) };
  const { html } = await (await cast.as('Amani')).get(routes.signing.url({ statement: out }));
  const token = /\/text\/([\w-]{43})/.exec(html)?.[1] ?? '';
  const fresh = await begun(cast);
  await unsent(cast, flood);
  const each = (as: string, path: string) => ({ as, path });
  return {
    statements: ['Amani', 'Luz', 'Mali'].map((as) => each(as, routes.statements.url())),
    newStatement: [each('Amani', routes.newStatement.url()), each('Mali', routes.newStatement.url())],
    statement: [
      each('Amani', routes.statement.url({ statement: flood })),
      each('Helen', routes.statement.url({ statement: flood })),
      each('Zuri', routes.statement.url({ statement: out })),
      each('Luz', routes.statement.url({ statement: supplement })),
    ],
    groups: [
      each('Amani', routes.groups.url({ statement: flood })),
      each('Helen', routes.groups.url({ statement: flood })),
      each('Amani', routes.groups.url({ statement: fresh })),
    ],
    drafting: [
      each('Amani', `${routes.drafting.url({ statement: flood })}?language=en`),
      each('Amani', `${routes.drafting.url({ statement: flood })}?language=fr`),
      each('Amani', `${routes.drafting.url({ statement: flood })}?language=new`),
    ],
    wording: [
      each('Robin', routes.wording.url({ statement: flood, wording: both.flood })),
      each('Amani', routes.wording.url({ statement: flood, wording: both.flood })),
      each('Amani', routes.wording.url({ statement: out, wording: both.out })),
    ],
    languageCheck: [
      each('Amani', routes.languageCheck.url({ statement: flood, wording: both.flood })),
      each('Robin', `${routes.languageCheck.url({ statement: out, wording: both.out })}?space=csw-statement`),
    ],
    draftScript: [{ as: null, path: routes.draftScript.url({ script: autosaveScript?.file ?? '' }) }],
    exactWording: [each('Amani', routes.exactWording.url({ statement: flood, wording: both.flood }))],
    input: [
      each('Amani', routes.input.url({ statement: flood })),
      each('Robin', routes.input.url({ statement: out })),
    ],
    signing: [
      each('Amani', routes.signing.url({ statement: flood })),
      each('Helen', routes.signing.url({ statement: out })),
    ],
    after: [each('Helen', routes.after.url({ statement: out }))],
    objecting: [each('Mali', routes.objecting.url({ token }))],
    publicText: [{ as: null, path: routes.publicText.url({ token }) }],
    publicPrint: [{ as: null, path: routes.publicPrint.url({ token }) }],
    publicFile: [{ as: null, path: routes.publicFile.url({ token, format: 'txt' }) }],
    publicExact: [{ as: null, path: routes.publicExact.url({ token, language: 'en' }) }],
  };
};
