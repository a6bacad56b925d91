import { symbol } from './forms.ts';

type Node = { next: Map<number, Node>; refs: number[] };

const node = (): Node => ({ next: new Map(), refs: [] });

/** All forms as one tree, in tables of numbers: a text is read once, however many forms there are. */
export type Trie = {
  /** By folded unit: the state a word that begins with it leads to, 0 for none. */
  root: Int32Array;
  /** The edges of state `s` are `edgeFrom[s]` up to `edgeFrom[s + 1]`, in `edgeUnit` and `edgeTo`. */
  edgeFrom: Int32Array;
  edgeUnit: Uint16Array;
  edgeTo: Int32Array;
  /** Where a state goes after any ending of the word, or after a few words; 0 for nowhere. */
  ending: Int32Array;
  gap: Int32Array;
  /** The forms that end in state `s` are `refFrom[s]` up to `refFrom[s + 1]`, in `refs`. */
  refFrom: Int32Array;
  refs: Int32Array;
};

const grow = (forms: Iterable<readonly [symbols: readonly number[], ref: number]>): Node => {
  const root = node();
  for (const [symbols, ref] of forms) {
    let at = root;
    for (const one of symbols) {
      const next = at.next.get(one) ?? node();
      at.next.set(one, next);
      at = next;
    }
    at.refs.push(ref);
  }
  return root;
};

/** State 0 is nowhere; the root is state 1. */
const numbered = (root: Node): Map<Node, number> => {
  const states = new Map<Node, number>([[root, 1]]);
  for (const one of states.keys()) for (const next of one.next.values()) states.set(next, states.size + 1);
  return states;
};

export const trieOf = (forms: Iterable<readonly [symbols: readonly number[], ref: number]>): Trie => {
  const states = numbered(grow(forms));
  const size = states.size + 2;
  const trie = { edgeFrom: new Int32Array(size), ending: new Int32Array(size), gap: new Int32Array(size) };
  const [edgeUnit, edgeTo, refs]: [number[], number[], number[]] = [[], [], []];
  const root = new Int32Array(0x10000);
  const refFrom = new Int32Array(size);
  for (const [one, state] of states) {
    trie.edgeFrom[state] = edgeUnit.length;
    refFrom[state] = refs.length;
    refs.push(...one.refs);
    for (const [unit, next] of one.next) {
      const to = states.get(next) ?? 0;
      if (unit === symbol.ending) trie.ending[state] = to;
      else if (unit === symbol.gap) trie.gap[state] = to;
      else if (state === 1) root[unit] = to;
      else {
        edgeUnit.push(unit);
        edgeTo.push(to);
      }
    }
    trie.edgeFrom[state + 1] = edgeUnit.length;
    refFrom[state + 1] = refs.length;
  }
  return {
    ...trie,
    root,
    edgeUnit: Uint16Array.from(edgeUnit),
    edgeTo: Int32Array.from(edgeTo),
    refFrom,
    refs: Int32Array.from(refs),
  };
};
