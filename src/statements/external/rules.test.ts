import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cast, cast, memberOf } from '../../../test/support/decisions.ts';
import { externalTextId, newId, type OrganisationId, partnershipId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { objectionAnswers } from '../facts.ts';
import type { ExternalTextFacts } from './facts.ts';
import {
  answerObjection,
  beginSupplement,
  isOverdue,
  mayAnswer,
  objectTo,
  removeText,
  supplementIn,
} from './rules.ts';

const workers = cast('Workers', 'community');
const alliance = cast('Alliance', 'ally');
const stranger = cast('Stranger', 'ally');
const by = (who: Cast, role: 'steward' | 'member' = 'steward'): Member => memberOf(who, role);
const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });
const allowed = expect.objectContaining({ ok: true });
const at = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T12:00:00Z`);
const today = at('2027-01-04');
const words = 'Sex workers are missing from this list.';

const entered = (): ExternalTextFacts => ({
  id: newId(externalTextId),
  by: workers.id,
  enteredOn: '2027-01-04',
  objection: null,
  supplements: [],
});
const objected = (asked: OrganisationId | null): ExternalTextFacts => {
  const outcome = objectTo(entered(), by(workers), { words, asked }, today);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return { ...entered(), objection: outcome.objection };
};

describe('objecting to a text that others published elsewhere', () => {
  test('an organisation that entered it may object, with a reason, through a steward; nobody else can', () => {
    const objecting = { words, asked: null };
    expect(objectTo(entered(), by(workers), objecting, today)).toEqual(allowed);
    expect(objectTo(entered(), by(workers, 'member'), objecting, today)).toEqual(refused('onlySteward'));
    expect(objectTo(entered(), by(alliance), objecting, today)).toEqual(refused('ownText'));
    expect(objectTo(entered(), by(workers), { words: ' ', asked: null }, today)).toEqual(refused('sayWhy'));
  });

  test('the clock runs whether or not whoever published it is here to be asked', () => {
    for (const asked of [alliance.id, null]) {
      const { objection } = objected(asked);
      expect(objection).toMatchObject({ asked, madeOn: '2027-01-04', answerBy: '2027-01-18' });
      if (!objection) throw new Error('nothing');
      expect(isOverdue(objection, at('2027-01-18'))).toBe(false);
      expect(isOverdue(objection, at('2027-01-20'))).toBe(true);
    }
  });

  test('nobody asks herself, and nobody objects twice', () => {
    expect(objectTo(entered(), by(workers), { words, asked: workers.id }, today)).toEqual(refused('ownText'));
    expect(objectTo(objected(null), by(workers), { words, asked: null }, today)).toEqual(
      refused('alreadyObjected'),
    );
  });

  test('what was objected to stays on record; an entry that nobody saw may go', () => {
    expect(removeText(entered())).toEqual(allowed);
    expect(removeText(objected(null))).toEqual(refused('alreadyObjected'));
  });
});

describe('the answer', () => {
  test('whoever published it answers for itself, and whoever objected cannot answer in its name', () => {
    const facts = objected(alliance.id);
    expect(mayAnswer(facts, by(alliance))).toEqual({ ok: true, told: false });
    expect(mayAnswer(facts, by(alliance, 'member'))).toEqual(refused('onlySteward'));
    expect(mayAnswer(facts, by(workers))).toEqual(refused('publisherAnswers'));
    expect(mayAnswer(facts, by(stranger))).toEqual(refused('notOnDraft'));
  });

  test('of a publisher that is not here, whoever objected writes down what it was told, marked as such', () => {
    const facts = objected(null);
    expect(mayAnswer(facts, by(workers))).toEqual({ ok: true, told: true });
    expect(mayAnswer(facts, by(alliance))).toEqual(refused('notOnDraft'));
    expect(mayAnswer(entered(), by(workers))).toEqual(refused('objectFirst'));
  });

  test('every answer has words; a no without a reason is none', () => {
    const facts = objected(alliance.id);
    for (const answer of objectionAnswers) {
      expect(answerObjection(facts, by(alliance), { answer, words: '' })).toEqual(refused('sayWhy'));
      expect(answerObjection(facts, by(alliance), { answer, words: 'Because.' })).toEqual(allowed);
    }
  });

  test('a better answer may follow a worse one, and none takes an earlier one away', () => {
    const facts = objected(alliance.id);
    const answers = fc.array(
      fc.record({
        answer: fc.constantFrom(...objectionAnswers),
        words: fc.constantFrom('', 'Because.'),
        who: fc.constantFrom(workers, alliance, stranger),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(answers, (given) => {
        let now = facts;
        for (const { who, ...answer } of given) {
          const before = now.objection?.answers ?? [];
          const outcome = answerObjection(now, by(who), answer);
          if (!outcome.ok || !now.objection) continue;
          expect(who).toBe(alliance);
          expect(outcome.place).toBe(before.length + 1);
          const one = { ...answer, by: who.id, told: outcome.told, answeredOn: '2027-01-05' };
          now = { ...now, objection: { ...now.objection, answers: [...before, one] } };
          expect(now.objection?.answers.slice(0, -1)).toEqual(before);
        }
        expect(now.objection?.madeOn).toBe(facts.objection?.madeOn);
      }),
    );
  });
});

describe('a supplementary statement', () => {
  test('is begun by whoever objected, with or without an answer, or by whoever published it', () => {
    expect(beginSupplement(objected(null), by(workers))).toEqual(allowed);
    expect(beginSupplement(objected(alliance.id), by(workers))).toEqual(allowed);
    expect(beginSupplement(objected(alliance.id), by(alliance))).toEqual(allowed);
  });

  test('by nobody else, by no member alone, and not before there is an objection', () => {
    expect(beginSupplement(objected(null), by(stranger))).toEqual(refused('notOnDraft'));
    expect(beginSupplement(objected(null), by(workers, 'member'))).toEqual(refused('onlySteward'));
    expect(beginSupplement(entered(), by(workers))).toEqual(refused('objectFirst'));
  });

  test('in a partnership of whoever begins it, and in no other', () => {
    const partnership = newId(partnershipId);
    expect(supplementIn(partnership)).toEqual({ ok: true, partnership });
    expect(supplementIn(null)).toEqual(refused('supplementNeeded'));
  });
});
