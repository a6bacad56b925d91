import { routes } from '../../src/routes.ts';
import type { Fields } from '../support/page.ts';
import type { Network, Person } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';
import { one } from './oneValue.ts';

type Cast = { steward: Person; ally: Person; host: Person };
type At = { statement: string };

/** A text of our own, which names whom it affects. */
export const wordingFields = (body = 'Relief must reach sex workers.\n\nIt is paid out within a month.') => ({
  ...{ language: 'en', title: 'Relief for everyone', body, references: '', note: 'A first try.' },
});
export const beginningFields = (partnership: string): Fields => ({
  ...{ partnership, title: 'Relief', purpose: 'What relief has to do.', days: '3' },
});

const idIn = (what: string, text: string): string =>
  new RegExp(`/${what}/([0-9a-f-]{36})`).exec(text)?.[1] ?? `no ${what}`;

const begun = async ({ ally }: Cast, partnership: string): Promise<At> => {
  const { location } = await ally.post(routes.beginStatement.url(), beginningFields(partnership));
  return { statement: idIn('statements', location ?? '') };
};

/** Harbour is on the draft, sex workers are asked for through it, and a text names them. */
const drafted = async (net: Network, cast: Cast, partnership: string) => {
  const { steward, ally } = cast;
  const at = await begun(cast, partnership);
  await steward.post(routes.answerAsk.url(at), { answer: 'joined' });
  await ally.post(routes.listGroups.url(at), { group: 'sex-workers' });
  const asked = { organisation: steward.organisation, group: 'sex-workers' };
  await ally.post(routes.assignGroups.url(at), asked);
  await ally.post(routes.writeText.url(at), { base: '', ...wordingFields() });
  const wording = await one(net, 'select id from wording where statement_id = $1', [at.statement]);
  return { ...at, wording };
};

/** With everything that a draft can hold: a kept passage, open input, a reason that waits for a signature. */
const talkedOver = async (net: Network, cast: Cast, partnership: string) => {
  const at = await drafted(net, cast, partnership);
  const { steward } = cast;
  await steward.post(routes.listGroups.url(at), { group: 'migrants' });
  await steward.post(routes.keepPassage.url(at), { words: 'paid out within a month' });
  const given = { kind: 'comment', passage: '', words: 'Who pays?', anonymous: 'yes' };
  await steward.post(routes.giveInput.url(at), given);
  const why = { lock: 'group-unasked:migrants', sentence: 'We know of no organisation yet.' };
  await steward.post(routes.stateWhy.url(at), why);
  const silenced = { rule: 'few-community-sources', reason: 'Our own report is not out yet.' };
  await steward.post(routes.silenceRule.url(at), silenced);
  const unsent = { do: 'aside', slot: 'en', seen: '0', base: at.wording };
  await steward.post(routes.writeText.url(at), { ...unsent, ...wordingFields('Relief must') });
  const of = (table: string) => one(net, `select id from ${table} where statement_id = $1`, [at.statement]);
  return {
    ...at,
    silenced: await of('silenced_rule'),
    passage: await of('kept_passage'),
    contribution: await of('contribution'),
    stated: await of('stated'),
  };
};

/** Nothing stands in the way any more: Harbour needs no more days. */
const ready = async (net: Network, cast: Cast, partnership: string) => {
  const at = await drafted(net, cast, partnership);
  await cast.steward.post(routes.waiveDays.url(at));
  return at;
};

const signing = (final: string): Fields => ({ final, answer: 'signed', reservation: '' });

const frozen = async (net: Network, cast: Cast, partnership: string) => {
  const at = await ready(net, cast, partnership);
  await cast.steward.post(routes.readCheck.url(at));
  await cast.ally.post(routes.makeFinal.url(at));
  const final = await one(net, 'select id from final_text where statement_id = $1', [at.statement]);
  await cast.steward.post(routes.answerFinal.url(at), signing(final));
  return { ...at, final };
};

/** The code that whoever signs on is given, in the address of her own page. */
const codeIn = (location: string | null): string =>
  /\/signature\/([\w-]+)/.exec(location ?? '')?.[1] ?? 'no code';

/** Signed by both and open to others; somebody signed on by a link, and then the text was changed, signed and opened again. */
const changed = async (net: Network, cast: Cast, partnership: string, stranger: Visitor) => {
  const { ally, steward } = cast;
  const at = await frozen(net, cast, partnership);
  await ally.post(routes.answerFinal.url(at), signing(at.final));
  await ally.post(routes.openSignOn.url(at));
  const { html } = await ally.post(routes.linkSigner.url(at));
  const token = /\/sign-on\/([\w-]{43})/.exec(html)?.[1] ?? 'no link';
  await stranger.get(routes.signOn.url({ token }));
  const signedOn = await stranger.post(routes.signOnNow.url({ token }), { organisation: 'Hill Choir' });
  const rewritten = wordingFields('Relief must reach sex workers.\n\nIt is paid out within two weeks.');
  await ally.post(routes.writeText.url(at), { base: at.wording, reopens: 'yes', ...rewritten });
  await ally.post(routes.makeFinal.url(at));
  for (const owner of [ally, steward]) {
    await owner.get(routes.signing.url(at));
    await owner.submit(routes.answerFinal.url(at), { answer: 'signed' });
  }
  await ally.post(routes.openSignOn.url(at));
  return { ...at, signature: codeIn(signedOn.location) };
};

/** Signed by both, open to others, and published; somebody signed on the public page, and the host objected. */
const out = async (net: Network, cast: Cast, partnership: string, stranger: Visitor) => {
  const { steward, ally, host } = cast;
  const at = await frozen(net, cast, partnership);
  await ally.post(routes.answerFinal.url(at), signing(at.final));
  await ally.post(routes.openSignOn.url(at));
  const { html } = await ally.post(routes.linkSigner.url(at));
  const link = /\/sign-on\/([\w-]{43})/.exec(html)?.[1] ?? 'no link';
  for (const owner of [ally, steward]) await owner.post(routes.agreeToPublish.url(at), { final: at.final });
  const token = await one(net, 'select address from public_door where statement_id = $1', [at.statement]);
  await stranger.get(routes.publicText.url({ token }));
  const signedOn = await stranger.post(routes.signPublicText.url({ token }), { organisation: 'Hill Choir' });
  const words = 'People in prison are missing.';
  await host.post(routes.objectNow.url({ token }), { words, named: 'yes' });
  const of = (table: string) => one(net, `select id from ${table} where statement_id = $1`, [at.statement]);
  await stranger.post(routes.askWayBack.url({ token }), { block: 'page', words: 'within a month' });
  const asked = await one(net, 'select id from blanking where page_id = $1', [at.statement]);
  return {
    ...at,
    asked,
    token,
    link,
    signature: codeIn(signedOn.location),
    endorsement: await of('endorsement'),
    objection: await of('objection'),
  };
};

export type Statements = Awaited<ReturnType<typeof statements>>;

/** The fund begins statements with Harbour: one is asked, one talked over, one ready, one final, one changed, one out. */
export const statements = async (net: Network, cast: Cast, partnership: string, stranger: Visitor) => ({
  asked: await begun(cast, partnership),
  main: await talkedOver(net, cast, partnership),
  ready: await ready(net, cast, partnership),
  waiting: await drafted(net, cast, partnership),
  final: await frozen(net, cast, partnership),
  changed: await changed(net, cast, partnership, stranger),
  out: await out(net, cast, partnership, stranger),
});
