import type { EngagementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { EngagementFacts } from '../facts.ts';
import { NomineeReader } from '../nominations/nomineeStore.ts';
import { NominationWriter } from '../nominations/store.ts';
import type { Plan } from '../plan/document.ts';
import { partOf } from '../plan/reading/seatParts.ts';
import { PlanReader } from '../plan/store.ts';
import { readVisible } from '../visible.ts';
import type { ProgrammeView } from './view.ts';

/** The planner's wordings before the latest, oldest first, as far as the reader opens them. */
export const earlierPlans = async (
  { tx, keyring }: MemberContext,
  { organisation, versions }: EngagementFacts,
): Promise<Plan[]> => {
  const before = versions
    .filter(({ by }) => by === organisation)
    .slice(0, -1)
    .map(({ id }) => id);
  const plans = await new PlanReader(tx, keyring).plans(before);
  return before.flatMap((id) => plans.get(id) ?? []);
};

/** What was released for these seats. Reading it is told to whom it is about: which organisation, on which day. P6 */
const readReleased = async (context: MemberContext, engagement: EngagementId, seats: ReadonlySet<string>) => {
  const { tx, keyring } = context;
  const writer = new NominationWriter(tx);
  const releases = (await writer.released(engagement)).filter((one) => seats.has(one.seat_key));
  const shown = await new NomineeReader(tx, keyring).shown(releases);
  const own = ownOf(context);
  for (const { id, organisation_id: organisation, partnership_id: partnership } of releases)
    if (shown.has(id) && organisation !== own)
      await writer.look({
        release_id: id,
        partnership_id: partnership,
        organisation_id: own,
        looked_on: todayOf(context),
      });
  return releases.map(({ id, seat_key: seat, version_id: version }) => ({
    seat,
    version,
    shown: shown.get(id) ?? null,
  }));
};

/** From which seat on; null where there is no programme for the reader (C16). */
export const programmeView = async (
  context: MemberContext,
  engagement: EngagementId,
  from: number,
): Promise<ProgrammeView | null> => {
  const visible = await readVisible(context, engagement);
  if (!visible || visible.facts.partnership === null) return null;
  const { plan, facts, version, parties } = visible;
  const placed = plan.seats.map((seat, index) => ({ seat, number: index + 1 }));
  const seats = partOf(placed, from, routes.programme.url({ engagement }));
  const released = await readReleased(context, engagement, new Set(seats.shown.map(({ seat }) => seat.key)));
  const names = new Map<string, string>(parties.map(({ organisation, name }) => [organisation, name]));
  return {
    engagement,
    plan,
    cancelled: facts.cancelledOn !== null,
    parties: [...names.values()],
    part: seats.part,
    seats: seats.shown.map(({ seat, number }) => {
      const release = released.find((one) => one.seat === seat.key);
      return {
        seat,
        number,
        organisation: (seat.organisation && names.get(seat.organisation)) ?? null,
        shown: release?.shown ?? null,
        earlier: release !== undefined && release.version !== version.id,
      };
    }),
  };
};
