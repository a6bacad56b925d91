import { describe, expect, test } from 'vitest';
import { question } from '../../test/support/sheets.ts';
import { newId, organisationId, partnershipId, personId, roundId } from '../kernel/ids.ts';
import type { Member, Role } from '../kernel/organisation.ts';
import type { HandedIn, Respondent, RoundFacts } from './facts.ts';
import {
  callOff,
  chooseInstrument,
  chooseMode,
  enterSheets,
  giveSheet,
  handIn,
  mayAddSheets,
  mayKeepSheet,
  mayOpen,
  mayShow,
  release,
  sees,
  takeBack,
} from './rules.ts';
import { type Answer, emptySheet } from './sheet/facts.ts';

const harbour = newId(organisationId);
const fund = newId(organisationId);
const by = (organisation: typeof harbour, role: Role = 'steward'): Member => ({
  person: newId(personId),
  organisation: { id: organisation, kind: organisation === harbour ? 'community-led' : 'ally', host: false },
  role,
});
const inOn = (more: Partial<HandedIn> = {}): HandedIn => ({
  ...{ on: '2027-03-01', openedOn: null, releasedOn: null },
  ...more,
});
const round = (
  community: Partial<Respondent> = {},
  ally: Partial<Respondent> = {},
  more: Partial<RoundFacts> = {},
): RoundFacts => ({
  ...{ id: newId(roundId), partnership: newId(partnershipId), openedBy: fund, occasion: 'baseline' },
  ...{ openedOn: '2027-03-01', answerBy: '2027-03-15', engagement: null, calledOff: null, shownOn: null },
  respondents: [
    { organisation: harbour, side: 'community', left: false, mode: 'one', handedIn: null, ...community },
    { organisation: fund, side: 'ally', left: false, mode: 'one', handedIn: null, ...ally },
  ],
  ...more,
});
const sheet = (answer: Answer, record = '') => ({ answers: { A1: answer }, records: { A1: record } });
const questions = [question];
const given = (...sheets: ReturnType<typeof sheet>[]) => ({ sheets, questions });

describe('an answer of 3 or 4', () => {
  test('from an ally needs something to show for it (P7)', () => {
    expect(handIn(round(), by(fund), given(sheet(3)))).toMatchObject({ refusal: 'recordsMissing' });
    expect(handIn(round(), by(fund), given(sheet(4, '  ')))).toMatchObject({ refusal: 'recordsMissing' });
    expect(handIn(round(), by(fund), given(sheet(3, 'Invoice of May')))).toMatchObject({ ok: true });
    expect(handIn(round(), by(fund), given(sheet(2)))).toMatchObject({ ok: true });
  });

  test('from a community needs nothing', () => {
    expect(handIn(round(), by(harbour), given(sheet(4)))).toMatchObject({ ok: true });
  });
});

describe('handing in', () => {
  test('takes a steward, and every question answered, be it with “prefer not to say”', () => {
    expect(handIn(round(), by(harbour, 'member'), given(sheet(1)))).toMatchObject({ refusal: 'onlySteward' });
    expect(handIn(round(), by(harbour), { sheets: [{ answers: {}, records: {} }], questions })).toMatchObject(
      {
        refusal: 'answersMissing',
      },
    );
    expect(handIn(round(), by(harbour), given(sheet('unsaid')))).toMatchObject({ ok: true });
  });

  test('two people’s sheets would be read as theirs: it takes three, or one that all agreed on', () => {
    const several = round({ mode: 'people' });
    expect(handIn(several, by(harbour), given(sheet(1), sheet(2)))).toMatchObject({
      refusal: 'tooFewSheets',
    });
    expect(handIn(several, by(harbour), given(sheet(1), sheet(2), sheet(2)))).toMatchObject({ ok: true });
  });

  test('an organisation that is not asked, or has left, hands in nothing', () => {
    expect(handIn(round(), by(newId(organisationId)), given(sheet(1)))).toMatchObject({
      refusal: 'notAskedInRound',
    });
    expect(handIn(round({ left: true }), by(harbour), given(sheet(1)))).toMatchObject({
      refusal: 'notAskedInRound',
    });
  });

  test('how an organisation answers is chosen before anything is written', () => {
    expect(chooseMode(round({ mode: null }), by(harbour), 0)).toMatchObject({ ok: true });
    expect(chooseMode(round(), by(harbour), 1)).toMatchObject({ refusal: 'sheetsKept' });
    expect(mayKeepSheet(round({ mode: null }), by(harbour), false)).toMatchObject({ refusal: 'modeFirst' });
    expect(mayAddSheets(round(), by(harbour))).toMatchObject({ refusal: 'otherMode' });
  });

  test('a person’s own sheet is kept and given by her alone, whole and once (C31)', () => {
    const several = round({ mode: 'people' });
    const whole = { sheet: sheet(1), questions: [question] };
    expect(mayKeepSheet(several, by(harbour, 'member'), false)).toMatchObject({ ok: true, mode: 'people' });
    expect(mayKeepSheet(several, by(harbour, 'member'), true)).toMatchObject({ refusal: 'sheetGiven' });
    expect(giveSheet(several, by(harbour, 'member'), { given: false, ...whole })).toMatchObject({
      ok: true,
    });
    expect(giveSheet(several, by(harbour), { given: true, ...whole })).toMatchObject({
      refusal: 'sheetGiven',
    });
    const open = { given: false, sheet: emptySheet, questions: [question] };
    expect(giveSheet(several, by(harbour), open)).toMatchObject({ refusal: 'answersMissing' });
  });

  test('sheets on paper are entered by a steward, and each is whole', () => {
    const several = round({ mode: 'people' });
    const entered = { sheets: [sheet(1), sheet(2)], questions: [question] };
    expect(enterSheets(several, by(harbour), entered)).toMatchObject({ ok: true });
    expect(enterSheets(several, by(harbour, 'member'), entered)).toMatchObject({ refusal: 'onlySteward' });
    expect(enterSheets(round(), by(harbour), entered)).toMatchObject({ refusal: 'otherMode' });
    const torn = { ...entered, sheets: [sheet(1), emptySheet] };
    expect(enterSheets(several, by(harbour), torn)).toMatchObject({ refusal: 'answersMissing' });
  });
});

