import { fold, partsOf, type Unit } from './units.ts';

type Branch<Meaning> = {
  words: Map<string, Branch<Meaning>>;
  /** Beginnings of words: `работни*`. */
  beginnings: Map<string, Branch<Meaning>>;
  acronyms: Map<string, Branch<Meaning>>;
  longestBeginning: number;
  meaning?: Meaning;
};

const branch = <Meaning>(): Branch<Meaning> => ({
  words: new Map(),
  beginnings: new Map(),
  acronyms: new Map(),
  longestBeginning: 0,
});

const isAcronym = (part: string): boolean => /^\p{Lu}{2,}$/u.test(part);

const grow = <Meaning>(from: Branch<Meaning>, part: string): Branch<Meaning> => {
  const beginning = part.endsWith('*');
  const key = isAcronym(part) ? part : fold(beginning ? part.slice(0, -1) : part);
  const grown = beginning ? from.beginnings : isAcronym(part) ? from.acronyms : from.words;
  if (beginning) from.longestBeginning = Math.max(from.longestBeginning, key.length);
  const next = grown.get(key) ?? branch<Meaning>();
  grown.set(key, next);
  return next;
};

/** Many phrases as one tree: a text is read once, however many phrases there are. */
export type PhraseTree<Meaning> = Branch<Meaning>;

export const treeOf = <Meaning>(
  rows: Iterable<readonly [form: string, meaning: Meaning]>,
): PhraseTree<Meaning> => {
  const root = branch<Meaning>();
  for (const [form, meaning] of rows) partsOf(form).reduce(grow, root).meaning = meaning;
  return root;
};

const nextOf = <Meaning>(from: Branch<Meaning>, { word, raw }: Unit): Branch<Meaning>[] => {
  const next = [from.acronyms.get(raw), from.words.get(word)];
  for (let length = Math.min(word.length, from.longestBeginning); length > 0; length -= 1)
    next.push(from.beginnings.get(word.slice(0, length)));
  return next.filter((one) => one !== undefined);
};

export type Match<Meaning> = { meaning: Meaning; end: number };

/** The longest phrase that begins at this word and ends with one; `end` is the place after it. */
const longestFrom = <Meaning>(
  from: Branch<Meaning>,
  units: readonly Unit[],
  at: number,
  begun: boolean,
): Match<Meaning> | null => {
  const ended = units[at - 1]?.ends === true;
  const here = begun && ended && from.meaning !== undefined ? { meaning: from.meaning, end: at } : null;
  const unit = units[at];
  if (!unit || (begun ? unit.breaks : !unit.starts)) return here;
  const further = nextOf(from, unit).map((next) => longestFrom(next, units, at + 1, true));
  return further.reduce((best, one) => (one && (!best || one.end > best.end) ? one : best), here);
};

export const phraseAt = <Meaning>(
  tree: PhraseTree<Meaning>,
  units: readonly Unit[],
  at: number,
): Match<Meaning> | null => longestFrom(tree, units, at, false);

/** The words of `phrase` stand in `text`, whole and in this order. */
export const isWithin = ([first, ...more]: readonly Unit[], text: readonly Unit[]): boolean => {
  if (!first) return false;
  return text.some(
    ({ word, starts }, at) =>
      word === first.word &&
      starts &&
      text[at + more.length]?.ends === true &&
      more.every((unit, index) => text[at + 1 + index]?.word === unit.word),
  );
};
