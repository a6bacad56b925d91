import { randomBytes, randomUUID } from 'node:crypto';
import { type RouteName, routes } from '../../src/routes.ts';
import { script as autosaveScript } from '../../src/statements/draftForm/autosaveScript.ts';
import { newSeatCode, printSeatCode } from '../../src/vault/codes/seatCode.ts';
import type { Copy } from '../support/copies.ts';
import { type Fields, Page } from '../support/page.ts';
import { bodies } from './bodies.ts';
import type { Kind } from './kinds.ts';
import type { Place, Who, World } from './world.ts';

export const routeNames = Object.keys(routes).filter((name): name is RouteName =>
  Object.hasOwn(routes, name),
);

export type Parameters = Record<string, string>;
export type Cell = { name: RouteName; kind: Kind; place: Place };

const namesIn = (pattern: string): string[] => [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** Two acts are about another ally than the rest: one that was not asked before, and was not let in. */
const others: Partial<Record<RouteName, (world: World) => Parameters>> = {
  setUp: ({ setUpToken }) => ({ token: setUpToken }),
  setUpNow: ({ setUpToken }) => ({ token: setUpToken }),
  permitProposals: ({ organisations }) => ({ organisation: organisations.clinic }),
  askClause: ({ organisations }) => ({ organisation: organisations.clinic }),
};

/** Acts whose time has come at another engagement than the one that is held, or for another nominee. */
const elsewhere: Partial<Record<RouteName, (world: World) => Parameters>> = {
  askSeats: ({ engagements }) => engagements.changed,
  takeChanges: ({ engagements }) => engagements.changed,
  request: ({ engagements }) => engagements.open,
  answerRequest: ({ engagements }) => engagements.open,
  counterPlan: ({ engagements }) => engagements.open,
  askChanges: ({ engagements }) => engagements.open,
  proposeException: ({ engagements }) => engagements.excepted,
  signException: ({ engagements }) => engagements.excepted,
  bringEngagement: ({ engagements }) => engagements.draft,
  chooseQuestions: ({ assessments }) => assessments.fresh,
  endRound: ({ assessments }) => assessments.fresh,
  chooseHow: ({ assessments }) => assessments.fresh,
  sheet: ({ assessments }) => assessments.ready,
  keepSheet: ({ assessments }) => assessments.ready,
  handIn: ({ assessments }) => assessments.ready,
  enterSheet: ({ assessments }) => assessments.people,
  enterTable: ({ assessments }) => assessments.people,
  linkRaters: ({ assessments }) => assessments.people,
  withdrawLinks: ({ assessments }) => assessments.people,
  takeBack: ({ assessments }) => assessments.waiting,
  releaseAnswers: ({ assessments }) => assessments.waiting,
  consentAction: ({ assessments: { main } }) => ({ action: main.proposed }),
  published: ({ assessments: { main } }) => ({ token: main.published }),
  recallNominee: ({ engagements: { main } }) => ({ nomination: main.shown.nomination }),
  note: ({ engagements: { main } }) => ({ note: main.notes.open }),
  promoteReserve: ({ engagements: { main } }) => ({ nomination: main.reserve.nomination }),
  draftScript: () => ({ script: autosaveScript?.file ?? '' }),
  answerAsk: ({ statements }) => statements.asked,
  waiveDays: ({ statements }) => statements.waiting,
  makeFinal: ({ statements }) => statements.ready,
  signing: ({ statements }) => statements.final,
  answerFinal: ({ statements }) => statements.final,
  openSignOn: ({ statements }) => statements.final,
  agreeToPublish: ({ statements }) => statements.final,
  linkSigner: ({ statements }) => statements.out,
  lookAtSignature: ({ statements }) => statements.out,
  after: ({ statements }) => statements.out,
  answerObjection: ({ statements }) => statements.out,
  objecting: ({ statements }) => statements.out,
  objectNow: ({ statements }) => statements.out,
  publicText: ({ statements }) => statements.out,
  publicPrint: ({ statements }) => statements.out,
  publicFile: ({ statements }) => statements.out,
  publicExact: ({ statements }) => statements.out,
  signPublicText: ({ statements }) => statements.out,
  signOn: ({ statements }) => ({ token: statements.out.link }),
  signOnNow: ({ statements }) => ({ token: statements.out.link }),
  lookAtWords: ({ external: { asked } }) => asked,
  lookAtAsked: ({ statements }) => statements.out,
  wayBack: ({ statements }) => statements.out,
  askWayBack: ({ statements }) => statements.out,
  blankWords: ({ statements }) => statements.out,
  takePageDown: ({ statements }) => statements.out,
  answerExternalText: ({ external: { asked } }) => asked,
  supplementExternalText: ({ external: { asked } }) => asked,
  publicExternalText: ({ external: { asked } }) => asked,
  publicExternalFile: ({ external: { asked } }) => asked,
  formerExternalText: ({ external: { asked } }) => asked,
  formerExternalFile: ({ external: { asked } }) => asked,
};

const signaturesOf: Partial<Record<RouteName, (world: World) => string>> = {
  ownSignature: ({ statements }) => statements.out.signature,
  withdrawSignature: ({ statements }) => statements.out.signature,
  confirmSignature: ({ statements }) => statements.changed.signature,
};

/** The code that somebody knows: each of the two her own, everybody else the one that is spent. */
const codeOf = (world: World, kind: Kind, name: RouteName): Parameters => {
  const { main } = world.engagements;
  const { assessments } = world;
  const signature = signaturesOf[name]?.(world);
  if (signature && kind === 'invited') return { code: signature };
  if (name === 'linkedSheet' || name === 'keepLinkedSheet')
    return { code: kind === 'invited' ? assessments.people.code : assessments.spent };
  if (kind === 'nominee') return { code: main.own };
  return kind === 'invited' ? { code: main.reserve.code } : {};
};

/** What is really there: the parameters of an address, as the database has them. */
export const parametersOf = (world: World, { name, kind, place }: Cell): Parameters => {
  const ofThisOne = name === 'setUp' || name === 'setUpNow' || place === 'ally' ? others[name]?.(world) : {};
  const all: Parameters = {
    ...world.at[place],
    ...ofThisOne,
    ...elsewhere[name]?.(world),
    ...codeOf(world, kind, name),
  };
  return Object.fromEntries(
    namesIn(routes[name].pattern).map((parameter) => [parameter, all[parameter] ?? '']),
  );
};

/** The same shape, and nothing behind it. */
export const nowhere = (name: RouteName): Parameters =>
  Object.fromEntries(
    namesIn(routes[name].pattern).map((parameter) => {
      if (parameter === 'file') return [parameter, '0123456789ab.css'];
      if (parameter === 'code') return [parameter, printSeatCode(newSeatCode())];
      if (parameter === 'format') return [parameter, 'txt'];
      if (parameter === 'table') return [parameter, 'csv'];
      if (parameter === 'language') return [parameter, 'en'];
      return [parameter, parameter === 'token' ? randomBytes(32).toString('base64url') : randomUUID()];
    }),
  );

export const urlOf = (name: RouteName, parameters: Parameters): string =>
  routes[name].pattern.replace(/:(\w+)/g, (_, parameter: string) =>
    encodeURIComponent(parameters[parameter] ?? ''),
  );

export const bodyOf = (world: World, { name, kind, place }: Cell): Fields =>
  bodies[name]?.(world, world.people[kind], place) ?? {};

/** The fields of a form, those together that differ in their number alone: of the second seat as of the first. */
export const alikeIn = (fields: Fields): string[][] => {
  const alike = Object.groupBy(Object.keys(fields), (name) => name.replaceAll(/\d+/g, '#'));
  return Object.values(alike).flatMap((names) => (names ? [names] : []));
};

const encoded = (fields: Fields): URLSearchParams => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) body.append(name, each);
  }
  return body;
};

export const headersFor = (who: Who | null, origin: string): Record<string, string> => ({
  ...(who ? { cookie: who.cookie } : {}),
  origin,
  'sec-fetch-site': 'same-origin',
});

export type Sent = { name: RouteName; url: string; body?: Fields };

/** Sends it as her own browser would, from a page of ours. A stranger who only looks has no cookie. */
export const send = async (
  world: World,
  { app }: Copy,
  kind: Kind,
  { name, url, body }: Sent,
): Promise<Page> => {
  const { method } = routes[name];
  const who = kind === 'stranger' && method === 'GET' ? null : world.people[kind];
  const headers = headersFor(who, world.net.origin);
  const form = encoded({ token: who?.token ?? '', act: randomBytes(24).toString('base64url'), ...body });
  const response = await app.request(
    world.net.origin + url,
    method === 'GET'
      ? { headers }
      : {
          method,
          body: form.toString(),
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        },
  );
  return new Page(response.status, response.headers, await response.text());
};
