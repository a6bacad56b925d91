import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  as,
  engagement,
  noon,
  planner,
  requestTo,
  users,
  version,
  workers,
} from '../../../test/support/asked.ts';
import { allowed, refusalOf } from '../../../test/support/decisions.ts';
import { otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import { expertId, newId, nominationId, releaseId, seatRequestId } from '../../kernel/ids.ts';
import { planOf } from '../facts.ts';
import type { NominationFacts, NomineeAnswer } from './facts.ts';
import {
  answerSeat,
  changeAppearance,
  nameNominee,
  nominate,
  promote,
  recall,
  release,
  renewCode,
  showChosen,
  withdraw,
} from './rules.ts';

const today = noon('2027-01-05');
const plan = soundPlan({
  seats: [
    ownSeat('ours', { organisation: workers.id }),
    ownSeat('theirs', { organisation: users.id, communities: ['people-who-use-drugs'] }),
    otherSeat('expert', { organisation: planner.id }),
  ],
});
const asked = engagement();
const accepted = {
  ...asked,
  requests: [
    requestTo(asked, workers, { answer: { answer: 'accepted', answeredOn: '2027-01-05', version: null } }),
  ],
};
const nomination = (changed: Partial<NominationFacts> = {}): NominationFacts => ({
  id: newId(nominationId),
  engagement: asked.id,
  organisation: workers.id,
  request: newId(seatRequestId),
  seat: 'ours',
  place: 0,
  nominatedOn: '2027-01-05',
  answer: null,
  link: { kind: 'invite', expiresOn: '2027-01-19' },
  terms: planOf(asked)?.id ?? null,
  chose: false,
  release: null,
  lastWord: null,
  erasedOn: null,
  ...changed,
});
const answered = (answer: NomineeAnswer, changed: Partial<NominationFacts> = {}) =>
  nomination({ answer: { answer, answeredOn: '2027-01-05' }, ...changed });
const shown = { id: newId(releaseId), releasedOn: '2027-01-06', until: '2027-04-09' };

describe('nominating', () => {
  const by = (who: typeof workers, seat = 'ours', nominations: NominationFacts[] = []) =>
    nominate(accepted, as(who), { plan, seat, nominations }, today);

  it('is for the organisation whose seat it is, once it agreed to the plan as it stands', () => {
    expect(allowed(by(workers)).place).toBe(0);
    expect(refusalOf(nominate(asked, as(workers), { plan, seat: 'ours', nominations: [] }, today))).toBe(
      'notAccepted',
    );
    const changed = { ...accepted, versions: [...accepted.versions, version(planner, 2)] };
    expect(refusalOf(nominate(changed, as(workers), { plan, seat: 'ours', nominations: [] }, today))).toBe(
      'notAccepted',
    );
  });

  it('an ally cannot nominate, for its own seats or anybody else’s', () => {
    for (const seat of ['ours', 'theirs', 'expert', 'nowhere'])
      expect(by(planner, seat)).toMatchObject({ refusal: 'seatNotYours', principle: 'P6' });
  });

  it('nor can another community’s organisation', () => {
    expect(refusalOf(by(users))).toBe('seatNotYours');
    expect(refusalOf(by(workers, 'theirs'))).toBe('seatNotYours');
  });

  it('further people are reserves, up to five; whoever said no makes room', () => {
    const five = Array.from({ length: 5 }, (_, place) => nomination({ place }));
    expect(allowed(by(workers, 'ours', five)).place).toBe(5);
    expect(refusalOf(by(workers, 'ours', [...five, nomination({ place: 5 })]))).toBe('tooMany');
    expect(allowed(by(workers, 'ours', [answered('declined'), nomination({ place: 1 })])).place).toBe(0);
  });

  it('a reserve takes the seat only when nobody holds it', () => {
    const reserve = nomination({ place: 1 });
    expect(refusalOf(promote(reserve, as(workers), [nomination(), reserve]))).toBe('seatTaken');
    expect(promote(reserve, as(workers), [answered('withdrawn'), reserve]).ok).toBe(true);
    expect(refusalOf(promote(reserve, as(workers, 'member'), [reserve]))).toBe('onlySteward');
    expect(refusalOf(promote(answered('declined', { place: 1 }), as(workers), []))).toBe('alreadyAnswered');
  });

  it('is of somebody on one’s own list of experts, or of a role by its name', () => {
    const expert = newId(expertId);
    const role = { expert: null, label: 'Our delegate', note: '' };
    expect(allowed(nameNominee(role, null)).who).toEqual(role);
    expect(refusalOf(nameNominee({ ...role, label: '' }, null))).toBe('nameNeeded');
    expect(allowed(nameNominee({ ...role, expert, label: '' }, 'Wren')).who.label).toBe('Wren');
    expect(allowed(nameNominee({ ...role, expert }, 'Wren')).who.label).toBe('Our delegate');
    expect(refusalOf(nameNominee({ ...role, expert }, null))).toBe('nameNeeded');
  });

  it('is taken back, and a new code given, by a steward, until the day of erasing', () => {
    const erased = nomination({ erasedOn: '2027-04-09' });
    expect(renewCode(answered('accepted'), as(workers)).ok).toBe(true);
    expect(refusalOf(renewCode(answered('accepted'), as(workers, 'member')))).toBe('onlySteward');
    expect(refusalOf(renewCode(erased, as(workers)))).toBe('linkSpent');
    expect(withdraw(answered('withdrawn'), as(workers)).ok).toBe(true);
    expect(refusalOf(withdraw(nomination(), as(workers, 'member')))).toBe('onlySteward');
    expect(refusalOf(withdraw(erased, as(workers)))).toBe('over');
  });
});

describe('a nominee', () => {
  it('answers once, without a reason; a question may come first', () => {
    for (const answer of ['accepted', 'declined', 'asked'] as const)
      expect(answerSeat(nomination(), answer, today).ok).toBe(true);
    expect(answerSeat(answered('asked'), 'accepted', today).ok).toBe(true);
    expect(refusalOf(answerSeat(answered('declined'), 'accepted', today))).toBe('alreadyAnswered');
  });

  it('chooses anew how she appears, once she said yes', () => {
    expect(changeAppearance(answered('accepted')).ok).toBe(true);
    for (const answer of ['declined', 'asked', 'withdrawn'] as const)
      expect(refusalOf(changeAppearance(answered(answer)))).toBe('notAccepting');
    expect(refusalOf(changeAppearance(nomination()))).toBe('notAccepting');
  });

  it('leaves whenever she wants, and not twice', () => {
    expect(answerSeat(answered('accepted'), 'withdrawn', today).ok).toBe(true);
    expect(refusalOf(answerSeat(answered('withdrawn'), 'withdrawn', today))).toBe('notAccepting');
  });

  it('has a code that ends', () => {
    expect(refusalOf(answerSeat(nomination(), 'accepted', noon('2027-01-20')))).toBe('linkSpent');
    expect(refusalOf(answerSeat(nomination({ link: null }), 'accepted', today))).toBe('linkSpent');
    expect(refusalOf(answerSeat(nomination({ erasedOn: '2027-01-01' }), 'accepted', today))).toBe(
      'linkSpent',
    );
  });
});

describe('what was called off', () => {
  it('is answered by nobody any more, and left by whoever said yes', () => {
    expect(refusalOf(answerSeat(nomination(), 'accepted', today, true))).toBe('cancelled');
    expect(answerSeat(answered('accepted'), 'withdrawn', today, true).ok).toBe(true);
  });
});

describe('releasing', () => {
  const ready = answered('accepted', { chose: true });

  it('takes her yes, her choice and her organisation’s steward', () => {
    expect(allowed(release(accepted, ready, as(workers), today)).until).toBe('2027-04-09');
    expect(refusalOf(release(accepted, ready, as(workers, 'member'), today))).toBe('onlySteward');
  });

  it('nobody is shown before she has said yes and chosen how', () => {
    expect(refusalOf(release(accepted, nomination(), as(workers), today))).toBe('notAccepting');
    expect(refusalOf(release(accepted, answered('accepted'), as(workers), today))).toBe('noAppearance');
    for (const answer of ['declined', 'asked', 'withdrawn'] as const)
      expect(refusalOf(release(accepted, answered(answer, { chose: true }), as(workers), today))).toBe(
        'notAccepting',
      );
  });

  it('counts only for the terms she said yes to: a changed plan is asked of her anew (P6)', () => {
    const reworded = version(planner, 2);
    const changed = {
      ...asked,
      versions: [...asked.versions, reworded],
      requests: [
        requestTo(asked, workers, {
          version: reworded.id,
          answer: { answer: 'accepted', answeredOn: '2027-01-05', version: null },
        }),
      ],
    };
    expect(refusalOf(release(changed, ready, as(workers), today))).toBe('termsChanged');
    expect(release(changed, { ...ready, terms: reworded.id }, as(workers), today).ok).toBe(true);
    expect(refusalOf(release(accepted, { ...ready, terms: null }, as(workers), today))).toBe('termsChanged');
  });

  it('a reserve stays private', () => {
    expect(refusalOf(release(accepted, { ...ready, place: 1 }, as(workers), today))).toBe(
      'reserveStaysPrivate',
    );
  });

  it('is taken back by either of the two', () => {
    expect(recall({ ...ready, release: shown }).ok).toBe(true);
    expect(refusalOf(recall(ready))).toBe('nothingShown');
    expect(changeAppearance(ready).ok).toBe(true);
  });

  it('shows what she chose, and no longer than she chose', () => {
    const choices = {
      ...({ name: 'Marigold', nameShown: 'partners', pronouns: 'she', pronounsShown: 'nobody' } as const),
      ...({ introduction: '', introductionShown: 'public' } as const),
      permissions: { photo: false, recording: false, streaming: false, quotation: true, socialMedia: false },
      until: null,
    };
    expect(allowed(showChosen(choices, '2027-04-09'))).toMatchObject({
      shown: { name: 'Marigold', pronouns: null, introduction: null, permissions: ['quotation'] },
      until: '2027-04-09',
    });
    expect(allowed(showChosen({ ...choices, until: '2027-03-31' }, '2027-04-09')).until).toBe('2027-03-31');
    expect(allowed(showChosen({ ...choices, until: '2027-05-31' }, '2027-04-09')).until).toBe('2027-04-09');
    expect(refusalOf(showChosen(null, '2027-04-09'))).toBe('noAppearance');
  });

  it('no state of a nomination lets anybody but her own organisation’s steward show her', () => {
    const facts = fc.record({
      place: fc.nat(3),
      chose: fc.boolean(),
      answer: fc.constantFrom<NominationFacts['answer']>(
        null,
        ...(['accepted', 'declined', 'asked', 'withdrawn'] as const).map((answer) => ({
          answer,
          answeredOn: '2027-01-05',
        })),
      ),
      release: fc.constantFrom(null, shown),
    });
    fc.assert(
      fc.property(facts, fc.constantFrom(planner, users, workers), (changed, who) => {
        const outcome = release(accepted, nomination(changed), as(who), today);
        const may =
          who === workers &&
          changed.place === 0 &&
          changed.chose &&
          changed.answer?.answer === 'accepted' &&
          changed.release === null;
        expect(outcome.ok).toBe(may);
      }),
    );
  });
});
