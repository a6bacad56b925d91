import type { Day } from '../../kernel/clock.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { CommunityKey, LanguageCode } from '../../language/vocabulary.ts';
import type { InvitationAnswer, ObjectionAnswer, SignOffAnswer } from '../facts.ts';

/** One language of a statement: the text to the last character, and the SHA-256 that signatures hold for. */
export type PublishedText = { language: LanguageCode; text: string; sha256Hex: string };

export type PublishedSignOff = {
  organisation: string;
  side: Side;
  answer: SignOffAnswer;
  /** Printed with the signature; empty where there is none. */
  reservation: string;
};

/** An affected group, and who was asked for it. P9 */
export type AskedGroup = {
  community: CommunityKey;
  asked: readonly {
    organisation: string;
    askedOn: Day;
    answer: InvitationAnswer | null;
    answeredOn: Day | null;
  }[];
};

export type PublishedObjection = {
  organisation: string;
  madeOn: Day;
  text: string;
  answers: readonly { answer: ObjectionAnswer; answeredOn: Day; reason: string }[];
};

/** Another statement, printed wherever this one is: the one it makes good, or one that makes it good. */
export type LinkedStatement = {
  is: 'original' | 'supplement';
  title: string;
  /** Its public page. */
  address: string;
  texts: readonly PublishedText[];
};

/** Everything that is public of a statement: what its page, its print and its files are made from. */
export type PublishedStatement = {
  title: string;
  publishedOn: Day;
  /** The first is the language it was written in. */
  texts: readonly PublishedText[];
  signOffs: readonly PublishedSignOff[];
  groups: readonly AskedGroup[];
  /** What both sides let stand, and why. */
  stated: readonly { sentence: string; signedBy: readonly string[]; statedOn: Day }[];
  /** `names`: those who want to be named. */
  endorsements: { count: number; names: readonly string[] };
  references: readonly string[];
  linked: readonly LinkedStatement[];
  objections: readonly PublishedObjection[];
};
