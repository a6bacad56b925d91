import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { as, engagement, noon, planner, users, workers } from '../../../test/support/asked.ts';
import { refusalOf } from '../../../test/support/decisions.ts';
import { addDays } from '../../kernel/clock.ts';
import { newId, nominationId, noteId, releaseId } from '../../kernel/ids.ts';
import {
  askForNote,
  endNote,
  endOrganisationNote,
  type KeySide,
  longestNoteDays,
  mayReadNote,
  type NoteFacts,
  openUntil,
  stateOf,
  turnKey,
  turnOrganisationKey,
} from './rules.ts';

const today = '2027-01-05';
const now = noon(today);
const release = newId(releaseId);
const ask = (changed: Partial<NoteFacts> = {}): NoteFacts => ({
  id: newId(noteId),
  release,
  nomination: newId(nominationId),
  seat: 'one',
  organisation: workers.id,
  askedBy: planner.id,
  askedOn: today,
  agreed: { nominee: null, organisation: null },
  wordsId: null,
  openUntil: null,
  refusedOn: null,
  closedOn: null,
  shownUntil: '2027-04-09',
  ...changed,
});
const both = { nominee: today, organisation: today };
const open = ask({ wordsId: 'words', agreed: both, openUntil: '2027-01-12' });
const passedOn = ask({ wordsId: 'words', agreed: { nominee: null, organisation: today } });
const shown = { id: release, organisation: workers.id };

describe('asking where papers or bank details can be handed in', () => {
  it('is a steward’s, of the organisation whose nominee is shown', () => {
    expect(askForNote(engagement(), as(planner), { shown, asks: [] }, now).ok).toBe(true);
    expect(refusalOf(askForNote(engagement(), as(planner, 'member'), { shown, asks: [] }, now))).toBe(
      'onlySteward',
    );
    expect(refusalOf(askForNote(engagement(), as(planner), { shown: null, asks: [] }, now))).toBe(
      'nobodyShown',
    );
    expect(refusalOf(askForNote(engagement(), as(workers), { shown, asks: [] }, now))).toBe('ownSeat');
    const off = engagement({ cancelledOn: today });
    expect(refusalOf(askForNote(off, as(planner), { shown, asks: [] }, now))).toBe('cancelled');
  });

  it('is done once at a time, and never again after a no (P6)', () => {
    const asking = (...asks: NoteFacts[]) => askForNote(engagement(), as(planner), { shown, asks }, now);
    expect(refusalOf(asking(ask()))).toBe('alreadyAskedFor');
    expect(refusalOf(asking(open))).toBe('alreadyAskedFor');
    expect(asking(ask({ refusedOn: today }))).toMatchObject({ refusal: 'saidNo', principle: 'P6' });
    expect(asking(ask({ closedOn: today })).ok).toBe(true);
    expect(asking({ ...open, openUntil: '2027-01-04' }).ok).toBe(true);
    expect(asking(ask({ askedBy: users.id })).ok).toBe(true);
  });
});

