import type { Stances } from './words.ts';

/** Where what a phrase governs ends: at a sign, at another verb's beginning, at what is joined to it. */
const ends = /[,.;:!?()，。；：！？、\n]|(?<!\p{L})(?:who|that|which|qui|que|quienes|которые)(?!\p{L})/iu;
/** The head of what is governed stands before these: "the Network | of Sex Workers", "sex workers | in our network". */
const parts =
  /(?<!\p{L})(?:of|in|with|from|by|at|on|to|for|and|or|de|des|du|d[’'](?=\p{L})|del|en|con|y|et|dans|avec|à|aux|в|с|из|на|и|по|о|об|для|от)(?![\p{L}])/iu;
const articles =
  /^\s*(?:(?:the|all|our|these|those|a|an|le|la|les|l[’']|des|du|de|nos|el|los|las|la|all of)\s*)*/iu;

/** Who is governed may be a relative word alone: "en nombre de | quienes no pueden venir". */
const relativeAlone = /^\s*quienes(?!\p{L})/iu;

type Governed = { length: number; isOrganisation: boolean; isPeople: boolean };

/** What stands after "on behalf of": how far it reaches, and whether its head is an organisation or people. */
export const objectAfter = (words: Stances, after: string): Governed => {
  const own = relativeAlone.exec(after)?.[0].length ?? 0;
  const found = ends.exec(after.slice(own));
  const end = found ? own + found.index : after.length;
  const whole = after.slice(0, end);
  const start = articles.exec(whole)?.[0].length ?? 0;
  const cut = parts.exec(whole.slice(start))?.index;
  const head = cut === undefined ? whole : whole.slice(0, start + cut);
  const isOrganisation = words.has('organisations', head);
  const isPeople = words.beginsWith('people', head, 1) || words.beginsWith('people', whole);
  return { length: isPeople || cut === undefined ? end : head.length, isOrganisation, isPeople };
};
