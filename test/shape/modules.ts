import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseAst } from 'vite';

/** The program's own files, without tests. */
export const files = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file))
  .sort();
export const textOf = (file: string): string => readFileSync(file, 'utf8');
export const stemOf = (path: string): string => path.replace(/\.tsx?$/, '');

/** What a file stands on, types included. */
export const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?'(\.[^'?]+)(?:\?[a-z]+)?'/g)].map(([, path]) =>
    normalize(join(dirname(file), path ?? '')),
  );

/** Each file of a circle of imports, one line a circle. */
export const circles = (): string[] => {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const next of importsOf(file)) if (next.startsWith('src/')) walk(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) walk(file, []);
  return found;
};

type Node = { type: string; start: number; end: number; [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const functions = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']);
const nameIn = (node: unknown): string | null =>
  isNode(node) && typeof node['name'] === 'string' ? node['name'] : null;

/** Functions of more than so many lines, as `file: name`. One inside another is part of it. */
export const longFunctions = (most: number): string[] =>
  files.flatMap((file) => {
    const text = textOf(file);
    const found: string[] = [];
    const linesOf = ({ start, end }: Node): number => text.slice(start, end).split('\n').length;
    const walk = (value: unknown, name: string): void => {
      if (Array.isArray(value)) for (const one of value) walk(one, name);
      if (!isNode(value)) return;
      const own = nameIn(value['id']) ?? nameIn(value['key']) ?? name;
      if (functions.has(value.type) && linesOf(value) > most) found.push(`${file}: ${own}`);
      for (const [key, child] of Object.entries(value)) if (key !== 'parent') walk(child, own);
    };
    walk(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file), 'default');
    return [...new Set(found)];
  });
