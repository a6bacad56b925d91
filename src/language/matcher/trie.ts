import { symbol } from './forms.ts';

/**
 * All forms as one tree, in columns of numbers: a text is read once, however many forms there are. State 0 is nowhere,
 * 1 the root. A state's child is looked up by the state and the letter, in slots of which most are free.
 */
export type Trie = {
  /** By folded unit: where a word that begins with it leads to. */
  root: Int32Array;
  unit: Int32Array;
  parent: Int32Array;
  slots: Int32Array;
  /** A state's only child, as most have one: no slot is looked up for it. 0: it has none; -1: several. */
  only: Int32Array;
  /** One bit for each letter that a child of the state may have: most that are asked for are none. */
  some: Int32Array;
  /** Which pairs of letters any form begins with: most words of a text are known by them to be none. */
  pairs: Uint8Array;
  /** Where a state goes after any ending of the word, or after a few words. */
  ending: Int32Array;
  gap: Int32Array;
  /** The first form that ends in a state, and the next after a form; both counted from one. */
  form: Int32Array;
  nextForm: Int32Array;
};

type Written = readonly (readonly [symbols: readonly number[], ref: number])[];

const emptyTrie = (forms: Written): Trie => {
  const most = forms.reduce((sum, [symbols]) => sum + symbols.length, 2);
  const column = () => new Int32Array(most);
  return {
    root: new Int32Array(0x10000),
    pairs: new Uint8Array(0x10000),
    ...{ unit: column(), parent: column(), slots: new Int32Array(2 ** Math.ceil(Math.log2(most * 2) + 1)) },
    ...{ ending: column(), gap: column(), form: column() },
    ...{ only: column(), some: column() },
    nextForm: new Int32Array(forms.reduce((last, [, ref]) => Math.max(last, ref), 0) + 2),
  };
};

/** The slot of a child, or the free one where it would be. */
const slotOf = ({ unit, parent, slots }: Trie, state: number, wanted: number): number => {
  const mask = slots.length - 1;
  let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(wanted, 0x85ebca6b)) >>> 7;
  for (slot &= mask; ; slot = (slot + 1) & mask) {
    const at = slots[slot] ?? 0;
    if (at === 0 || (parent[at] === state && unit[at] === wanted)) return slot;
  }
};

export const pairOf = (first: number, second: number): number => (Math.imul(first, 31) ^ second) & 0xffff;

export const childOf = (trie: Trie, state: number, wanted: number): number => {
  const only = trie.only[state] ?? 0;
  if (only >= 0) return trie.unit[only] === wanted ? only : 0;
  // A shift counts the last five bits of the letter.
  return ((trie.some[state] ?? 0) & (1 << wanted)) === 0 ? 0 : (trie.slots[slotOf(trie, state, wanted)] ?? 0);
};

const rootState = 1;

/** Columns as long as there are states, and slots that a processor's cache can hold: forms share their beginnings. */
const tight = (trie: Trie, size: number): Trie => {
  const cut = (column: Int32Array): Int32Array => column.slice(0, size);
  const compact: Trie = {
    ...trie,
    ...{ unit: cut(trie.unit), parent: cut(trie.parent), form: cut(trie.form) },
    ...{ ending: cut(trie.ending), gap: cut(trie.gap) },
    ...{ only: cut(trie.only), some: cut(trie.some) },
    slots: new Int32Array(2 ** Math.ceil(Math.log2(size * 2))),
  };
  for (let state = rootState + 1; state < size; state += 1) {
    const parent = compact.parent[state] ?? 0;
    if (parent === 0) continue;
    compact.slots[slotOf(compact, parent, compact.unit[state] ?? 0)] = state;
    compact.some[parent] = (compact.some[parent] ?? 0) | (1 << (compact.unit[state] ?? 0));
    compact.only[parent] = compact.only[parent] === 0 ? state : -1;
  }
  return compact;
};

export const trieOf = (forms: Written): Trie => {
  const trie = emptyTrie(forms);
  let last = rootState;
  const grown = (column: Int32Array, at: number): number => {
    if (column[at] === 0) column[at] = ++last;
    return column[at] ?? 0;
  };
  const grow = (state: number, one: number): number => {
    if (one === symbol.ending) return grown(trie.ending, state);
    if (one === symbol.gap) return grown(trie.gap, state);
    if (state === rootState) return grown(trie.root, one);
    const slot = slotOf(trie, state, one);
    if (trie.slots[slot] === 0) {
      last += 1;
      trie.unit[last] = one;
      trie.parent[last] = state;
      trie.slots[slot] = last;
    }
    return trie.slots[slot] ?? 0;
  };
  for (const [symbols, ref] of forms) {
    const [first = 0, second = 0] = symbols;
    const state = symbols.reduce(grow, rootState);
    if (second > 0) trie.pairs[pairOf(first, second)] = 1;
    trie.nextForm[ref + 1] = trie.form[state] ?? 0;
    trie.form[state] = ref + 1;
  }
  return tight(trie, last + 1);
};
