import { routes } from '../../src/routes.ts';
import { leavesOut, namesAll } from '../support/statements.ts';
import { Visitor } from '../support/visitor.ts';
import { type Cast, firstId, idsIn } from './cast.ts';

type At = { statement: string };
const owners = ['Helen', 'Amani', 'Robin'];
const groups = ['sex-workers', 'people-who-use-drugs'];

/** Helen begins a statement within the partnership of the three; Amani and Robin are asked onto it by that. */
const begun = async (cast: Cast, title: string): Promise<At> => {
  const helen = await cast.as('Helen');
  const known = idsIn(await helen.get(routes.statements.url()), 'statements');
  const form = await helen.get(routes.newStatement.url());
  const partnership = /<option value="([0-9a-f-]{36})"/.exec(form.html)?.[1] ?? '';
  await helen.submit(routes.beginStatement.url(), { partnership, title, purpose: namesAll.body, days: '3' });
  const now = idsIn(await helen.get(routes.statements.url()), 'statements');
  const [statement] = now.filter((one) => !known.includes(one));
  if (!statement) throw new Error(`no statement was begun: ${helen.page.text.slice(0, 300)}`);
  return { statement };
};

const join = async (cast: Cast, at: At, name: string): Promise<void> => {
  const visitor = await cast.as(name);
  await visitor.get(routes.statement.url(at));
  await visitor.submit(routes.answerAsk.url(at), {}, { answer: 'joined' });
};

const list = async (cast: Cast, at: At): Promise<void> => {
  const helen = await cast.as('Helen');
  await helen.get(routes.groups.url(at));
  await helen.submit(routes.listGroups.url(at), { group: groups });
};

const assign = async (cast: Cast, at: At): Promise<void> => {
  const helen = await cast.as('Helen');
  for (const group of groups) {
    await helen.get(routes.groups.url(at));
    await helen.submit(routes.assignGroups.url(at), {}, { group });
  }
};

const write = async (cast: Cast, name: string, at: At, text: typeof namesAll): Promise<void> => {
  const visitor = await cast.as(name);
  const form = await visitor.get(`${routes.drafting.url(at)}?language=en`);
  const reopens = form.html.includes('name="reopens"') ? { reopens: 'yes' } : {};
  await visitor.submit(routes.writeText.url(at), { language: 'en', ...text, ...reopens });
};

const waive = async (cast: Cast, at: At): Promise<void> => {
  for (const name of ['Amani', 'Robin']) {
    const visitor = await cast.as(name);
    const page = await visitor.get(routes.statement.url(at));
    if (page.offers(routes.waiveDays.url(at))) await visitor.submit(routes.waiveDays.url(at));
  }
};

/** Begun, with groups listed, and nobody else came yet. */
const alone = async (cast: Cast): Promise<At> => {
  const at = await begun(cast, 'A text that one is alone with');
  await list(cast, at);
  return at;
};

/** Both communities are on it and named in the text, and nobody needs more days. */
const ready = async (cast: Cast, title: string): Promise<At> => {
  const at = await begun(cast, title);
  for (const name of ['Amani', 'Robin']) await join(cast, at, name);
  await list(cast, at);
  await assign(cast, at);
  await write(cast, 'Helen', at, namesAll);
  await waive(cast, at);
  return at;
};

const makeFinalAndSign = async (cast: Cast, at: At): Promise<void> => {
  await waive(cast, at);
  const helen = await cast.as('Helen');
  await helen.get(routes.signing.url(at));
  await helen.submit(routes.makeFinal.url(at));
  for (const name of owners) {
    const visitor = await cast.as(name);
    await visitor.get(routes.signing.url(at));
    await visitor.submit(routes.answerFinal.url(at), { answer: 'signed' });
  }
};

const signed = async (cast: Cast): Promise<At> => {
  const at = await ready(cast, 'A text that all signed');
  await makeFinalAndSign(cast, at);
  return at;
};

const open = async (cast: Cast, at: At): Promise<void> => {
  await makeFinalAndSign(cast, at);
  const helen = await cast.as('Helen');
  await helen.get(routes.signing.url(at));
  await helen.submit(routes.openSignOn.url(at));
};

