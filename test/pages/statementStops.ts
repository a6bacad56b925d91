import { routes } from '../../src/routes.ts';
import { script as autosaveScript } from '../../src/statements/draftForm/autosaveScript.ts';
import { type Cast, firstId, idsIn } from './cast.ts';
import type { StatementStory } from './statementStory.ts';
import type { Stop, Stops } from './stops.ts';

type Example = { out: string; flood: string; supplement: string };

/** The example's own three: those that the story began are not among them. */
const idsOf = async (cast: Cast, told: readonly string[]): Promise<Example> => {
  const amani = await cast.as('Amani');
  const found: Record<string, string> = {};
  const all = idsIn(await amani.get(routes.statements.url()), 'statements');
  for (const statement of all.filter((one) => !told.includes(one))) {
    const { html, text } = await amani.get(routes.signing.url({ statement }));
    const isOut = /\/text\/[\w-]{43}/.test(html);
    found[isOut ? 'out' : text.includes('After the flood') ? 'flood' : 'supplement'] = statement;
  }
  const { out, flood, supplement } = found;
  if (!out || !flood || !supplement) throw new Error('the example has other statements');
  return { out, flood, supplement };
};

const each = (as: string | null, path: string): Stop => ({ as, path });

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
const exampleStops = async (cast: Cast, { out, flood, supplement }: Example): Promise<Stops> => {
  const both = { out: await wordingOf(cast, out), flood: await wordingOf(cast, flood) };
  const { html } = await (await cast.as('Amani')).get(routes.signing.url({ statement: out }));
  const token = /\/text\/([\w-]{43})/.exec(html)?.[1] ?? '';
  const fresh = await begun(cast);
  await unsent(cast, flood);
  return {
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
    publicText: [each(null, routes.publicText.url({ token }))],
    wayBack: [
      each(null, routes.wayBack.url({ token })),
      each('Amani', routes.wayBack.url({ token })),
      each('Wren', routes.wayBack.url({ token })),
    ],
    publicPrint: [each(null, routes.publicPrint.url({ token }))],
    publicFile: [each(null, routes.publicFile.url({ token, format: 'txt' }))],
    publicExact: [each(null, routes.publicExact.url({ token, language: 'en' }))],
  };
};

/** What the story adds: groups that nobody was asked for, words that wait, and signatures of those who stand outside. */
const toldStops = async (cast: Cast, story: StatementStory): Promise<Stops> => {
  const { alone, underWay, ready, signed, open, changed } = story;
  const kept = { ...underWay, wording: await wordingOf(cast, underWay.statement) };
  return {
    statement: [
      each('Robin', routes.statement.url(underWay)),
      each('Amani', routes.statement.url(underWay)),
      each('Helen', routes.statement.url(changed)),
    ],
    groups: [each('Helen', routes.groups.url(underWay)), each('Helen', routes.groups.url(alone))],
    wording: [each('Amani', routes.wording.url(kept))],
    input: [each('Helen', routes.input.url(underWay))],
    signing: [
      each('Amani', routes.signing.url(underWay)),
      each('Helen', routes.signing.url(ready)),
      each('Helen', routes.signing.url(signed)),
      each('Helen', routes.signing.url(open)),
      each('Helen', routes.signing.url(changed)),
    ],
    publicText: [each(null, routes.publicText.url(open))],
    signOn: [each(null, open.spare)],
    ownSignature: [each(null, changed.own)],
  };
};

const together = (one: Stops, other: Stops): Stops =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      [
        ...(new Map(Object.entries(one)).get(name) ?? []),
        ...(new Map(Object.entries(other)).get(name) ?? []),
      ],
    ]),
  );

export const statementStops = async (cast: Cast, story: StatementStory): Promise<Stops> => {
  const told = Object.values(story).map(({ statement }) => statement);
  return together(await exampleStops(cast, await idsOf(cast, told)), {
    ...(await toldStops(cast, story)),
    statements: ['Amani', 'Luz', 'Mali'].map((as) => each(as, routes.statements.url())),
    newStatement: ['Amani', 'Mali'].map((as) => each(as, routes.newStatement.url())),
  });
};