describe('a note', () => {
  it('reaches the nominee only after her organisation passed the question on (P6)', () => {
    const own = { read: null, own: true };
    expect(turnKey(ask(), 'nominee', own, now)).toMatchObject({ refusal: 'throughOrganisation' });
    expect(turnOrganisationKey(ask(), as(workers), own, now)).toMatchObject({ ok: true, opens: false });
    expect(refusalOf(turnOrganisationKey(ask(), as(workers), { read: null, own: false }, now))).toBe(
      'noteNeeded',
    );
  });

  it('opens with the second key on the same words', () => {
    const agreeing = { read: 'words', own: false };
    expect(turnKey(passedOn, 'nominee', agreeing, now)).toEqual({ ok: true, agreed: both, opens: true });
    expect(refusalOf(turnKey(passedOn, 'organisation', agreeing, now))).toBe('alreadyAgreed');
    expect(refusalOf(turnKey(passedOn, 'nominee', { read: 'others', own: false }, now))).toBe('noteChanged');
  });

  it('in other words is agreed to by its writer alone', () => {
    const hers = turnKey(passedOn, 'nominee', { read: 'words', own: true }, now);
    expect(hers).toEqual({ ok: true, agreed: { nominee: today, organisation: null }, opens: false });
  });

  it('is neither written, agreed to nor refused by the ally that asked', () => {
    for (const by of [planner, users]) {
      const turning = turnOrganisationKey(passedOn, as(by), { read: 'words', own: false }, now);
      expect(turning).toMatchObject({ refusal: 'notTheirNote', principle: 'P6' });
      expect(endOrganisationNote(passedOn, as(by), now)).toMatchObject({ refusal: 'notTheirNote' });
    }
    const member = as(workers, 'member');
    expect(refusalOf(turnOrganisationKey(passedOn, member, { read: 'words', own: true }, now))).toBe(
      'onlySteward',
    );
  });

  it('is read by a steward of whoever asked while its days last, and by nobody else', () => {
    expect(mayReadNote(open, as(planner), now).ok).toBe(true);
    expect(mayReadNote(open, as(planner), noon('2027-01-12')).ok).toBe(true);
    expect(refusalOf(mayReadNote(open, as(planner), noon('2027-01-13')))).toBe('noteClosed');
    expect(refusalOf(mayReadNote(passedOn, as(planner), now))).toBe('noteClosed');
    expect(refusalOf(mayReadNote(open, as(planner, 'member'), now))).toBe('onlySteward');
    expect(refusalOf(mayReadNote(open, as(users), now))).toBe('notTheirNote');
  });

  it('is taken back by either side at any time', () => {
    expect(endNote(open, now)).toEqual({ ok: true, as: 'closed' });
    expect(endNote(passedOn, now)).toEqual({ ok: true, as: 'refused' });
    expect(refusalOf(endNote(ask({ refusedOn: today }), now))).toBe('notWaiting');
  });

  it('never stays open longer than its days, or than she is shown', () => {
    const days = fc.integer({ min: 1, max: longestNoteDays });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 30 }), (length, left) => {
        const facts = ask({ shownUntil: addDays(today, left) });
        const until = openUntil(facts, { text: 'At the desk.', days: length }, now);
        expect(until <= addDays(today, length) && until <= facts.shownUntil).toBe(true);
      }),
    );
  });

  it('in any order of acts opens only on words that both agreed to after they were written', () => {
    const side = fc.constantFrom<KeySide>('nominee', 'organisation');
    const act = fc.oneof(
      fc.record({ is: fc.constant('agree' as const), side, stale: fc.boolean() }),
      fc.record({ is: fc.constant('write' as const), side, stale: fc.boolean() }),
      fc.record({ is: fc.constant('end' as const), side, stale: fc.constant(false) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let facts = ask();
        let agreedTo = new Map<KeySide, string | null>();
        for (const [at, { is, side: by, stale }] of acts.entries()) {
          const before = facts;
          if (is === 'end') {
            const ended = endNote(facts, now);
            if (ended.ok) facts = { ...facts, [`${ended.as}On`]: today };
          } else {
            const read = stale ? 'words never written' : facts.wordsId;
            const ruling = turnKey(facts, by, { read, own: is === 'write' }, now);
            if (ruling.ok) {
              const wordsId = is === 'write' ? `words ${at}` : facts.wordsId;
              if (is === 'write') agreedTo = new Map();
              agreedTo.set(by, wordsId);
              facts = { ...facts, wordsId, agreed: ruling.agreed };
              if (ruling.opens) facts = { ...facts, openUntil: '2027-01-12' };
            }
          }
          const other = by === 'nominee' ? 'organisation' : 'nominee';
          // Nobody turns the other's key forward.
          expect(facts.agreed[other] === null || facts.agreed[other] === before.agreed[other]).toBe(true);
          if (stateOf(facts, today) === 'open') {
            expect(agreedTo.get('nominee')).toBe(facts.wordsId);
            expect(agreedTo.get('organisation')).toBe(facts.wordsId);
          }
          // What is over stays over.
          if (['refused', 'over'].includes(stateOf(before, today)))
            expect(stateOf(facts, today)).toBe(stateOf(before, today));
        }
      }),
    );
  });
});
