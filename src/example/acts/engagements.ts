import type { Tx } from '../../database/tx.ts';
import { bringToPartnership, openEngagement } from '../../engagements/acts.ts';
import { reportOutcome } from '../../engagements/after/acts.ts';
import type { Expert } from '../../engagements/experts/facts.ts';
import { ExpertWriter } from '../../engagements/experts/store.ts';
import { requestTo } from '../../engagements/facts.ts';
import { nominateFor, releaseNominee } from '../../engagements/nominations/acts.ts';
import type { Appearance } from '../../engagements/nominations/appearance.ts';
import { answerOwnSeat, atSeat } from '../../engagements/ownSeat/acts.ts';
import { confirmPaid } from '../../engagements/payments/acts.ts';
import { PaymentReader } from '../../engagements/payments/store.ts';
import type { Plan } from '../../engagements/plan/document.ts';
import { answerRequest, sendChanges, sendRequests } from '../../engagements/requests/acts.ts';
import { readVisible } from '../../engagements/visible.ts';
import { dayOf } from '../../kernel/clock.ts';
import {
  type EngagementId,
  expertId,
  type NominationId,
  newId,
  type SeatRequestId,
} from '../../kernel/ids.ts';
import { newSeatCode, seatCodeHash } from '../../vault/codes/seatCode.ts';
import { type ExamplePlan, openingHours, preventionDraft, rentEvening } from '../engagements.ts';
import type { DaysFromToday } from '../story.ts';
import { seedCalendar, seedNote } from './notes.ts';
import { done, type Stage } from './stage.ts';

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
export const engagementStories = (stage: Stage): (() => Promise<void>)[] => {
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
    const opened = await stage.as('meridian', on, (context) => openEngagement(context, planFrom(plan), null));
    const { id } = done(`open ${plan.title}`, opened);
    if (shared)
      done(
        `bring ${plan.title}`,
        await stage.as('meridian', on, (context) => bringToPartnership(context, id, stage.partnership)),
      );
    return id;
  };

  const requestOf = async (key: string, id: EngagementId, on: DaysFromToday): Promise<SeatRequestId> => {
    const visible = await stage.as(key, on, (context) => readVisible(context, id));
    const request = visible && requestTo(visible.facts, stage.id(key));
    if (!request) throw new Error(`nobody asked ${key}`);
    return request.id;
  };

  const accept = async (key: string, engagement: EngagementId, on: DaysFromToday): Promise<void> => {
    const at = { engagement, request: await requestOf(key, engagement, on) };
    const answer = {
      answer: 'accepted' as const,
      note: 'Gladly. We will tell you who by the end of the week.',
    };
    done('accept', await stage.as(key, on, (context) => answerRequest(context, at, answer)));
  };

  type Filling = { key: string; engagement: EngagementId; seat: string; label: string; on: DaysFromToday };
  const fill = async (
    { key, engagement, seat, label, on }: Filling,
    shown: Appearance | null,
  ): Promise<NominationId> => {
    const code = newSeatCode();
    const who = { expert: null, label, note: '' };
    const nominated = await stage.as(key, on, (context) =>
      nominateFor(context, engagement, { seat, who, code }),
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
    done('release', await stage.as(key, on, (context) => releaseNominee(context, at)));
    return id;
  };

  const listExperts = (): Promise<void> =>
    stage.as('lantern', -80, ({ tx, keyring, member, now }) =>
      new ExpertWriter(tx, keyring).list(member.organisation.id, newId(expertId), juniper, dayOf(now)),
    );

  const rent = async (): Promise<void> => {
    const id = await open(rentEvening, -10, true);
    done('ask', await stage.as('meridian', -9, (context) => sendRequests(context, id, 15)));
    await accept('lantern', id, -6);
    await fill(
      { key: 'lantern', engagement: id, seat: 'lantern-one', label: 'Marigold', on: -4 },
      appearance('Marigold', 'Knows the housing law by heart.'),
    );
    await fill({ key: 'lantern', engagement: id, seat: 'lantern-two', label: 'Our delegate', on: -3 }, null);
    await seedNote(stage, id);
    const request = await requestOf('saltwater', id, -2);
    const visible = await stage.as('saltwater', -2, (context) => readVisible(context, id));
    if (!visible) throw new Error('the plan is not there');
    const wanted = { ...visible.plan, support: `${visible.plan.support} Clean equipment in the rest room.` };
    const changes = await stage.as('saltwater', -2, (context) =>
      sendChanges(context, { engagement: id, request }, wanted, 'One thing is missing for our members.'),
    );
    done('changes', changes);
  };

  const hours = async (): Promise<void> => {
    const id = await open(openingHours, -62, true);
    done('ask', await stage.as('meridian', -60, (context) => sendRequests(context, id, 15)));
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
        await stage.as('lantern', -12, (context) =>
          confirmPaid(context, { engagement: id, payment: first.id }),
        ),
      );
    const words =
      'The clinic opens until two in the morning from next month. A receptionist from the night team was hired. A second site was refused for lack of money; we ask again in autumn.';
    done('outcome', await stage.as('meridian', -5, (context) => reportOutcome(context, id, words)));
  };

  return [
    () => seedCalendar(stage),
    listExperts,
    hours,
    rent,
    async () => void (await open(preventionDraft, -1, false)),
  ];
};
