import type { NewLedgerEntry } from '../ledger/partnershipContext.ts';
import type { Blanking, PublicPage, Reason } from './facts.ts';

/** On a page: which kind of page, and never a word of it. */
const onPage = (
  kind: NewLedgerEntry['kind'],
  page: PublicPage,
  content: NewLedgerEntry['content'] = {},
): NewLedgerEntry => ({ kind, object: page.id, content: { page: page.kind, ...content } });

/** What each act on a public page says in the record of the partnership whose page it is. */
export const ledgerEntries = {
  /** `words`: of which kind they are, and their fingerprint. */
  looked: (page: PublicPage, shown: boolean, words: string, sha256: string, reason: Reason | null) =>
    onPage(shown ? 'page-words-shown' : 'page-words-hidden', page, { words, sha256, reason }),
  blanked: (page: PublicPage, number: number, by: Blanking['by'], reason: Reason | null) =>
    onPage('page-words-blanked', page, { number, by, reason }),
  restored: (page: PublicPage, number: number) => onPage('page-words-restored', page, { number }),
  /** By its owners together when the last of them has said so, or by the host alone. */
  takenDown: (page: PublicPage, down: boolean, host: boolean, reason: Reason) =>
    onPage(down ? 'page-taken-down' : 'page-removal-agreed', page, { by: host ? 'host' : 'owners', reason }),
};
