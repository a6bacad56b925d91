import { describe, expect, test } from 'vitest';
import {
  findingsOf,
  found,
  lantern,
  meridian,
  otherSeat,
  ownSeat,
  soundPlan,
} from '../../../test/support/plans.ts';
import type { Commitment, CommitmentRule } from '../../commitments/commitment.ts';

const everywhere = { kind: null, space: '', topic: '' };
const sentence = 'What we agreed.';
const lesson = 'What happened.';
const agreed = (rule: CommitmentRule | null): { commitments: Commitment[] } => ({
  commitments: [{ sentence, lesson, rule }],
});
const nominations = (change: Partial<Extract<CommitmentRule, { is: 'nominations' }>> = {}) =>
  agreed({ is: 'nominations', ...everywhere, organisation: 'lantern', ...change });
const otherUnion = {
  key: 'other-union',
  name: 'Other Union (example)',
  kind: 'community-led' as const,
  ledBy: ['sex-workers' as const],
};
/** Sound in itself: another organisation led by the community is asked. */
const askedElsewhere = soundPlan({
  organisations: [lantern, meridian, otherUnion],
  seats: [ownSeat('first', { organisation: 'other-union' }), ownSeat('second'), otherSeat('third')],
});

describe('nominations are the organisation’s that both sides agreed on (P6, P14)', () => {
  test('asking it keeps the commitment', () => {
    expect(found(soundPlan(), nominations())).toEqual([]);
  });

  test('asking another organisation of the same community does not', () => {
    expect(found(askedElsewhere)).toEqual([]);
    expect(findingsOf(askedElsewhere, nominations())).toEqual([
      {
        rule: 'commitment-nominations',
        principle: 'P14',
        severity: 'block',
        subject: 'seats/0/organisation',
        values: { organisation: lantern.name, sentence, lesson },
      },
    ]);
  });

  test('leaving it out of the plan is no way round it', () => {
    const without = soundPlan({
      organisations: [meridian, otherUnion],
      seats: [ownSeat('first', { organisation: 'other-union' }), otherSeat('second')],
    });
    expect(found(without, nominations())).toEqual(['commitment-nominations seats/0/organisation']);
  });

  test('it may be named by its name, as people write it', () => {
    expect(found(soundPlan(), nominations({ organisation: ' lantern collective (EXAMPLE)' }))).toEqual([]);
  });

  test('it does not take the seats of a community that it is not led by (P12)', () => {
    const moving = {
      ...otherUnion,
      key: 'moving',
      name: 'On The Move (example)',
      ledBy: ['migrants' as const],
    };
    const plan = soundPlan({
      organisations: [lantern, meridian, moving],
      seats: [...soundPlan().seats, ownSeat('guest', { communities: ['migrants'], organisation: 'moving' })],
    });
    expect(found(plan, nominations()).filter((one) => one.startsWith('commitment'))).toEqual([]);
  });
});

describe('a commitment holds where both sides said (P14)', () => {
  const csw = { ...askedElsewhere, kind: 'parallel-event' as const, space: 'CSW71, New York' };

  test.each([
    ['of this kind, at this space', { kind: 'parallel-event' as const, space: 'CSW' }],
    ['at a space written with its number', { space: 'csw 71' }],
    [
      'at a space that the commitment names in full',
      { space: 'Commission on the Status of Women (CSW71, New York)' },
    ],
    ['on a topic in the plan’s words', { topic: 'labour inspection' }],
    ['on a topic that is a community of the plan', { topic: 'sex work' }],
  ])('%s', (_, where) => {
    expect(found(csw, nominations(where))).toEqual(['commitment-nominations seats/0/organisation']);
  });

  test.each([
    ['of another kind', { kind: 'study' as const }],
    ['at another space', { space: 'CEDAW' }],
    ['at a space whose name only begins the same', { space: 'CSWX' }],
    ['on another topic', { topic: 'housing' }],
  ])('not %s', (_, where) => {
    expect(found(csw, nominations(where))).toEqual([]);
  });

  test('a plan that names no space does not slip out: it is said that nobody can tell', () => {
    const silent = { ...csw, space: '' };
    expect(findingsOf(silent, nominations({ space: 'CEDAW' }))).toMatchObject([
      { rule: 'commitment-unsure', severity: 'warn', subject: 'space', values: { sentence, lesson } },
    ]);
    const telling = { ...silent, about: 'A morning at CSW, with sex workers.' };
    expect(found(telling, nominations({ space: 'CSW' }))).toEqual([
      'commitment-nominations seats/0/organisation',
    ]);
  });
});

describe('so many seats were promised (P12, P14)', () => {
  const seats = (atLeast: number) =>
    agreed({ is: 'seats', ...everywhere, communities: ['sex-workers', 'migrants'], atLeast });

  test('each promised community has them, or is named with what it has', () => {
    expect(findingsOf(soundPlan(), seats(2))).toMatchObject([
      {
        rule: 'commitment-seats',
        severity: 'block',
        subject: 'seats',
        values: { community: 'migrants', count: 0, needed: 2 },
      },
    ]);
    expect(found(soundPlan(), seats(3))).toHaveLength(2);
    const only = agreed({ is: 'seats', ...everywhere, communities: ['sex-workers'], atLeast: 2 });
    expect(found(soundPlan(), only)).toEqual([]);
  });
});

describe('nothing was to be recorded (P14)', () => {
  const unrecorded = agreed({ is: 'no-recording', ...everywhere });

  test('neither kept nor streamed', () => {
    expect(found(soundPlan(), unrecorded)).toEqual([]);
    expect(found(soundPlan({ recording: 'for-participants', streaming: true }), unrecorded)).toEqual([
      'commitment-recording recording',
      'commitment-recording streaming',
    ]);
  });
});

describe('so many working days were promised (P10, P14)', () => {
  const notice = (workingDays: number) => agreed({ is: 'notice', ...everywhere, workingDays });

  test('by the asked organisation’s calendar; a promise of more than our default holds', () => {
    // 4 January to 10 March 2027: forty-seven working days.
    expect(found(soundPlan(), notice(47))).toEqual([]);
    expect(findingsOf(soundPlan(), notice(48))).toMatchObject([
      {
        rule: 'commitment-notice',
        severity: 'block',
        subject: 'organisations/0',
        values: { count: 47, needed: 48 },
      },
    ]);
  });

  test('while a day is missing, nobody can tell', () => {
    expect(found(soundPlan({ toldOn: null }), notice(5))).toEqual([
      'told-day-missing toldOn',
      'commitment-unsure toldOn',
    ]);
    expect(found(soundPlan({ sessions: [] }), notice(5))).toContain('commitment-unsure sessions');
  });
});

test('what no rule can check is shown to be kept by hand (P14)', () => {
  expect(findingsOf(soundPlan(), agreed(null))).toEqual([
    {
      rule: 'commitment-by-hand',
      principle: 'P14',
      severity: 'info',
      subject: '',
      values: { sentence, lesson },
    },
  ]);
});
