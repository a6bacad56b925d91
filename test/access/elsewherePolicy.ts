import { engagement, everyMember, everyone, harbourOnly, type Row } from './rows.ts';

const bySteward = { member: 'no statement.onlySteward', allyMember: 'no statement.onlySteward' } as const;

/** Texts published elsewhere: Harbour entered them, and objects to one that the fund published. */
export const elsewherePolicy = {
  textsElsewhere: everyMember('sees'),
  newElsewhere: everyMember('sees'),
  enterElsewhere: everyMember('acts'),
  // Before the objection, nobody else finds it: not even whoever published it.
  elsewhere: harbourOnly({ member: 'sees', steward: 'sees' }),
  removeElsewhere: harbourOnly({ member: 'acts', steward: 'acts' }),
  objectElsewhere: harbourOnly({ member: 'no statement.onlySteward', steward: 'acts' }),
  // P6, P14: whoever published it answers for itself
  answerElsewhere: engagement({ ...bySteward, steward: 'no statement.publisherAnswers', ally: 'acts' }),
  // P15: nobody needs the other's leave to say what was left out
  supplementElsewhere: engagement({ ...bySteward, steward: 'acts', ally: 'acts' }),
  publicElsewhere: everyone('sees'),
  publicElsewhereFile: everyone('sees'),
} as const satisfies Record<string, Row>;
