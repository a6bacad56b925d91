/** A part of a list, and where the next part begins; null at the end. */
export type PageOf<Item> = { items: readonly Item[]; next: string | null };

/** Which part of a list is asked for: at most so many, after this one. One more is read, to know whether any follow. */
export type PageAsked<Id extends string = string> = { after?: Id | undefined; limit: number };

export const pageAsked = <Id extends string>(after: Id | undefined, length: number): PageAsked<Id> => ({
  after,
  limit: length + 1,
});

/** Cuts what was read to its length, and says where the next part begins. */
export const pageOf = <Item>(
  read: readonly Item[],
  length: number,
  idOf: (item: Item) => string,
): PageOf<Item> => {
  const items = read.slice(0, length);
  const last = items.at(-1);
  return { items, next: read.length > length && last !== undefined ? idOf(last) : null };
};
