import type { EngagementId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { calendarOf } from './calendar.ts';
import { planOf } from './facts.ts';
import { NominationWriter } from './nominationStore.ts';
import { NomineeReader } from './nomineeStore.ts';
import { ProgrammePage, type ProgrammeView } from './programmePage.tsx';
import { type Looking, readScene } from './scene.ts';
import { look } from './visiting.ts';

/** Reading what was released is itself told to whom it is about: which organisation, on which day. P6 */
const programmeView = async (looking: Looking, engagement: EngagementId): Promise<ProgrammeView | null> => {
  const scene = await readScene(looking, engagement);
  const partnership = scene?.facts.partnership;
  if (!scene || !partnership) return null;
  const { tx, keyring, member, now } = looking;
  const own = member.organisation.id;
  const writer = new NominationWriter(tx);
  const releases = await writer.released(engagement);
  const shown = await new NomineeReader(tx, keyring).shown(releases);
  for (const { id, organisation_id: organisation } of releases.filter((one) => shown.has(one.id))) {
    if (organisation === own) continue;
    const on = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
    await writer.look({ release_id: id, partnership_id: partnership, organisation_id: own, looked_on: on });
  }
  const names = new Map<string, string>(scene.parties.map(({ organisation, name }) => [organisation, name]));
  return {
    engagement,
    plan: scene.plan,
    cancelled: scene.facts.cancelledOn !== null,
    parties: [...names.values()],
    seats: scene.plan.seats.map((seat, index) => {
      const release = releases.find((one) => one.seat_key === seat.key);
      return {
        seat,
        number: index + 1,
        organisation: (seat.organisation && names.get(seat.organisation)) ?? null,
        shown: (release && shown.get(release.id)) ?? null,
        earlier: release !== undefined && release.version_id !== planOf(scene.facts)?.id,
      };
    }),
  };
};

const show = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const view = await look(visit, member, (looking) => programmeView(looking, engagement));
  return view ? visit.page(<ProgrammePage frame={visit.frame} view={view} />) : visit.notFound();
};

const calendar = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const scene = await look(visit, member, (looking) => readScene(looking, engagement));
  if (!scene) return visit.notFound();
  const text = calendarOf(engagement, scene.plan, visit.t('engagement.programme.entry'));
  return visit.file(text, 'calendar.ics', 'text/calendar');
};

export const programmeRoutes = (doors: Doors): void => {
  doors.member(routes.programme, (visit, at, member) => show(visit, member, at.engagement));
  doors.member(routes.engagementCalendar, (visit, at, member) => calendar(visit, member, at.engagement));
};
