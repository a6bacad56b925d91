import type { Tx } from '../database/open.ts';
import { bringToPartnership, openEngagement } from '../engagements/acts.ts';
import { reportOutcome } from '../engagements/afterwards.ts';
import type { Appearance } from '../engagements/appearance.ts';
import { answerRequest, sendChanges, sendRequests } from '../engagements/asking.ts';
import type { Expert } from '../engagements/expert.ts';
import { ExpertWriter } from '../engagements/expertStore.ts';
import { requestTo } from '../engagements/facts.ts';
import { nominateFor, releaseNominee } from '../engagements/nominating.ts';
import { answerOwnSeat, atSeat } from '../engagements/ownSeat.ts';
import { confirmPaid } from '../engagements/paying.ts';
import { PaymentReader } from '../engagements/payStore.ts';
import type { Plan } from '../engagements/plan.ts';
import { type Looking, readScene } from '../engagements/scene.ts';
import { dayOf } from '../kernel/clock.ts';
import {
  type EngagementId,
  expertId,
  type NominationId,
  newId,
  type OrganisationId,
  type PartnershipId,
  type SeatRequestId,
} from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { newSeatCode, seatCodeHash } from '../vault/seatCode.ts';
import type { Deps } from '../web/deps.ts';
import { type ExamplePlan, openingHours, preventionDraft, rentEvening } from './engagements.ts';
import { seedCalendar, seedNote } from './seedNotes.ts';
import type { DaysFromToday } from './story.ts';

/** What seeding gives this part of the story: who acts, when, and where. */
export type Stage = {
  deps: Deps;
  at: (days: DaysFromToday) => Temporal.Instant;
  id: (key: string) => OrganisationId;
  as: <Result>(
    key: string,
    days: DaysFromToday,
    work: (looking: Looking) => Promise<Result>,
  ) => Promise<Result>;
  partnership: PartnershipId;
};

const done = <Facts>(what: string, outcome: Outcome<Facts> | null): { ok: true } & Facts => {
  if (!outcome?.ok) throw new Error(`the example story is refused: ${what} ${outcome?.refusal ?? ''}`);
  return outcome;
};

const appearance = (name: string, introduction: string): Appearance => ({
  name,
  nameShown: 'partners',
  pronouns: '',
  pronounsShown: 'nobody',
  introduction,
  introductionShown: 'public',
  permissions: { photo: false, recording: false, streaming: false, quotation: true, socialMedia: false },
  until: null,
});

const juniper: Expert = {
  name: 'Marigold',
  languages: ['en', 'fr'],
  skills: 'Housing law, budgets, speaking to city councils. Wrote the tenants’ handbook.',
  regions: [],
  formats: ['online', 'in-writing'],
  availability: 'Mornings, not on Fridays',
  feeFloor: '60 EUR an hour',
  notes: 'Prefers to be asked by phone call through Zuri.',
};

