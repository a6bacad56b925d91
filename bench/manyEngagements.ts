import type pg from 'pg';
import { type Around, hash, run, sealed } from './many.ts';

/**
 * Puts `rows` engagements into the one partnership, planned by its ally, past every policy: each with its plan, a
 * request that was answered, a nominee who is shown, a note and two payments. The last hundred still wait.
 */
export const putManyEngagements = async (
  client: pg.ClientBase,
  rows: number,
  around: Around,
): Promise<void> => {
  const { own, ally, partnership, today } = around;
  await run(client, [
    'begin',
    `create temp table made as
       select i, gen_random_uuid() as id, gen_random_uuid() as version, gen_random_uuid() as request,
              gen_random_uuid() as nomination, gen_random_uuid() as release, gen_random_uuid() as disclosure,
              date '${today}' - 100 - i % 2000 as day, i <= 100 as waits
       from generate_series(1, ${rows}) i`,
    `insert into engagement
       (id, organisation_id, partnership_id, kind, opened_on, first_day, last_day, erase_on)
       select id, '${ally}', '${partnership}', 'panel', day, day + 60, day + 61, date '${today}' + 30 from made order by id`,
    `insert into plan_version
       (id, engagement_id, partnership_id, number, by_id, plan_sealed, sha256, made_on)
       select version, id, '${partnership}', 1, '${ally}', ${sealed(1, 'version')}, ${hash('version')}, day
       from made order by version`,
    `insert into seat_request
       (id, engagement_id, partnership_id, version_id, asked_id, number, sent_on, answer_by)
       select request, id, '${partnership}', version, '${own}', 1, day,
              case when waits then date '${today}' + 10 else day + 14 end from made order by request`,
    `insert into seat_answer (request_id, partnership_id, organisation_id, answer, answered_on)
       select request, '${partnership}', '${own}', 'accepted', day + 7 from made where not waits order by 1`,
    `insert into nomination
       (id, engagement_id, organisation_id, request_id, seat_key, place, who_sealed, nominated_on)
       select nomination, id, '${own}', request, 'one', 0, ${sealed(1, 'nomination')}, day + 8 from made order by 1`,
    `insert into release
       (id, nomination_id, engagement_id, partnership_id, organisation_id, seat_key, version_id, shown_sealed,
        released_on, until)
       select release, nomination, id, '${partnership}', '${own}', 'one', version, ${sealed(1, 'release')}, day + 9,
              date '${today}' + 30 from made order by 1`,
    `insert into disclosure (id, release_id, engagement_id, partnership_id, asked_by, organisation_id, nomination_id,
         reason_sealed, asked_on, refused_on)
       select disclosure, release, id, '${partnership}', '${ally}', '${own}', nomination, ${sealed(1, 'disclosure')},
              day + 10, case when i % 2 = 0 then day + 12 end from made order by 1`,
    `insert into payment (id, engagement_id, partnership_id, organisation_id, seat_key, due_on)
       select gen_random_uuid(), id, '${partnership}', '${own}', seat, day + 80
       from made cross join (values ('one'), ('two')) as seats(seat) order by 1`,
    `insert into record_wrap (record_id, audience_id, epoch, sealed)
       select version, '${partnership}'::uuid, 1, ${sealed(2, 'version')} from made
       union all select release, '${partnership}'::uuid, 1, ${sealed(2, 'release')} from made order by 1`,
    'commit',
    'discard temp',
  ]);
};
