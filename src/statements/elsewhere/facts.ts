import type { Day } from '../../kernel/clock.ts';
import type { ElsewhereId, OrganisationId, StatementId } from '../../kernel/ids.ts';
import type { ObjectionAnswer } from '../facts.ts';

export type ElsewhereAnswer = {
  answer: ObjectionAnswer;
  by: OrganisationId;
  /** Written down by whoever objected: the publisher has no account here. */
  told: boolean;
  words: string;
  answeredOn: Day;
};

export type ElsewhereObjection = {
  /** The publisher, where it is here; null where nobody could be asked through this site. */
  asked: OrganisationId | null;
  madeOn: Day;
  answerBy: Day;
  /** In the order they were given; every one stays. */
  answers: readonly ElsewhereAnswer[];
};

/** A text that others published elsewhere, as the organisation that entered it, or the one asked about it, finds it. */
export type ElsewhereFacts = {
  id: ElsewhereId;
  /** Who entered it; only it can object to it here. */
  by: OrganisationId;
  enteredOn: Day;
  objection: ElsewhereObjection | null;
  supplements: readonly { statement: StatementId; by: OrganisationId; begunOn: Day }[];
};
