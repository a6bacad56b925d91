import { isTail, stepWithin } from '../lists/items.ts';
import type { Grammar } from './grammar.ts';
import { endsWithin, sentenceAround } from './sentence.ts';
import type { Span } from './spans.ts';

/** How far "without", "excluding", "not for" reach. */
export const negatedReach = 30;
/** Two items of one row stand no further from each other. */
const longestBetween = 80;

/** Words at which a negation is over: "not for banks but for …", "without police and with …". */
const turn =
  /(?<!\p{L})(?:but|yet|while|whereas|though|however|and (?:with|for|by|to|not|now|then|the|we|they)|mais|tandis|alors que|et (?:avec|pour|par|nous)|pero|sino|mientras|y (?:con|para|por)|но|а|однако|и (?:с|для|при))(?!\p{L})|而是|但|而且|却/iu;
/** From one who is left out to the next, in one breath: "without sex workers and migrants". */
const joined =
  /^\s*(?:(?:and|or|nor|et|ou|ni|y|e|o|u|и|или|ни)(?!\p{L})|和|与|及|或|、)\s*(?:(?:the|all|any|for|les|des|aux|las|los|a|de)(?!\p{L})\s*){0,2}$/iu;

export const isTurned = (between: string): boolean => turn.test(between);
export const isJoined = (between: string): boolean => joined.test(between);

/** "Without women, migrants lose their homes": after these a clause may begin at a comma; after "does not name" none does. */
const opening =
  /^(?:without|except|apart|instead|rather|other|with the exception|excluding|not|sans|sauf|hormis|excepté|à|en|au|sin|salvo|excepto|aparte|a excepción|con e|без|кроме|за|исключая|помимо|вместо|除)/iu;
/** "Everyone without a bank account: street vendors, …": who they are that have none. */
export const isExplained = (negation: string, between: string): boolean => {
  const [said = '', ...rest] = between.split(/[:：]/u);
  return rest.length > 0 && /\p{L}/u.test(said) && opening.test(negation);
};

const closes = /^(?:[^,.;:!?，。；：！？\n]{0,40})(?:[,.;:!?)\]，。；：！？\n—–]|$)/u;

type Row = { text: string; grammar: Grammar; negation: Span };

/** Does the next stand in one row with this one? Chinese parts items with 、 and clauses with ，. */
const isNextItem = ({ text, grammar }: Row, one: Span, next: Span): boolean => {
  if (next.from < one.to) return next.from >= one.from;
  if (next.from - one.to > longestBetween) return false;
  const between = text.slice(one.to, next.from);
  // "And the migrants" goes on with the row.
  if (
    isTurned(between.replace(/\bthe\b/giu, '')) ||
    /[;；:：]/u.test(between) ||
    (grammar.inHan && between.includes('，'))
  )
    return false;
  if (endsWithin(text, { from: one.to, to: next.from })) return false;
  const { kind } = stepWithin(text.slice(one.from, one.to), between, grammar, () => false);
  return kind === 'item' || kind === 'aside' || kind === 'same';
};

/** "Without women, migrants and refugees lose their homes": whoever loses them is not left out. */
const isSubject = ({ text, grammar, negation }: Row, last: Span): boolean => {
  if (!opening.test(text.slice(negation.from, negation.to))) return false;
  if (text.slice(sentenceAround(text, negation).from, negation.from).trim() !== '') return false;
  const after = text.slice(last.to, last.to + 60);
  const [tail] = closes.exec(after) ?? [];
  return tail === undefined || !isTail(text.slice(last.from, last.to), tail.replace(/\P{L}$/u, ''), grammar);
};

/**
 * Of names in their order, where the row ends that begins with this one, who is left out: "does not name women, migrants
 * or refugees" leaves out three.
 */
export const rowLeftOut = (row: Row, named: readonly Span[], at: number): number => {
  let last = named[at];
  let end = at;
  for (let next = named[at + 1]; last && next && isNextItem(row, last, next); next = named[end + 1]) {
    end += 1;
    last = next.to > last.to ? next : last;
  }
  return last && end > at && !isSubject(row, last) ? end : at;
};
