import { engagement, everyMember, everyone, harbourOnly, type Row } from './rows.ts';

const bySteward = { member: 'no onlySteward', allyMember: 'no onlySteward' } as const;

/** Texts published elsewhere: Harbour entered them, and objects to one that the fund published. */
export const externalPolicy = {
  externalTexts: everyMember('sees'),
  newExternalText: everyMember('sees'),
  enterExternalText: everyMember('acts'),
  // Before the objection, nobody else finds it: not even whoever published it.
  externalText: harbourOnly({ member: 'sees', steward: 'sees' }),
  removeExternalText: harbourOnly({ member: 'acts', steward: 'acts' }),
  objectToExternalText: harbourOnly({ member: 'no onlySteward', steward: 'acts' }),
  // P6, P14: whoever published it answers for itself
  answerExternalText: engagement({ ...bySteward, steward: 'no publisherAnswers', ally: 'acts' }),
  // P15: nobody needs the other's leave to say what was left out
  supplementExternalText: engagement({ ...bySteward, steward: 'acts', ally: 'acts' }),
  publicExternalText: everyone('sees'),
  publicExternalFile: everyone('sees'),
  formerExternalText: everyone('to publicExternalText'),
  formerExternalFile: everyone('to publicExternalFile'),
} as const satisfies Record<string, Row>;
