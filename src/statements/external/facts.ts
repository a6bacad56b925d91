import type { Day } from '../../kernel/clock.ts';
import type { ExternalTextId, OrganisationId, StatementId } from '../../kernel/ids.ts';
import type { ObjectionAnswer } from '../facts.ts';

export type ExternalAnswer = {
  answer: ObjectionAnswer;
  by: OrganisationId;
  /** Written down by the objecting organisation: the publisher has no account here. */
  told: boolean;
  /** Null where they do not show. */
  words: string | null;
  answeredOn: Day;
};

export type ExternalObjection = {
  /** The publisher, where it is here; null where nobody could be asked through this site. */
  asked: OrganisationId | null;
  madeOn: Day;
  answerBy: Day;
  /** In the order they were given; every one stays. */
  answers: readonly ExternalAnswer[];
};

/** A text that others published, and what came of it here. */
export type ExternalTextFacts = {
  id: ExternalTextId;
  /** Who entered it; only it can object to it here. */
  by: OrganisationId;
  enteredOn: Day;
  objection: ExternalObjection | null;
  supplements: readonly { statement: StatementId; by: OrganisationId; begunOn: Day }[];
};