describe('what one side answered', () => {
  test('is nobody else’s to see before everyone has handed in (P3)', () => {
    const early = round({ handedIn: inOn() });
    expect(sees(early, harbour, harbour)).toBe(true);
    expect(sees(early, fund, harbour)).toBe(false);
    expect(mayOpen(early, harbour)).toBe(false);
  });

  test('opens when everyone has, and both are shown with the last that is opened (P3)', () => {
    const both = round({ handedIn: inOn() }, { handedIn: inOn({ openedOn: '2027-03-02' }) });
    expect(mayOpen(both, harbour)).toBe(true);
    expect(mayShow(both)).toBe(false);
    expect(sees(both, harbour, fund)).toBe(false);
    const opened = inOn({ openedOn: '2027-03-02' });
    expect(mayShow(round({ handedIn: opened }, { handedIn: opened }))).toBe(true);
    const shown = round({ handedIn: opened }, { handedIn: opened }, { shownOn: '2027-03-02' });
    expect([sees(shown, harbour, fund), sees(shown, fund, harbour)]).toEqual([true, true]);
    expect(sees(shown, newId(organisationId), harbour)).toBe(false);
  });

  test('may be released early by the community, and not by an ally (P3, P7)', () => {
    expect(release(round({ handedIn: inOn() }), by(harbour))).toMatchObject({ ok: true });
    expect(release(round({}, { handedIn: inOn() }), by(fund))).toMatchObject({ refusal: 'onlyCommunity' });
    const released = round({ handedIn: inOn({ openedOn: '2027-03-02', releasedOn: '2027-03-02' }) });
    expect(sees(released, fund, harbour)).toBe(true);
  });

  test('may be taken back while nobody else can read it, and not after (P3)', () => {
    expect(takeBack(round({ handedIn: inOn() }), by(harbour))).toMatchObject({ ok: true });
    expect(takeBack(round({ handedIn: inOn() }, { handedIn: inOn() }), by(harbour))).toMatchObject({
      refusal: 'opened',
    });
    expect(takeBack(round({ handedIn: inOn({ openedOn: '2027-03-02' }) }), by(harbour))).toMatchObject({
      refusal: 'opened',
    });
  });

  test('is shown to nobody where the whole other side has left', () => {
    const alone = round({ handedIn: inOn() }, { left: true });
    expect([mayOpen(alone, harbour), mayShow(alone)]).toEqual([false, false]);
  });
});

describe('the questions', () => {
  test('are the community’s to choose, until somebody begins (P3, P7)', () => {
    const fresh = round({ mode: null }, { mode: null });
    expect(chooseInstrument(fresh, by(harbour))).toMatchObject({ ok: true });
    expect(chooseInstrument(round(), by(harbour))).toMatchObject({ refusal: 'begun' });
  });

  test('an ally cannot change what the community is asked (P3, P7)', () => {
    expect(chooseInstrument(round({ mode: null }, { mode: null }), by(fund))).toMatchObject({
      refusal: 'onlyCommunity',
    });
  });

  test('a community ends a round that asks the wrong things, an ally only what it opened and nobody began', () => {
    expect(callOff(round(), by(harbour))).toMatchObject({ ok: true });
    expect(callOff(round(), by(fund))).toMatchObject({ refusal: 'begun' });
    expect(callOff(round({ mode: null }, { mode: null }), by(fund))).toMatchObject({ ok: true });
    const harbours = round({ mode: null }, { mode: null }, { openedBy: harbour });
    expect(callOff(harbours, by(fund))).toMatchObject({ refusal: 'onlyCommunity' });
    expect(callOff(round({}, {}, { shownOn: '2027-03-02' }), by(harbour))).toMatchObject({
      refusal: 'shown',
    });
  });
});
