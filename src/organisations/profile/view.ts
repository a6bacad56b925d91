import type { SignedIn } from '../../session/session.ts';
import type { Led } from '../ledStatus/store.ts';
import type { Organisation } from '../store.ts';
import type { ClauseQuestion } from './clauseStore.ts';

/** An organisation, as a member of this one or of another sees it. */
export type OrganisationView = {
  member: SignedIn;
  organisation: Organisation;
  led: Led;
  /** Since when the ally among the two may propose a partnership to the other. */
  since: string | null;
  /** What the reader's organisation asked this ally. */
  question: ClauseQuestion | null;
  /** What the reader's own organisation, an ally, was asked. */
  questions: readonly ClauseQuestion[];
};
