import type { PageKind } from '../../publicPages/facts.ts';
import { addressHashOf } from '../public/address.ts';
import { StatementWordsStore } from './store.ts';

/** The public page of a statement, and how words leave it again. */
export const statementPages: PageKind = {
  hashOf: addressHashOf,
  find: (tx, address) => new StatementWordsStore(tx).find(addressHashOf(address)),
  eachWords: (tx, { id }, change) => new StatementWordsStore(tx).each(id, change),
  show: (tx, words, parts, today) => new StatementWordsStore(tx).show(words, parts['words'] ?? '', today),
  dropRest: () => Promise.resolve(),
  owners: (tx, { id }) => new StatementWordsStore(tx).owners(id),
};
