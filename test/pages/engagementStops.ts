import { routes } from '../../src/routes.ts';
import type { EngagementStory } from './engagementStory.ts';
import type { Stops } from './stops.ts';

const planningStops = (story: EngagementStory): Stops => {
  const { rent, hours, draft, ready, open, unusual, partnership, changed, waiting, countering, versions } =
    story;
  return {
    engagements: ['Helen', 'Amani', 'Robin', 'Wren'].map((as) => ({ as, path: routes.engagements.url() })),
    partnershipEngagements: ['Amani', 'Helen'].map((as) => ({
      as,
      path: routes.partnershipEngagements.url({ partnership }),
    })),
    newEngagement: [
      { as: 'Helen', path: routes.newEngagement.url() },
      { as: 'Helen', path: `${routes.newEngagement.url()}?partnership=${partnership}` },
    ],
    engagement: [
      { as: 'Helen', path: routes.engagement.url(draft) },
      { as: 'Helen', path: routes.engagement.url(ready) },
      { as: 'Helen', path: routes.engagement.url(rent) },
      { as: 'Amani', path: routes.engagement.url(rent) },
      { as: 'Robin', path: routes.engagement.url(open) },
      { as: 'Helen', path: routes.engagement.url(open) },
      { as: 'Helen', path: routes.engagement.url(unusual) },
      { as: 'Amani', path: routes.engagement.url(unusual) },
      { as: 'Zuri', path: routes.engagement.url(hours) },
    ],
    plan: [
      { as: 'Helen', path: routes.plan.url(open) },
      { as: 'Helen', path: routes.plan.url(draft) },
    ],
    planVersion: Object.entries(versions).flatMap(([as, ids]) =>
      ids.map((planVersion) => ({ as, path: routes.planVersion.url({ ...rent, planVersion }) })),
    ),
    request: [
      { as: 'Robin', path: routes.request.url(waiting) },
      { as: 'Helen', path: routes.request.url(changed) },
      { as: 'Amani', path: routes.request.url(waiting) },
    ],
    counterPlan: [{ as: 'Robin', path: routes.counterPlan.url(countering) }],
    experts: ['Zuri', 'Robin'].map((as) => ({ as, path: routes.experts.url() })),
    newExpert: [{ as: 'Zuri', path: routes.newExpert.url() }],
    expert: [{ as: 'Amani', path: routes.expert.url(story) }],
  };
};

const noteStops = ({ held, hours, notes }: EngagementStory): Stops => ({
  notes: [
    { as: 'Helen', path: routes.notes.url(held) },
    { as: 'Helen', path: routes.notes.url(hours) },
    { as: 'Amani', path: routes.notes.url(held) },
    { as: 'Robin', path: routes.notes.url(held) },
  ],
  note: [{ as: 'Helen', path: routes.note.url({ ...held, ...notes.open }) }],
});

const peopleStops = ({ rent, hours, held, seats, told, notes }: EngagementStory): Stops => ({
  nominations: [
    { as: 'Amani', path: routes.nominations.url(rent) },
    { as: 'Amani', path: routes.nominations.url(hours) },
    { as: 'Amani', path: routes.nominations.url(held) },
    { as: 'Zuri', path: routes.nominations.url(rent) },
  ],
  // Sent empty, the first is a no: her code is spent with it.
  seat: [
    { as: null, path: routes.seat.url({ code: seats.asked }) },
    { as: null, path: routes.seat.url({ code: seats.invited }) },
  ],
  ownSeat: [
    { as: null, path: routes.ownSeat.url({ code: seats.own }) },
    { as: null, path: routes.ownSeat.url({ code: told }) },
    { as: null, path: routes.ownSeat.url(notes.open) },
  ],
  findSeat: [{ as: null, path: routes.findSeat.url() }],
  programme: [
    { as: 'Helen', path: routes.programme.url(rent) },
    { as: 'Amani', path: routes.programme.url(hours) },
    { as: 'Robin', path: routes.programme.url(held) },
  ],
});

const afterStops = (story: EngagementStory): Stops => {
  const { hours, payment, rent } = story;
  return {
    payments: [
      { as: 'Amani', path: routes.payments.url(hours) },
      { as: 'Helen', path: routes.payments.url(hours) },
      { as: 'Helen', path: routes.payments.url(rent) },
    ],
    invoice: [{ as: 'Amani', path: routes.invoice.url({ ...hours, payment }) }],
    feedback: [
      { as: 'Amani', path: routes.feedback.url(hours) },
      { as: 'Helen', path: routes.feedback.url(hours) },
    ],
  };
};

/** What answers with a file. */
const fileStops = ({ rent, hours, told }: EngagementStory): Stops => ({
  engagementCalendar: [{ as: 'Helen', path: routes.engagementCalendar.url(rent) }],
  ownCalendar: [{ as: null, path: routes.ownCalendar.url({ code: told }) }],
  paymentsFile: [{ as: 'Amani', path: routes.paymentsFile.url(hours) }],
});

export const engagementStops = (story: EngagementStory): Stops => ({
  checkEngagement: [{ as: null, path: routes.checkEngagement.url() }],
  ...planningStops(story),
  ...peopleStops(story),
  ...noteStops(story),
  ...afterStops(story),
  ...fileStops(story),
});
