import { expect, test } from 'vitest';
import { organisationId, personId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { confirmDay } from './rules.ts';

const member = (host: boolean, role: Member['role']): Member => ({
  person: personId.parse('3b241101-e2bb-4255-8caf-4136c566a962'),
  role,
  organisation: {
    id: organisationId.parse('3b241101-e2bb-4255-8caf-4136c566a963'),
    kind: 'community-led',
    host,
  },
});

test('that the day is right is said by a steward of the host', () => {
  expect(confirmDay(member(true, 'steward'))).toEqual({ ok: true });
});

test('and by nobody else: by no other organisation, and by no member', () => {
  expect(confirmDay(member(false, 'steward'))).toMatchObject({ refusal: 'onlyHost' });
  expect(confirmDay(member(true, 'member'))).toMatchObject({ refusal: 'onlySteward' });
});
