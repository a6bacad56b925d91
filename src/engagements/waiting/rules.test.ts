import { expect, test } from 'vitest';
import {
  engagementId,
  newId,
  nominationId,
  organisationId,
  planVersionId,
  releaseId,
  seatRequestId,
} from '../../kernel/ids.ts';
import type { NominationFacts } from '../nominations/facts.ts';
import { needsOf } from './rules.ts';

const version = newId(planVersionId);
const day = '2026-11-24';
const someone = (change: Partial<NominationFacts> = {}): NominationFacts => ({
  id: newId(nominationId),
  engagement: newId(engagementId),
  organisation: newId(organisationId),
  request: newId(seatRequestId),
  seat: 'one',
  place: 0,
  nominatedOn: day,
  answer: null,
  link: { kind: 'invite', expiresOn: '2026-12-08' },
  terms: version,
  chose: false,
  release: null,
  lastWord: null,
  erasedOn: null,
  ...change,
});
const said = (answer: 'accepted' | 'declined' | 'asked' | 'withdrawn') => ({
  answer: { answer, answeredOn: day },
  chose: answer === 'accepted',
});
const shown = { release: { id: newId(releaseId), releasedOn: day, until: '2027-01-01' } };
const needs = (...nominations: NominationFacts[]) =>
  needsOf(['one'], nominations, version).map(({ need }) => need);

test('a seat that was agreed waits until somebody is nominated for it (P6)', () => {
  expect(needs()).toEqual(['nominate']);
  expect(needs(someone())).toEqual([]);
  // A reserve holds no seat.
  expect(needs(someone({ place: 1 }))).toEqual(['nominate']);
});

test('a yes waits until her organisation shows her, and then nothing does', () => {
  expect(needs(someone(said('accepted')))).toEqual(['release']);
  expect(needs(someone({ ...said('accepted'), ...shown }))).toEqual([]);
});

test('a question waits for its answer, a reserve’s too, beside what else the seat needs', () => {
  expect(needs(someone(said('asked')))).toEqual(['answer']);
  expect(needs(someone({ ...said('asked'), lastWord: 'organisation' }))).toEqual([]);
  expect(needs(someone({ ...said('accepted'), lastWord: 'nominee' }))).toEqual(['answer', 'release']);
  expect(needs(someone(said('accepted')), someone({ ...said('asked'), place: 1 }))).toEqual([
    'answer',
    'release',
  ]);
});

test('nobody who left or said no just vanishes, until the seat has somebody again', () => {
  expect(needs(someone(said('withdrawn')))).toEqual(['left']);
  expect(needs(someone(said('declined')))).toEqual(['declined']);
  expect(needs(someone(said('withdrawn')), someone())).toEqual([]);
});

test('whoever was asked about an earlier plan is asked anew (P6)', () => {
  expect(needs(someone({ ...said('accepted'), terms: newId(planVersionId) }))).toEqual(['askAnew']);
});

test('seats with the same need are one line, the most pressing first', () => {
  const nominations = [someone({ seat: 'two', ...said('asked') })];
  expect(needsOf(['one', 'two', 'three'], nominations, version)).toEqual([
    { need: 'answer', seats: ['two'] },
    { need: 'nominate', seats: ['one', 'three'] },
  ]);
});
