import type { Outcome } from '../kernel/outcome.ts';

/** Why something about a statement is refused. Each has a sentence under `statement.refusal` in `locales/`. */
export const statementRefusals = [
  'onlySteward',
  'notOwner',
  'notAsked',
  'alreadyAnswered',
  'alreadyOnDraft',
  'notLedByGroup',
  'groupsFixed',
  'groupListed',
  'groupNotListed',
  'windowLength',
  'alreadyWaived',
  'nothingToWaive',
  'sameText',
  'otherText',
  'frozen',
  'passageProtected',
  'passageNotThere',
  'notYourPassage',
  'alreadyReleased',
  'ownContribution',
  'notYourContribution',
  'reasonNeeded',
  'nothingWritten',
  'notFrozen',
  'locked',
  'notStanding',
  'mustBeMended',
  'alreadySigned',
  'alreadyOpen',
  'signOnClosed',
  'alreadyConfirmed',
  'alreadyWithdrawn',
  'signOffFirst',
  'alreadyConsented',
  'notPublished',
  'ownObjection',
  'supplementNeeded',
  'lastOwner',
  // a text published elsewhere
  'ownText',
  'alreadyObjected',
  'objectFirst',
  'publisherAnswers',
] as const;
export type StatementRefusal = (typeof statementRefusals)[number];

export type Ruling<Facts = unknown> = Outcome<Facts, StatementRefusal>;
export type Now = Temporal.Instant;
