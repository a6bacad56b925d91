import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { BlankingId, OrganisationId, PublicWordsId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';

export const reasons = ['person', 'place', 'danger', 'mistake', 'other'] as const;
/** Why words do not show: a kind, never words of its own, which would have to be looked at again. */
export type Reason = (typeof reasons)[number];

export type WordsKind = 'objection' | 'answer' | 'external' | 'external-answer';
export type WordsState = 'waiting' | 'shown' | 'hidden' | 'gone';

/** Words written for a public page: the fact of them, which shows at once. */
export type PublicWords = {
  id: PublicWordsId;
  /** The id of what the page is of, and the address it is read at. */
  page: string;
  address: string;
  kind: WordsKind;
  subject: string;
  place: number;
  by: OrganisationId;
  side: Side;
  sha256Hex: string;
  /** Shown with the words, so that anybody can work the fingerprint out again. */
  sealHex: string | null;
  state: WordsState;
  reason: Reason | null;
  lookedBy: OrganisationId | null;
  madeOn: Day;
  lookedOn: Day | null;
};

/** The words themselves, part by part: an objection has one, a text found elsewhere has several. */
export type Parts = Readonly<Record<string, string>>;

export type BlankingState = 'asked' | 'open' | 'blanked' | 'restored';
export type Look = 'keep' | 'restore';

/** Words that were taken out of a page, or are to be. */
export type Blanking = {
  id: BlankingId;
  page: string;
  address: string;
  number: number;
  by: 'author' | 'host' | 'community' | 'asked';
  reason: Reason | null;
  state: BlankingState;
  restoredWords: string | null;
  madeOn: Day;
  decideBy: Day | null;
  first: { look: Look; by: OrganisationId } | null;
};

/** Where on a page: the block that somebody points at. */
export type BlockKind = 'text' | 'objection' | 'answer' | 'signatures' | 'found' | 'replies';

/** Words of a page as they stand in clear, one after the other. */
export type Leaf = {
  /** Names it on its page, for as long as the page is there. */
  key: string;
  /** `objection 3f…`: the kind of its block, and which. */
  block: string;
  kind: BlockKind;
  /** Whose words; null where they are everybody's who owns the page, or nobody's with an account. */
  by: OrganisationId | null;
  /** Said against the text: whoever began the text has no hand in them. */
  against: boolean;
  /** A name that an organisation gave as its own is not taken away because a stranger asks. */
  askable: boolean;
  madeOn: Day | null;
  text: string;
};

/** A page as its capability finds it behind an address. */
export type PublicPage = {
  id: string;
  kind: 'statement' | 'external' | 'results';
  address: string;
  href: string;
  publishedOn: Day;
  /** Of its texts: they stay when the words are gone. */
  fingerprints: readonly string[];
};

/**
 * What a capability knows of its public pages. `eachWords` goes through everything that is in clear, in every version
 * and table that says it again, and writes what `change` gives back.
 */
export type PageKind = {
  hashOf: (address: string) => Buffer;
  find: (tx: Tx, address: string) => Promise<PublicPage | null>;
  eachWords: (tx: Tx, page: PublicPage, change: (leaf: Leaf) => string) => Promise<void>;
  /** Puts words that were looked at where the page reads them. */
  show: (tx: Tx, words: PublicWords, parts: Parts, today: Day) => Promise<void>;
  /** What else of it is in clear and no word: goes when the whole page does. */
  dropRest: (tx: Tx, page: PublicPage) => Promise<void>;
  /** Who takes it down together: those it is the page of, and whether one was asked in vain. */
  owners: (tx: Tx, page: PublicPage) => Promise<OrganisationId[]>;
};

/** What a page says of words that were written for it. */
export type WordsNote = Pick<
  PublicWords,
  'state' | 'sha256Hex' | 'sealHex' | 'reason' | 'madeOn' | 'lookedOn'
> & { host: boolean };

/** What a page says of itself, besides its words. */
export type PageNotes = {
  blankings: readonly Pick<Blanking, 'number' | 'by' | 'reason' | 'state' | 'madeOn'>[];
  down: { host: boolean; reason: Reason; on: Day } | null;
};
