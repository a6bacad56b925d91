/** No form of ours has as many fields; a plan of two hundred seats has two thirds of them. */
export const mostFields = 6000;

/** Counted before it is parsed: what a parser does with a body grows faster than the body (C55). */
export const isWithinFields = (body: string): boolean => body.split('&', mostFields + 1).length <= mostFields;
