import { randomBytes, randomUUID } from 'node:crypto';
import type { World } from './rows.ts';
import { day, sealedField } from './sealed.ts';

/** Words that wait for a page, a request to blank some, and a wish to take it down. */
export const publicPageRows = ({
  statement: page_id,
  community: organisation_id,
}: World): [string, object][] => {
  const address = 'A'.repeat(43);
  return [
    ['text_looker', { page_id, organisation_id, began: false }],
    [
      'public_words',
      {
        ...{ id: randomUUID(), page_id, address, kind: 'objection', subject: randomUUID(), place: 0 },
        ...{ organisation_id, side: 'community', sha256: randomBytes(32), words_sealed: sealedField() },
        ...{ state: 'waiting', made_on: day },
      },
    ],
    [
      'blanking',
      {
        ...{ id: randomUUID(), page_id, address, number: 1, by_whom: 'asked', state: 'asked' },
        ...{ words_sealed: sealedField(), made_on: day, decide_by: day },
      },
    ],
    [
      'page_removal',
      { page_id, organisation_id, as_host: false, reason: 'other', down: false, made_on: day },
    ],
  ];
};
