import type { EndorsementId, OrganisationId, WordingId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
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
  maySign: Outcome;
  mayAgree: Outcome;
  mayLink: Outcome;
  /** How the public page will say that it was made. */
  made: readonly Block[];
  /** The public page's own address, as people type it. */
  address: string;
};
