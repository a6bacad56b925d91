import { expect } from 'vitest';
import type { RouteName } from '../../src/routes.ts';
import type { Copy } from '../support/copies.ts';
import { bodyOf, type Parameters, parametersOf, send, urlOf } from './asking.ts';
import type { Kind } from './kinds.ts';
import type { World } from './world.ts';

/** A note that asks for papers, as the fund would send it. Nobody has turned a key yet. */
const askForPapers = `insert into disclosure (id, release_id, engagement_id, partnership_id, asked_by, organisation_id,
    nomination_id, reason_sealed, asked_on)
  select gen_random_uuid(), r.id, r.engagement_id, r.partnership_id, e.organisation_id, r.organisation_id,
    r.nomination_id, r.shown_sealed, '2026-11-24'
  from release r join engagement e on e.id = r.engagement_id limit 1`;

/** What follows an engagement: paid, told how it was and what came of it. Two others are called off. */
export const afterwards = async (world: World, copy: Copy): Promise<void> => {
  const act = async (kind: Kind, name: RouteName, at: Parameters = {}): Promise<void> => {
    const cell = { name, kind, place: 'community' } as const;
    const url = urlOf(name, { ...parametersOf(world, cell), ...at });
    const { status } = await send(world, copy, kind, { name, url, body: bodyOf(world, cell) });
    expect([name, status]).toEqual([name, 303]);
  };
  const { changed, draft } = world.engagements;
  await act('steward', 'signException');
  await act('steward', 'choosePayment');
  await act('steward', 'markPaid');
  await act('steward', 'shareFeedback');
  await act('ally', 'giveFeedback');
  await act('nominee', 'ownFeedback');
  await act('ally', 'reportOutcome');
  await act('ally', 'cancelEngagement', changed);
  await act('ally', 'cancelEngagement', draft);
  await copy.at.owner.query(askForPapers);
};
