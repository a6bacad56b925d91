import { expect } from 'vitest';
import type { RouteName } from '../../src/routes.ts';
import type { Copy } from '../support/copies.ts';
import { bodyOf, type Parameters, parametersOf, send, urlOf } from './asking.ts';
import type { Kind } from './kinds.ts';
import type { World } from './world.ts';

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
};
