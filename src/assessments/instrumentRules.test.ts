import { expect, test } from 'vitest';
import { newId, organisationId, personId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { mayWriteQuestions } from './instrumentRules.ts';

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
