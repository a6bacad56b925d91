import type { Tx } from '../../database/tx.ts';
import { lastByNominee } from '../questions/store.ts';
import type { NominationFacts } from './facts.ts';

/** Nominations with all that is known of them without a key. */
export const nominationRows = (tx: Tx) =>
  tx
    .selectFrom('nomination')
    .leftJoin('nominee_answer', 'nominee_answer.nomination_id', 'nomination.id')
    .leftJoin('nominee_link', 'nominee_link.nomination_id', 'nomination.id')
    .leftJoin('appearance', 'appearance.nomination_id', 'nomination.id')
    .leftJoin('nominee_terms', 'nominee_terms.nomination_id', 'nomination.id')
    .selectAll('nomination')
    .select([
      'nominee_answer.answer',
      'nominee_answer.answered_on',
      'nominee_link.kind as link_kind',
      'nominee_link.expires_on',
      'appearance.changed_on',
      'nominee_terms.version_id as terms_version',
    ])
    .select((eb) => lastByNominee(eb).as('last_by_nominee'));

type Row = Awaited<ReturnType<ReturnType<typeof nominationRows>['execute']>>[number];

const lastWordOf = ({ last_by_nominee: byNominee }: Row): NominationFacts['lastWord'] => {
  if (byNominee === null) return null;
  return byNominee ? 'nominee' : 'organisation';
};

export const factsOf = async (tx: Tx, rows: readonly Row[]): Promise<NominationFacts[]> => {
  if (rows.length === 0) return [];
  const releases = await tx
    .selectFrom('release')
    .select(['id', 'nomination_id', 'released_on', 'until'])
    .where(
      'nomination_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('withdrawn_on', 'is', null)
    .execute();
  return rows.map((row) => {
    const shown = releases.find((one) => one.nomination_id === row.id);
    return {
      id: row.id,
      engagement: row.engagement_id,
      organisation: row.organisation_id,
      request: row.request_id,
      seat: row.seat_key,
      place: row.place,
      nominatedOn: row.nominated_on,
      answer: row.answer && row.answered_on ? { answer: row.answer, answeredOn: row.answered_on } : null,
      link: row.link_kind && row.expires_on ? { kind: row.link_kind, expiresOn: row.expires_on } : null,
      terms: row.terms_version,
      chose: row.changed_on !== null,
      release: shown ? { id: shown.id, releasedOn: shown.released_on, until: shown.until } : null,
      lastWord: lastWordOf(row),
      erasedOn: row.erased_on,
    };
  });
};
