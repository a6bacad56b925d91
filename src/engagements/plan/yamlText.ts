import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, visit } from 'yaml';

export type Place = { line: number; column: number };
export type YamlText =
  | { ok: true; value: unknown; placeOf: (path: Path) => Place }
  /** `code`: the parser's own, or `ALIAS`, `COLON` or `TOO_DEEP`. */
  | { ok: false; code: string; place: Place };

type Path = readonly PropertyKey[];
type Found = { node: Node | null; at: number };

const startOf = (node: unknown, otherwise: number): number =>
  (isMap(node) || isSeq(node) || isScalar(node)) && node.range ? node.range[0] : otherwise;

const stepInto = ({ node, at }: Found, step: PropertyKey): Found | null => {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item ? { node: item, at: startOf(item, at) } : null;
  }
  if (!isMap<Node, Node | null>(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair ? { node: pair.value, at: startOf(pair.key, at) } : null;
};

/** Where a path of the plan stands in the text; what is not written is at the nearest thing that is. */
const offsetOf = (contents: ParsedNode | null, path: Path): number => {
  let found: Found = { node: contents, at: startOf(contents, 0) };
  for (const step of path) {
    const next = stepInto(found, step);
    if (!next) break;
    found = next;
  }
  return found.at;
};

/** Money is written in decimals and read as written: 100.10 never becomes a binary fraction. */
const keepDecimals = (contents: ParsedNode | null): void =>
  visit(contents, {
    Pair: (_, { key, value }) => {
      const money = isScalar(key) && (key.value === 'amount' || key.value === 'rate');
      if (money && isScalar(value) && typeof value.value === 'number') value.value = value.source ?? '';
    },
  });

const firstAlias = (contents: ParsedNode | null): number | null => {
  const offsets: number[] = [];
  visit(contents, { Alias: (_, { range }) => void offsets.push(range?.[0] ?? 0) });
  return offsets[0] ?? null;
};

type Parsed =
  | { ok: true; contents: ParsedNode | null; value: unknown }
  | { ok: false; code: string; at: number };

/** A text with a colon in it, such as a title, reads as a name within a name: then that is what is wrong. */
const codeOf = (code: string, text: string, at: number): string => {
  const [line = ''] = text.slice(at, at + 1000).split('\n');
  const isNested = code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'BLOCK_IN_FLOW';
  return isNested && /:(?:\s|$)/.test(line.trimEnd()) ? 'COLON' : code;
};

const parsed = (text: string, lineCounter: LineCounter): Parsed => {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' });
    const { contents, errors } = document;
    const [error] = errors;
    if (error) return { ok: false, code: codeOf(error.code, text, error.pos[0]), at: error.pos[0] };
    const alias = firstAlias(contents);
    if (alias !== null) return { ok: false, code: 'ALIAS', at: alias };
    keepDecimals(contents);
    return { ok: true, contents, value: document.toJS() };
  } catch (error) {
    // Ten thousand brackets inside one another: deeper than the parser goes.
    if (error instanceof RangeError) return { ok: false, code: 'TOO_DEEP', at: 0 };
    throw error;
  }
};

/** A text as YAML: what it says, and where. No aliases, so that a short text stays a short plan (C55). */
export const readYaml = (text: string): YamlText => {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parsed(text, lines);
  if (!document.ok) return { ok: false, code: document.code, place: placeAt(document.at) };
  const { contents, value } = document;
  return { ok: true, value, placeOf: (path) => placeAt(offsetOf(contents, path)) };
};
