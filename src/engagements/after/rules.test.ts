import { describe, expect, it } from 'vitest';
import { feedbackId, newId, organisationId, partnershipId, personId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { GivenFeedback } from './feedback.ts';
import { giveFeedback, mayGiveFeedback, reportOutcome, shareFeedback, tellAnew } from './rules.ts';

const lantern = newId(organisationId);
const meridian = newId(organisationId);
const partnership = newId(partnershipId);
const of = (id: typeof lantern, kind: Member['organisation']['kind'], role: Member['role']): Member => ({
  person: newId(personId),
  organisation: { id, kind, host: false },
  role,
});
const amani = of(lantern, 'community-led', 'steward');
const helen = of(meridian, 'ally', 'steward');
const facts = { organisation: meridian, partnership, firstDay: '2027-03-10' };
const at = (instant: string) => Temporal.Instant.from(instant);
const before = at('2027-03-08T12:00:00Z');
const during = at('2027-03-10T12:00:00Z');

const given = (change: Partial<GivenFeedback> = {}): GivenFeedback => ({
  id: newId(feedbackId),
  organisation: lantern,
  byNominee: false,
  shared: false,
  givenOn: '2027-03-11',
  feedback: {
    marks: { ownVoice: 4, freeToSayNo: 4, earlyEnough: 3, answered: null, paidWell: 2 },
    words: '',
  },
  ...change,
});

describe('how it was', () => {
  it('is said once it has begun somewhere on Earth, and not before', () => {
    expect(giveFeedback(facts, during)).toEqual({ ok: true });
    expect(giveFeedback(facts, at('2027-03-09T10:30:00Z'))).toEqual({ ok: true });
    expect(giveFeedback(facts, at('2027-03-09T09:30:00Z'))).toMatchObject({ refusal: 'notOver' });
  });
  it('is said by a nominee who said yes, and by nobody who did not', () => {
    const sessions = [
      { on: '2027-03-11', from: '09:00', to: '10:00', zone: 'UTC' },
      { on: '2027-03-10', from: '09:00', to: '10:00', zone: 'UTC' },
    ];
    const yes = { answer: { answer: 'accepted', answeredOn: '2027-02-01' } } as const;
    const no = { answer: { answer: 'declined', answeredOn: '2027-02-01' } } as const;
    expect(mayGiveFeedback(yes, { sessions }, during)).toBe(true);
    expect(mayGiveFeedback(yes, { sessions }, before)).toBe(false);
    expect(mayGiveFeedback(no, { sessions }, during)).toBe(false);
    expect(mayGiveFeedback({ answer: null }, { sessions }, during)).toBe(false);
    expect(mayGiveFeedback(yes, { sessions: [] }, during)).toBe(false);
  });
});

describe('an organisation shares', () => {
  it('what its own members said', () => {
    const mine = given();
    expect(shareFeedback(facts, amani, [mine])).toEqual({ ok: true, mine: [mine], partnership });
  });
  it('nothing that a nominee said, that others said, or that is shared already (P6)', () => {
    const others = [given({ byNominee: true }), given({ organisation: meridian }), given({ shared: true })];
    expect(shareFeedback(facts, amani, others)).toMatchObject({ refusal: 'nothingToShare' });
  });
  it('through a steward, and only within a partnership', () => {
    expect(shareFeedback(facts, { ...amani, role: 'member' }, [given()])).toMatchObject({
      refusal: 'onlySteward',
    });
    expect(shareFeedback({ partnership: null }, amani, [given()])).toMatchObject({ refusal: 'notShared' });
  });
});

describe('what came of it', () => {
  it('is answered for by a steward of whoever convened it (P11)', () => {
    expect(reportOutcome(facts, helen, during)).toEqual({ ok: true, partnership });
    expect(reportOutcome(facts, { ...helen, role: 'member' }, during)).toMatchObject({
      refusal: 'onlySteward',
    });
  });
  it('is not said for the convener by those it was asked of (P11)', () => {
    expect(reportOutcome(facts, amani, during)).toMatchObject({ refusal: 'onlyConvener', principle: 'P11' });
  });
  it('is not said before it began, nor of a draft that nobody else has seen', () => {
    expect(reportOutcome(facts, helen, before)).toMatchObject({ refusal: 'notOver' });
    expect(reportOutcome({ ...facts, partnership: null }, helen, during)).toMatchObject({
      refusal: 'notShared',
    });
  });
});

describe('what came of it, told anew', () => {
  it('is the next version; the same words again are none (P11)', () => {
    expect(tellAnew(undefined, 'Two points went in.')).toEqual({ ok: true, number: 1 });
    expect(tellAnew({ number: 1, words: 'Two points went in.' }, 'One.')).toEqual({ ok: true, number: 2 });
    expect(tellAnew({ number: 2, words: 'One.' }, 'One.')).toMatchObject({ ok: false, refusal: 'sameText' });
  });
});
