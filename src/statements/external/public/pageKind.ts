import type { PageKind } from '../../../publicPages/facts.ts';
import { addressHashOf } from '../../public/address.ts';
import { ExternalWordsStore } from './wordsStore.ts';

/** The page of an objection to a text found elsewhere, and how words leave it again. */
export const externalPages: PageKind = {
  hashOf: addressHashOf,
  find: (tx, address) => new ExternalWordsStore(tx).find(addressHashOf(address)),
  eachWords: (tx, { id }, change) => new ExternalWordsStore(tx).each(id, change),
  show: (tx, words, parts, today) => new ExternalWordsStore(tx).show(words, parts, today),
  dropRest: () => Promise.resolve(),
  owners: (tx, { id }) => new ExternalWordsStore(tx).owners(id),
};
