import { describe, expect, it } from 'vitest';
import { at, type Cast, cast, proposed } from '../../../test/support/decisions.ts';
import { newId, versionId } from '../ids.ts';
import type { DecisionFacts } from './facts.ts';
import { closesOn, windowIsOver, workingDaysBetween, workingDaysLeft } from './window.ts';

const river = cast('River Collective', 'community');
const harbour = cast('Harbour Sisters', 'community');
const fund = cast('Northern Fund', 'ally');

// A Wednesday: one working day later is Thursday 4 June, three are Monday 8 June.
const wednesday = '2026-06-03';
const proposal = (by: Cast, windowDays: number, parties = [river, harbour, fund]) =>
  proposed({ by, parties, on: wednesday, windowDays });

const waived = (facts: DecisionFacts, on: string, ...parties: readonly Cast[]): DecisionFacts => ({
  ...facts,
  waivers: parties.map(({ id }) => ({
    version: facts.versions[0]?.id ?? newId(versionId),
    organisation: id,
    waivedOn: on,
  })),
});

describe('the window', () => {
  it('lasts as many working days as the proposal says', () => {
    expect(closesOn(proposal(fund, 10))).toBe('2026-06-17');
  });

  it('never lasts under three while a community party has not agreed to it', () => {
    expect(closesOn(proposal(fund, 1))).toBe('2026-06-08');
    expect(closesOn(waived(proposal(fund, 1), wednesday, river))).toBe('2026-06-08');
  });

  it('lasts less when every community party has', () => {
    expect(closesOn(waived(proposal(fund, 1), wednesday, river, harbour))).toBe('2026-06-04');
  });

  it('an ally waiver shortens nothing', () => {
    expect(closesOn(waived(proposal(fund, 1), wednesday, river, fund))).toBe('2026-06-08');
  });

  it('a community author of a short window has agreed to it; an ally author has agreed for nobody', () => {
    expect(closesOn(proposal(river, 1, [river, fund]))).toBe('2026-06-04');
    expect(closesOn(proposal(fund, 1, [river, fund]))).toBe('2026-06-08');
    expect(closesOn(proposal(river, 1))).toBe('2026-06-08');
  });

  it('a waiver of another text does not count', () => {
    const facts = waived(proposal(fund, 1), wednesday, river, harbour);
    const other = facts.waivers.map((waiver) => ({ ...waiver, version: newId(versionId) }));
    expect(closesOn({ ...facts, waivers: other })).toBe('2026-06-08');
  });

  it('a late waiver closes the window that day, not on a day already gone', () => {
    expect(closesOn(waived(proposal(fund, 1), '2026-06-05', river, harbour))).toBe('2026-06-05');
  });

  it('a waiver never makes the window longer', () => {
    expect(closesOn(waived(proposal(fund, 1), '2026-06-09', river, harbour))).toBe('2026-06-08');
    expect(closesOn(waived(proposal(fund, 10), '2026-06-30', river, harbour))).toBe('2026-06-17');
  });

  it('a waiver of an earlier text does not keep a later window open', () => {
    const facts = proposal(river, 1, [river, fund]);
    const waivers = [{ version: newId(versionId), organisation: river.id, waivedOn: '2026-06-05' }];
    expect(closesOn({ ...facts, waivers })).toBe('2026-06-04');
  });

  it('is over when its last day has ended everywhere on Earth, and not before', () => {
    expect(windowIsOver(proposal(fund, 3), at('2026-06-09T11:59:59Z'))).toBe(false);
    expect(windowIsOver(proposal(fund, 3), at('2026-06-09T12:00:00Z'))).toBe(true);
  });

  it('counts the working days left, none on the last day or after it', () => {
    const facts = proposal(fund, 3);
    expect(workingDaysLeft(facts, at(wednesday))).toBe(3);
    expect(workingDaysLeft(facts, at('2026-06-05'))).toBe(1);
    expect(workingDaysLeft(facts, at('2026-06-07'))).toBe(1);
    expect(workingDaysLeft(facts, at('2026-06-08'))).toBe(0);
    expect(workingDaysLeft(facts, at('2026-06-20'))).toBe(0);
  });

  it('weekends are no working days', () => {
    expect(workingDaysBetween('2026-06-05', '2026-06-07')).toBe(0);
    expect(workingDaysBetween('2026-06-05', '2026-06-08')).toBe(1);
  });
});