/** The plans of the example, replayed through the same rules as everyone's. */
export const seedEngagements = async (stage: Stage): Promise<void> => {
  const planFrom = ({ toldOn, days, reportsBack, ...plan }: ExamplePlan): Plan => {
    const day = (on: DaysFromToday) => dayOf(stage.at(on));
    return {
      ...plan,
      toldOn: toldOn === null ? null : day(toldOn),
      sessions: days.map(({ on, ...rest }) => ({ ...rest, on: day(on) })),
      reportsBack: { ...reportsBack, by: reportsBack.by === null ? null : day(reportsBack.by) },
      organisations: [],
      seats: plan.seats.map(({ organisation, ...seat }) => ({
        ...seat,
        ...(organisation === undefined ? {} : { organisation: stage.id(organisation) }),
      })),
    };
  };

  const open = async (plan: ExamplePlan, on: DaysFromToday, shared: boolean): Promise<EngagementId> => {
    const opened = await stage.as('meridian', on, (looking) => openEngagement(looking, planFrom(plan), null));
    const { id } = done(`open ${plan.title}`, opened);
    if (shared)
      done(
        `bring ${plan.title}`,
        await stage.as('meridian', on, (looking) => bringToPartnership(looking, id, stage.partnership)),
      );
    return id;
  };

  const requestOf = async (key: string, id: EngagementId, on: DaysFromToday): Promise<SeatRequestId> => {
    const scene = await stage.as(key, on, (looking) => readScene(looking, id));
    const request = scene && requestTo(scene.facts, stage.id(key));
    if (!request) throw new Error(`nobody asked ${key}`);
    return request.id;
  };

  const accept = async (key: string, engagement: EngagementId, on: DaysFromToday): Promise<void> => {
    const at = { engagement, request: await requestOf(key, engagement, on) };
    const answer = {
      answer: 'accepted' as const,
      note: 'Gladly. We will tell you who by the end of the week.',
    };
    done('accept', await stage.as(key, on, (looking) => answerRequest(looking, at, answer)));
  };

  type Filling = { key: string; engagement: EngagementId; seat: string; label: string; on: DaysFromToday };
  const fill = async (
    { key, engagement, seat, label, on }: Filling,
    shown: Appearance | null,
  ): Promise<NominationId> => {
    const code = newSeatCode();
    const who = { expert: null, label, note: '' };
    const nominated = await stage.as(key, on, (looking) =>
      nominateFor(looking, engagement, { seat, who, code }),
    );
    const { id } = done(`nominate ${label}`, nominated);
    if (!shown) return id;
    const answer = { answer: 'accepted' as const, note: '', appearance: shown, own: newSeatCode() };
    const actor = { kind: 'stranger', bearer: seatCodeHash(code) } as const;
    await stage.deps.database.withActor(actor, async (tx: Tx) => {
      const at = await atSeat(tx, code, stage.at(on));
      if (!at) throw new Error('a code opens nothing');
      done('answer', await answerOwnSeat(at, answer));
      at.keyring.close();
    });
    const at = { engagement, nomination: id };
    done('release', await stage.as(key, on, (looking) => releaseNominee(looking, at)));
    return id;
  };

  const listExperts = (): Promise<void> =>
    stage.as('lantern', -80, ({ tx, keyring, member, now }) =>
      new ExpertWriter(tx, keyring).list(member.organisation.id, newId(expertId), juniper, dayOf(now)),
    );

  const rent = async (): Promise<void> => {
    const id = await open(rentEvening, -10, true);
    done('ask', await stage.as('meridian', -9, (looking) => sendRequests(looking, id, 15)));
    await accept('lantern', id, -6);
    await fill(
      { key: 'lantern', engagement: id, seat: 'lantern-one', label: 'Marigold', on: -4 },
      appearance('Marigold', 'Knows the housing law by heart.'),
    );
    await fill({ key: 'lantern', engagement: id, seat: 'lantern-two', label: 'Our delegate', on: -3 }, null);
    await seedNote(stage, id);
    const request = await requestOf('saltwater', id, -2);
    const scene = await stage.as('saltwater', -2, (looking) => readScene(looking, id));
    if (!scene) throw new Error('the plan is not there');
    const wanted = { ...scene.plan, support: `${scene.plan.support} Clean equipment in the rest room.` };
    const changes = await stage.as('saltwater', -2, (looking) =>
      sendChanges(looking, { engagement: id, request }, wanted, 'One thing is missing for our members.'),
    );
    done('changes', changes);
  };

  const hours = async (): Promise<void> => {
    const id = await open(openingHours, -62, true);
    done('ask', await stage.as('meridian', -60, (looking) => sendRequests(looking, id, 15)));
    await accept('lantern', id, -50);
    for (const seat of ['adviser-one', 'adviser-two'])
      await fill(
        { key: 'lantern', engagement: id, seat, label: 'Our night team', on: -40 },
        appearance('', 'Works nights.'),
      );
    const [first] = await stage.as('lantern', -12, ({ tx }) => new PaymentReader(tx).inEngagement(id));
    if (first)
      done(
        'paid',
        await stage.as('lantern', -12, (looking) =>
          confirmPaid(looking, { engagement: id, payment: first.id }),
        ),
      );
    const words =
      'The clinic opens until two in the morning from next month. A receptionist from the night team was hired. A second site was refused for lack of money; we ask again in autumn.';
    done('outcome', await stage.as('meridian', -5, (looking) => reportOutcome(looking, id, words)));
  };

  await seedCalendar(stage);
  await listExperts();
  await hours();
  await rent();
  await open(preventionDraft, -1, false);
};