const opened = async (cast: Cast, title: string): Promise<At> => {
  const at = await ready(cast, title);
  await open(cast, at);
  return at;
};

const linkToSign = async (cast: Cast, at: At): Promise<string> => {
  const helen = await cast.as('Helen');
  await helen.get(routes.signing.url(at));
  const { html } = await helen.submit(routes.linkSigner.url(at));
  const link = /\/sign-on\/[\w-]{43}/.exec(html)?.[0];
  if (!link) throw new Error(`no link was made: ${helen.page.text.slice(0, 300)}`);
  return link;
};

/** Somebody without an account signs for her organisation, and is given a page of her own. */
const signedOn = async (cast: Cast, link: string, organisation: string): Promise<string> => {
  const { app, origin } = cast.net;
  const stranger = new Visitor(async (path, init) => app.request(origin + path, init), origin);
  const { actions } = await stranger.get(link);
  const to = actions.find((action) => action.startsWith(link)) ?? link;
  const { location } = await stranger.post(to, { organisation });
  const own = /\/signature\/[0-9A-Z-]{35}/.exec(location ?? '')?.[0];
  if (!own) throw new Error(`it was not signed: ${stranger.page.text.slice(0, 300)}`);
  return own;
};

/** One statement whose groups are listed and not yet asked, with a passage that is kept and words that wait. */
const underWay = async (cast: Cast): Promise<At> => {
  const at = await begun(cast, 'A text under way');
  await join(cast, at, 'Amani');
  await list(cast, at);
  await write(cast, 'Helen', at, leavesOut);
  const amani = await cast.as('Amani');
  const wording = firstId(await amani.get(routes.statement.url(at)), 'wordings');
  await amani.get(routes.wording.url({ ...at, wording }));
  await amani.submit(routes.keepPassage.url({ ...at, wording }), {
    words: 'We ask governments to pay it out within a month.',
  });
  await amani.get(routes.wording.url({ ...at, wording }));
  await amani.submit(routes.giveInput.url({ ...at, wording }), { words: 'Say who pays it out.' });
  const helen = await cast.as('Helen');
  await helen.get(routes.statement.url(at));
  await helen.submit(routes.stateWhy.url(at), {
    lock: 'group-unasked:people-who-use-drugs',
    sentence: 'We know of no organisation yet.',
  });
  return at;
};

/** Out, and open: somebody signed on its public page, which waits until it was looked at. */
const waiting = async (cast: Cast): Promise<At & { token: string }> => {
  const at = await opened(cast, 'A text that is out and open');
  for (const name of owners) {
    const visitor = await cast.as(name);
    await visitor.get(routes.signing.url(at));
    await visitor.submit(routes.agreeToPublish.url(at));
  }
  const { html } = await (await cast.as('Helen')).get(routes.signing.url(at));
  const token = /\/text\/([\w-]{43})/.exec(html)?.[1] ?? '';
  await signedOn(cast, routes.publicText.url({ token }), 'Hill Choir (example)');
  return { ...at, token };
};

/** Changed after somebody signed on, signed by all and open again: her signature waits for her own word. */
const changed = async (cast: Cast): Promise<At & { own: string }> => {
  const at = await opened(cast, 'A text that changed');
  const own = await signedOn(cast, await linkToSign(cast, at), 'Hill Choir (example)');
  const body = namesAll.body.replace('within a month', 'within two weeks');
  await write(cast, 'Robin', at, { ...namesAll, body });
  await open(cast, at);
  return { ...at, own };
};

/** What the example leaves out of statements: each at a stage at which somebody meets it one day. */
export const tellStatements = async (cast: Cast) => {
  const out = await waiting(cast);
  return {
    alone: await alone(cast),
    underWay: await underWay(cast),
    ready: await ready(cast, 'A text that stands'),
    signed: await signed(cast),
    open: { ...out, spare: await linkToSign(cast, out) },
    changed: await changed(cast),
  };
};
export type StatementStory = Awaited<ReturnType<typeof tellStatements>>;
