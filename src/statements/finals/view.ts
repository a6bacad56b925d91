import type { EndorsementId, OrganisationId, WordingId } from '../../kernel/ids.ts';
import type { OwnWords } from '../../language/readText.ts';
import type { Block } from '../public/files/block.ts';
import type { StatementView } from '../view.ts';

export type EndorsementView = {
  id: EndorsementId;
  name: string;
  state: 'counts' | 'unnamed' | 'confirm' | 'waits' | 'withdrawn';
};
export type SigningView = StatementView & {
  /** Of each latest wording, as whoever downloads it can make it. */
  fingerprints: ReadonlyMap<WordingId, string>;
  reservations: ReadonlyMap<OrganisationId, string>;
  endorsements: readonly EndorsementView[];
  /** What its authors alone may say of themselves, text by text: whoever signs on has no such leave. P7 */
  ownWords: readonly OwnWords[];
  /** How the public page will say that it was made. */
  made: readonly Block[];
  /** The public page's own address, as people type it. */
  address: string;
};
