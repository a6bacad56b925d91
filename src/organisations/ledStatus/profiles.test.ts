import { expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { sources } from '../../kernel/provenance.ts';
import {
  countBands,
  groups,
  type LedBands,
  ledBands,
  meetsProfile,
  type ProfileId,
  profileIds,
  profiles,
  shareBands,
} from './profiles.ts';

const unsaid = { share: 'not-stated', count: 'not-stated' } as const;
const nothingSaid: LedBands = {
  'decision-makers': unsaid,
  spokespeople: unsaid,
  staff: unsaid,
  'members-and-volunteers': unsaid,
  'same-conditions': 'not-stated',
  accountable: 'not-stated',
};

const reading = (profile: ProfileId, of: string, bands: Partial<LedBands>) =>
  meetsProfile(profile, { ...nothingSaid, ...bands }).find(({ criterion }) => criterion.of === of)?.reading;

const share = (band: LedBands['staff']['share']) => ({ share: band, count: 'not-stated' }) as const;

test('by the RUF profile, decision-makers and spokespeople meet it from 60 percent', () => {
  expect(reading('RUF-2018', 'decision-makers', { 'decision-makers': share('60-or-more') })).toBe('meets');
  expect(reading('RUF-2018', 'decision-makers', { 'decision-makers': share('half-to-60') })).toBe('below');
  expect(reading('RUF-2018', 'spokespeople', { spokespeople: share('60-or-more') })).toBe('meets');
  expect(reading('RUF-2018', 'spokespeople', { spokespeople: share('half-to-60') })).toBe('below');
});

test('by the RUF profile, staff meet it from a third, and only on the same conditions as others', () => {
  expect(reading('RUF-2018', 'staff', { staff: share('third-to-half') })).toBe('meets');
  expect(reading('RUF-2018', 'staff', { staff: share('under-third') })).toBe('below');
  expect(reading('RUF-2018', 'same-conditions', { 'same-conditions': 'yes' })).toBe('meets');
  expect(reading('RUF-2018', 'same-conditions', { 'same-conditions': 'no' })).toBe('below');
});

test('a criterion whose threshold is not published is asked about and never judged', () => {
  for (const band of shareBands)
    expect(reading('RUF-2018', 'members-and-volunteers', { 'members-and-volunteers': share(band) })).toBe(
      'no-threshold',
    );
});

test('by the UNAIDS profile a majority is more than half: exactly half is below', () => {
  for (const of of groups) {
    expect(reading('UNAIDS', of, { [of]: share('half-to-60') })).toBe('meets');
    expect(reading('UNAIDS', of, { [of]: share('60-or-more') })).toBe('meets');
    expect(reading('UNAIDS', of, { [of]: share('third-to-half') })).toBe('below');
    expect(reading('UNAIDS', of, { [of]: share('none') })).toBe('below');
  }
});

test('what is left unsaid counts neither for nor against', () => {
  for (const profile of profileIds)
    for (const { reading } of meetsProfile(profile, nothingSaid)) expect(reading).toBe('not-stated');
});

test('an organisation without staff is not below for it', () => {
  expect(reading('RUF-2018', 'staff', { staff: { share: 'none', count: '0' } })).toBe('nobody-there');
  expect(reading('RUF-2018', 'staff', { staff: { share: 'none', count: '1-4' } })).toBe('below');
});

test('the NSWP profile invents no criteria: it asks which network verified the organisation', () => {
  expect(profiles['NSWP-verified']).toEqual({ id: 'NSWP-verified', asks: 'network', criteria: [] });
});

test('a profile of its own has no thresholds that anyone else set', () => {
  expect(profiles.custom.asks).toBe('own-criteria');
  for (const { atLeast } of profiles.custom.criteria) expect(atLeast).toBeNull();
});

test('every criterion says how sure we are of it and where it was found', () => {
  for (const { criteria } of Object.values(profiles))
    for (const { mark, source } of criteria)
      expect(source ? Object.hasOwn(sources, source) : mark === 'P').toBe(true);
});

test('a claim takes bands only: a number, a name or an unknown field is refused', () => {
  expect(ledBands.safeParse(nothingSaid).success).toBe(true);
  expect(ledBands.safeParse({ ...nothingSaid, staff: { share: '60-or-more', count: '7' } }).success).toBe(
    false,
  );
  expect(ledBands.safeParse({ ...nothingSaid, names: 'Ada' }).success).toBe(false);
});

test('every profile, group, band and reading has its words', () => {
  expect(Object.keys(en.profiles.profile)).toEqual([...profileIds]);
  expect(Object.keys(en.profiles.group)).toEqual([...groups]);
  expect(Object.keys(en.profiles.share)).toEqual([...shareBands, 'not-stated']);
  expect(Object.keys(en.profiles.count)).toEqual([...countBands, 'not-stated']);
  expect(Object.keys(en.profiles.reading)).toEqual([
    'meets',
    'below',
    'not-stated',
    'no-threshold',
    'nobody-there',
  ]);
});
