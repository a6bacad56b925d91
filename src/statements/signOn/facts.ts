import type { FinalTextId, StatementId } from '../../kernel/ids.ts';
import type { LanguageCode } from '../../language/vocabulary.ts';
import type { EndorsementFacts } from '../facts.ts';

/** A text as it goes round: in one language, to the last character. */
export type Circulated = { language: LanguageCode; exact: string; sha256Hex: string };

/** What is signed on to: one final text of a statement. */
export type SignOnText = { statement: StatementId; final: FinalTextId };

export type OwnEndorsement = EndorsementFacts & { statement: StatementId };

/** The text that is open to others now, and whether it is out; null while none is open. */
export type OpenText = { final: FinalTextId; published: boolean } | null;
