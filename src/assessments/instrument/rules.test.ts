import { expect, test } from 'vitest';
import { newId, organisationId, personId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { changeQuestions, mayWriteQuestions } from './rules.ts';

const of = (kind: Member['organisation']['kind'], role: Member['role']): Member => ({
  person: newId(personId),
  organisation: { id: newId(organisationId), kind, host: false },
  role,
});

test('a community-led organisation writes, copies and retires its own questions', () => {
  expect(mayWriteQuestions(of('community-led', 'steward'))).toEqual({ ok: true });
  expect(mayWriteQuestions(of('community-led', 'member'))).toMatchObject({ refusal: 'onlySteward' });
});

test('an ally cannot edit what is asked of it, or of the community', () => {
  expect(mayWriteQuestions(of('ally', 'steward'))).toMatchObject({ refusal: 'allyWrites', principle: 'P7' });
});

test('a set is changed as long as it is not retired, and what was typed still fits its latest version', () => {
  const own = of('community-led', 'steward');
  const used = { retiredOn: null };
  expect(changeQuestions(used, own, 'body')).toEqual({ ok: true, body: 'body' });
  expect(changeQuestions({ retiredOn: '2027-01-04' }, own, 'body')).toMatchObject({ refusal: 'retired' });
  expect(changeQuestions(used, own, null)).toMatchObject({ refusal: 'textChanged' });
  expect(changeQuestions(used, of('ally', 'steward'), 'body')).toMatchObject({ refusal: 'allyWrites' });
});
