import type { AtPage } from './atPage.ts';
import type { WithheldWords } from './blankingStore.ts';
import type { Leaf } from './facts.ts';
import { takeOut } from './passages.ts';

/** What somebody points at: words anywhere on the page, in one block of it, or the whole of that block. */
export type Pointed = { block: string; words: string };

/** `page`: anywhere. */
export const isPointedAt = ({ block }: Pointed, leaf: Pick<Leaf, 'block'>): boolean =>
  block === 'page' || leaf.block === block;

/** Takes them out everywhere, in every version and table; gives what stood where. */
export const takeOutOf = async (
  { tx, kind, page }: Pick<AtPage, 'tx' | 'kind' | 'page'>,
  pointed: Pointed,
  mark: string,
  may: (leaf: Leaf) => boolean = ({ askable }) => askable,
): Promise<WithheldWords['found']> => {
  const found: WithheldWords['found'] = [];
  await kind.eachWords(tx, page, (leaf) => {
    if (!isPointedAt(pointed, leaf) || !may(leaf)) return leaf.text;
    const { text, originals } = takeOut(leaf.text, pointed.words, mark);
    if (originals.length > 0) found.push({ key: leaf.key, originals });
    return text;
  });
  return found;
};

/** Every word of the page as it stands in clear. */
export const leavesOf = async ({ tx, kind, page }: Pick<AtPage, 'tx' | 'kind' | 'page'>): Promise<Leaf[]> => {
  const leaves: Leaf[] = [];
  await kind.eachWords(tx, page, (leaf) => {
    leaves.push(leaf);
    return leaf.text;
  });
  return leaves;
};
