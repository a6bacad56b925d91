import { everyMember, everyMemberBut, everyone, type Row } from './rows.ts';

const onlySteward = { member: 'no onlySteward', allyMember: 'no onlySteward' } as const;

/** What pages say to anyone: a look before words show, and a way back. Whoever holds the address asks; few decide. */
export const publicPagesPolicy = {
  procedure: everyone('sees'),
  looking: everyMember('sees'),
  // P6: a community's words are looked at by a second person of its own, or the host
  lookAtWords: everyMemberBut('no othersLook', {
    ...onlySteward,
    ...{ steward: 'no secondPerson', host: 'acts' },
  }),
  lookAtAsked: everyMemberBut('no othersLook', { ...onlySteward, steward: 'acts', host: 'acts' }),
  wayBack: everyone('sees'),
  askWayBack: everyone('acts'),
  blankWords: everyMemberBut('no notYoursToBlank', { ...onlySteward, steward: 'acts', host: 'acts' }),
  takePageDown: everyMemberBut('no notYourPage', {
    ...onlySteward,
    ...{ steward: 'acts', ally: 'acts', host: 'acts' },
  }),
} as const satisfies Record<string, Row>;
