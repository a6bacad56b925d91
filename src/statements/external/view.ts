import type { ExternalTextId, StatementId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PageOf } from '../../kernel/page.ts';
import type { TextResult } from '../../language/readText.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import type { NamedAskable } from '../drafters/askableStore.ts';
import type { PartnershipChoice } from '../drafters/partnershipChoices.ts';
import type { ObjectionAnswer } from '../facts.ts';
import type { Entry, ExternalPublication } from './entry.ts';
import type { ExternalTextFacts } from './facts.ts';
import type { AskedAbout } from './store.ts';

/** Seen by nobody else yet, objected to, or what was answered last. */
export type ExternalTextState = 'entered' | 'open' | 'late' | ObjectionAnswer;
export type ExternalTextItem = {
  id: ExternalTextId;
  entry: Entry | null;
  state: ExternalTextState;
  day: string;
};
export type ExternalTextList = { asked: readonly AskedAbout[]; entered: PageOf<ExternalTextItem> };

export type ExternalTextView = {
  facts: ExternalTextFacts;
  entry: Entry;
  page: ExternalPublication | null;
  /** Her organisation entered it; the other one that sees this page is the publisher, once it is asked. */
  mine: boolean;
  state: ExternalTextState;
  text: string;
  read: TextResult;
  /** Whom the publisher's name could mean here. */
  askable: readonly NamedAskable[];
  partnerships: readonly PartnershipChoice[];
  /** Supplements whose draft she is on, by their working titles. */
  drafts: ReadonlyMap<StatementId, string>;
  publicUrl: string | null;
  may: { object: Outcome; answer: Outcome<{ told: boolean }>; supplement: Outcome; remove: Outcome };
};

/** What every part of its page gets. */
export type SeenExternalText = { frame: Frame; view: ExternalTextView; returned: ReturnedForm | undefined };
