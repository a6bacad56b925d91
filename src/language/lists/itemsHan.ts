import type { Grammar } from '../reading/grammar.ts';

/** Chinese has neither spaces nor plurals: what a piece of an item holds is known by its characters, and its length. */
type InHan = NonNullable<Grammar['inHan']>;

const longest = { tail: 12, middle: 16, head: 12 };
/** They hold 是 or 都, and begin no clause. */
const harmless = /(?:特别|尤其|还)是|首都|都市|成都/gu;

const bare = (piece: string): string =>
  piece
    .replace(/\([^()]*\)|（[^（）]*）/gu, '')
    .replace(harmless, '')
    .replace(/\s/gu, '');

const hasClause = (piece: string, { verbs, clauses }: InHan): boolean =>
  verbs.test(piece) || clauses.test(piece);

export const hanTail = (tail: string, inHan: InHan): boolean => {
  const piece = bare(tail);
  if (piece.length > longest.tail || hasClause(piece, inHan)) return false;
  // 妇女的住房: what they have is the item, unless it is people again.
  return !/^的\p{sc=Han}/u.test(piece) || inHan.collectives.test(piece);
};

export const hanMiddle = (middle: string, inHan: InHan): boolean => {
  // 没有证件的人: a clause about people, before them.
  const piece = bare(middle).replace(/^\p{sc=Han}{1,12}的(?=\p{sc=Han}{1,6}$)/u, '');
  if (piece.length > longest.middle || hasClause(piece, inHan)) return false;
  return inHan.collectives.test(piece) || !inHan.things.test(piece);
};

export const hanHead = (head: string, inHan: InHan): 'item' | 'aside' | 'ends' => {
  const piece = bare(head);
  if (piece.startsWith('其中')) return 'aside';
  // 贫困的 and 没有身份的 are about the people after them; 住房和 is not.
  const said = piece.replace(/\p{sc=Han}{0,10}的$/u, '');
  if (piece.length > longest.head || hasClause(said, inHan)) return 'ends';
  return inHan.things.test(said) && !inHan.collectives.test(said) ? 'aside' : 'item';
};

const mostBesideStop = 8;

/** 、 parts items; ，parts clauses more often than items, so the items beside it must be bare. */
export const isBesideStop = (tail: string, middles: readonly string[], head: string): boolean =>
  /^(?:们|們|群体|群體|人群|社群|等)?$/u.test(bare(tail)) &&
  middles.every((middle) => bare(middle).length <= mostBesideStop) &&
  /^(?:以及|还有|包括|特别|尤其|例如|如|还|也包括|其他)?(?:\p{sc=Han}{1,8}的)?$/u.test(bare(head));
