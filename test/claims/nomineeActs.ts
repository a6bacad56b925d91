import type { RouteName } from '../../src/routes.ts';
import { routes } from '../../src/routes.ts';
import { nowhere } from '../access/asking.ts';
import { bodies } from '../access/bodies.ts';
import type { Kind } from '../access/kinds.ts';
import type { Fields, Page } from '../support/page.ts';
import { canary, type Known, type Stage } from './nomineeWorld.ts';

/** One thing that somebody does; numbers choose among what there is by then. */
export type Command =
  | { by: 'steward'; act: (typeof stewardActs)[number]; which: number }
  | { by: 'nominee'; act: (typeof nomineeActs)[number]; which: number }
  | { by: 'ally' | 'allyMember' | 'outsideAlly' | 'stranger'; act: number; which: number; tamper: number };

export const stewardActs = [
  ...(['nominate', 'linkNominee', 'releaseNominee', 'releaseNominee', 'recallNominee'] as const),
  ...(['promoteReserve', 'withdrawNomination', 'listExpert', 'markPaid', 'choosePayment'] as const),
  ...(['giveFeedback', 'shareFeedback', 'answerNominee'] as const),
] as const;
export const nomineeActs = [
  'accept',
  'accept',
  'decline',
  'question',
  'change',
  'withdraw',
  'tell',
  'ask',
] as const;

/** `open`: others may notice. */
export type Done = { page: Page; open: boolean };

const pick = <One>(from: readonly One[], which: number): One | undefined =>
  from[which % Math.max(1, from.length)];
const marks = { ownVoice: '4', freeToSayNo: '3', earlyEnough: '2', answered: 'na', paidWell: '1' };

const asks = ({ asked }: Known, nomination: string, words: string): void => {
  asked.set(nomination, (asked.get(nomination) ?? new Set()).add(words));
};
const hideAgain = (known: Known, nomination: string): boolean => known.shown.delete(nomination);

export const stewardDoes = async (
  stage: Stage,
  known: Known,
  { act, which }: Extract<Command, { by: 'steward' }>,
): Promise<Done> => {
  const nomination = pick(await stage.nominations(), which) ?? '';
  const at = { nomination };
  const about = (page: Page, open: boolean): Done => ({ page, open });
  switch (act) {
    case 'nominate': {
      const seat = pick(['one', 'two', 'three'], which) ?? 'one';
      const fields = { seat, expert: '', label: canary('label'), note: canary('note') };
      const before = await stage.nominations();
      const page = await stage.ask('steward', act, {}, fields);
      const [made] = (await stage.nominations()).filter((id) => !before.includes(id));
      hand(known, made, page);
      return about(page, false);
    }
    case 'linkNominee': {
      const page = await stage.ask('steward', act, at);
      if (page.status === 200) hand(known, nomination, page);
      return about(page, page.status === 200 && hideAgain(known, nomination));
    }
    case 'releaseNominee': {
      const page = await stage.ask('steward', act, at);
      if (page.status === 303) known.shown.set(nomination, known.chosen.get(nomination) ?? '');
      return about(page, page.status === 303);
    }
    case 'recallNominee':
    case 'withdrawNomination': {
      const page = await stage.ask('steward', act, at);
      const gone = page.status === 303;
      if (gone && act === 'withdrawNomination') known.alive.delete(nomination);
      return about(page, gone && hideAgain(known, nomination));
    }
    case 'promoteReserve':
      return about(await stage.ask('steward', act, at), false);
    case 'answerNominee': {
      const words = canary('answered');
      const page = await stage.ask('steward', act, at, { words });
      if (page.status === 303) asks(known, nomination, words);
      return about(page, false);
    }
    case 'listExpert': {
      const words = { name: canary('expert'), skills: canary('skills'), notes: canary('notes') };
      return about(await stage.ask('steward', act, {}, { ...words, availability: '', feeFloor: '' }), false);
    }
    case 'choosePayment':
    case 'markPaid':
      return about(await stage.ask('steward', act, {}, act === 'markPaid' ? {} : { method: 'cash' }), true);
    case 'giveFeedback': {
      const words = canary('feedback');
      const page = await stage.ask('steward', act, {}, { ...marks, words });
      if (page.status === 303) known.kept.push(words);
      return about(page, false);
    }
    case 'shareFeedback': {
      const page = await stage.ask('steward', act);
      if (page.status === 303) for (const words of known.kept) known.told.add(words);
      return about(page, true);
    }
  }
};

