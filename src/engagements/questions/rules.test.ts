import { expect, test } from 'vitest';
import {
  engagementId,
  newId,
  nominationId,
  organisationId,
  personId,
  planVersionId,
  seatRequestId,
} from '../../kernel/ids.ts';
import type { Role } from '../../kernel/organisation.ts';
import { type NominationFacts, waitsForAnswer } from '../nominations/facts.ts';
import { askingOf } from '../nominations/rules.ts';
import { answerNominee, askOrganisation, mostMessages } from './rules.ts';

const ask = (nomination: NominationFacts, written: number) =>
  askOrganisation(askingOf(nomination, now), written);
const answer = (nomination: NominationFacts, who: ReturnType<typeof by>, written: number) =>
  answerNominee(askingOf(nomination, now), who, written);

const now = Temporal.Instant.from('2026-11-24T10:00:00Z');
const organisation = newId(organisationId);
const by = (role: Role = 'steward') => ({
  person: newId(personId),
  organisation: { id: organisation, kind: 'community-led' as const, host: false },
  role,
});
const asked = (change: Partial<NominationFacts> = {}): NominationFacts => ({
  id: newId(nominationId),
  engagement: newId(engagementId),
  organisation,
  request: newId(seatRequestId),
  seat: 'one',
  place: 0,
  nominatedOn: '2026-11-20',
  answer: { answer: 'asked', answeredOn: '2026-11-24' },
  link: { kind: 'return', expiresOn: '2027-02-01' },
  terms: newId(planVersionId),
  chose: false,
  release: null,
  lastWord: 'nominee',
  erasedOn: null,
  ...change,
});
const gave = (answer: 'accepted' | 'declined' | 'withdrawn') => ({
  answer: { answer, answeredOn: '2026-11-24' },
});

test('she asks before her answer and after a yes, and not once she is out of it (P6)', () => {
  expect(ask(asked({ answer: null, lastWord: null }), 0)).toMatchObject({ ok: true });
  expect(ask(asked(gave('accepted')), 3)).toMatchObject({ ok: true });
  expect(ask(asked(gave('declined')), 0)).toMatchObject({ refusal: 'alreadyAnswered' });
  expect(ask(asked({ erasedOn: '2026-11-20' }), 0)).toMatchObject({ refusal: 'linkSpent' });
  const late = asked({ link: { kind: 'return', expiresOn: '2026-11-23' } });
  expect(ask(late, 0)).toMatchObject({ refusal: 'linkSpent' });
});

test('a steward of whoever nominated her answers, and writes to nobody who did not write first (P6)', () => {
  expect(answer(asked(), by(), 0)).toMatchObject({ ok: true });
  expect(answer(asked(), by('member'), 0)).toMatchObject({ refusal: 'onlySteward' });
  expect(answer(asked({ answer: null, lastWord: null }), by(), 0)).toMatchObject({
    refusal: 'nothingAsked',
  });
  // Who asked without a word wishes to be spoken to.
  expect(answer(asked({ lastWord: null }), by(), 0)).toMatchObject({ ok: true });
  expect(answer(asked(gave('withdrawn')), by(), 0)).toMatchObject({ refusal: 'over' });
});

test('each of the two writes so often and no more', () => {
  expect(ask(asked(), mostMessages - 1)).toMatchObject({ ok: true });
  expect(ask(asked(), mostMessages)).toMatchObject({ refusal: 'enoughWritten' });
  expect(answer(asked(), by(), mostMessages)).toMatchObject({ refusal: 'enoughWritten' });
});

test('a question waits until its answer, and the next question waits again', () => {
  expect(waitsForAnswer(asked())).toBe(true);
  expect(waitsForAnswer(asked({ lastWord: null }))).toBe(true);
  expect(waitsForAnswer(asked({ lastWord: 'organisation' }))).toBe(false);
  expect(waitsForAnswer(asked({ ...gave('accepted'), lastWord: null }))).toBe(false);
  expect(waitsForAnswer(asked(gave('accepted')))).toBe(true);
  expect(waitsForAnswer(asked(gave('withdrawn')))).toBe(false);
});
