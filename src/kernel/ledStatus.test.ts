import { expect, test } from 'vitest';
import { type LedAnswer, type LedClaim, ledStatus, statusInForce } from './ledStatus.ts';

const peer = (answer: LedAnswer['answer'], answeredOn: string): LedAnswer => ({
  answer,
  answeredOn,
  host: false,
});
const host = (answer: LedAnswer['answer'], answeredOn: string): LedAnswer => ({
  answer,
  answeredOn,
  host: true,
});
const claim = (...answers: LedAnswer[]): LedClaim => ({
  claimedOn: '2026-01-10',
  communities: ['sex-workers', 'migrants'],
  answers,
});
const state = (facts: LedClaim | null, today = '2026-03-01', communities = ['sex-workers']) =>
  ledStatus(facts, communities, today).state;

test('an organisation that claimed nothing has no status', () => {
  expect(ledStatus(null, ['sex-workers'], '2026-03-01')).toEqual({ state: 'none', until: null });
});

test('a claim alone is not a confirmation', () => {
  expect(state(claim())).toBe('claimed');
  expect(statusInForce(claim(), ['sex-workers'], '2026-03-01')).toBe(false);
});

test('a confirmed status holds for a year, its last day included', () => {
  const confirmed = claim(peer('confirmed', '2026-02-01'));
  expect(ledStatus(confirmed, ['sex-workers'], '2027-02-01')).toEqual({
    state: 'confirmed',
    until: '2027-02-01',
  });
  expect(statusInForce(confirmed, ['sex-workers'], '2027-02-01')).toBe(true);
});

test('a status expires the day after its year', () => {
  expect(state(claim(peer('confirmed', '2026-02-01')), '2027-02-02')).toBe('expired');
});

test('a second confirmation adds no time: renewing takes a new claim', () => {
  expect(state(claim(peer('confirmed', '2026-02-01'), peer('confirmed', '2026-12-01')), '2027-02-02')).toBe(
    'expired',
  );
});

test('a claim that nobody confirmed for a year has expired', () => {
  expect(state(claim(), '2027-01-11')).toBe('expired');
});

test('one open question outweighs confirmations, whichever came first', () => {
  expect(state(claim(peer('confirmed', '2026-02-01'), peer('questioned', '2026-02-02')))).toBe('questioned');
  expect(state(claim(peer('questioned', '2026-02-01'), peer('confirmed', '2026-02-02')))).toBe('questioned');
});

test('the host settles a question by confirming after it', () => {
  expect(state(claim(peer('questioned', '2026-02-01'), host('confirmed', '2026-02-01')))).toBe('confirmed');
});

test('a host confirmation from before the question does not settle it', () => {
  expect(state(claim(host('confirmed', '2026-02-01'), peer('questioned', '2026-02-02')))).toBe('questioned');
});

test('a confirmation does not cover a community that was added later', () => {
  const confirmed = claim(peer('confirmed', '2026-02-01'));
  expect(state(confirmed, '2026-03-01', ['sex-workers', 'migrants'])).toBe('confirmed');
  expect(state(confirmed, '2026-03-01', ['sex-workers', 'young-people'])).toBe('none');
  expect(state(confirmed, '2026-03-01', [])).toBe('none');
});

test('asking anew costs nobody her standing, and gives nobody more time', () => {
  const before = claim(peer('confirmed', '2026-02-01'));
  const renewed: LedClaim = { ...claim(), claimedOn: '2026-12-20', before };
  expect(ledStatus(renewed, ['sex-workers'], '2027-02-01')).toEqual({
    state: 'confirmed',
    until: '2027-02-01',
  });
  expect(state(renewed, '2027-02-02')).toBe('claimed');
  expect(state(renewed, '2026-12-21', ['sex-workers', 'young-people'])).toBe('none');
});

test('what a peer says to the new claim counts from that day on, whatever was said to the one before', () => {
  const before = claim(peer('confirmed', '2026-02-01'));
  const renewed = (...answers: LedAnswer[]): LedClaim => ({
    ...claim(...answers),
    claimedOn: '2026-12-20',
    before,
  });
  expect(state(renewed(peer('questioned', '2026-12-21')), '2026-12-22')).toBe('questioned');
  expect(ledStatus(renewed(peer('confirmed', '2026-12-21')), ['sex-workers'], '2027-03-01').until).toBe(
    '2027-12-21',
  );
});

test('a new claim settles no question: only its author or the host does', () => {
  const before = claim(peer('confirmed', '2026-02-01'), peer('questioned', '2026-02-02'));
  expect(statusInForce({ ...claim(), claimedOn: '2026-02-03', before }, ['sex-workers'], '2026-03-01')).toBe(
    false,
  );
});