/** A code is handed over: whatever opened this seat before is dead. */
const hand = (known: Known, nomination: string | undefined, page: Page): void => {
  const [code] = page.codes;
  if (!nomination || !code) return;
  known.codes.push({ code, nomination });
  known.alive.set(nomination, code);
};

/** Whose turn it is, among all who ever had a code. */
export const heldBy = ({ codes }: Known, which: number): Known['codes'][number] => {
  const held = pick(codes, which);
  if (!held) throw new Error('nobody has a code');
  return held;
};

const said = { accept: 'accepted', decline: 'declined', question: 'asked' } as const;

/** Somebody with a code: the one that works, or one that was spent, taken back or replaced. */
export const nomineeDoes = async (
  stage: Stage,
  known: Known,
  { act, which }: Extract<Command, { by: 'nominee' }>,
): Promise<Done> => {
  const { code, nomination } = heldBy(known, which);
  const works = known.alive.get(nomination) === code;
  const wasShown = known.shown.has(nomination);
  const at = { code };
  const name = canary('name');
  const done = (page: Page, open: boolean): Done => {
    if (!works && page.status !== 404) throw new Error(`a dead code does ${act}: ${page.status}`);
    return { page, open };
  };
  switch (act) {
    case 'accept':
    case 'decline':
    case 'question': {
      const note = canary('said');
      const fields = { answer: said[act], name, nameShown: 'partners', note };
      const page = await stage.ask('stranger', 'answerSeat', at, fields);
      if (page.status === 303 && act === 'question') asks(known, nomination, note);
      const own = /\/own\/([\w-]+)/.exec(page.location ?? '')?.[1];
      if (page.status === 303 && own) {
        if (own !== code) known.codes.push({ code: own, nomination });
        known.alive.set(nomination, own);
        if (act === 'accept') known.chosen.set(nomination, name);
      }
      return done(page, false);
    }
    case 'change': {
      const page = await stage.ask('stranger', 'changeAppearance', at, { name, nameShown: 'partners' });
      if (page.status === 303) {
        known.chosen.set(nomination, name);
        hideAgain(known, nomination);
      }
      return done(page, wasShown);
    }
    case 'withdraw': {
      const page = await stage.ask('stranger', 'withdrawSelf', at);
      if (page.status === 303) hideAgain(known, nomination);
      return done(page, wasShown);
    }
    case 'ask': {
      const words = canary('asked');
      const page = await stage.ask('stranger', 'askOrganisation', at, { words });
      if (page.status === 303) asks(known, nomination, words);
      return done(page, false);
    }
    case 'tell':
      return done(await stage.ask('stranger', 'ownFeedback', at, { ...marks, words: canary('told') }), false);
  }
};

const engagementPosts = Object.keys(routes).filter(
  (name): name is RouteName =>
    Object.hasOwn(routes, name) &&
    /^post$/i.test(new Map(Object.entries(routes)).get(name)?.method ?? '') &&
    /^\/(engagements|experts|seat|own)\b/.test(new Map(Object.entries(routes)).get(name)?.pattern ?? ''),
);

/** What a form never had: a person, a place, somebody else’s side. */
const tampered: Fields[] = [
  {},
  { person: 'Somebody', 'seat-1-person': 'Somebody' },
  { nominee: 'Somebody', label: 'Somebody', seat: 'one', expert: '', note: '' },
  { organisation: 'harbour', organisation_id: 'harbour', side: 'community' },
  { paid_on: '2026-11-24', paidOn: '2026-11-24', method: 'cash' },
  { answer: 'accepted', name: 'Somebody', nameShown: 'public' },
];

/** An ally, or anybody else, sends any form of all, about any id that there is, with fields that it never had. */
export const otherDoes = async (
  stage: Stage,
  { by, act, which, tamper }: Extract<Command, { tamper: number }>,
): Promise<Page> => {
  const name = pick(engagementPosts, act) ?? 'nominate';
  const kind: Kind = by;
  const who = stage.world.people[kind];
  const body = bodies[name]?.(stage.world, who, 'community') ?? {};
  const ids = {
    nomination: pick(await stage.nominations(), which) ?? '',
    expert: pick(await stage.ids('select id from expert order by id'), which) ?? '',
    payment: pick(await stage.ids('select id from payment order by id'), which) ?? '',
    ...(nowhere('seat').code ? { code: nowhere('seat').code ?? '' } : {}),
  };
  return stage.ask(kind, name, ids, { ...body, ...pick(tampered, tamper) });
};
