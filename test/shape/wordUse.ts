import { resolve } from 'node:path';
import type { Expression, Node, StringLiteral } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isIdentifier,
  isPropertyAccessExpression,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Project, type Type } from 'typescript/unstable/sync';

/** Families chosen by name at a distance: a call that could say all of one says nothing about any. */
const atADistance = ['problem', 'done'] as const;

const calledName = (node: Node): string => {
  if (isIdentifier(node)) return node.text;
  return isPropertyAccessExpression(node) ? node.name.text : '';
};

const literalsOf = (type: Type | undefined): string[] => {
  if (type?.isUnionType()) return type.getTypes().flatMap(literalsOf);
  return type?.isStringLiteralType() ? [type.value] : [];
};

type Found = { said: Expression[]; done: Expression[]; literals: StringLiteral[] };

const find = (node: Node, found: Found): Found => {
  if (isCallExpression(node)) {
    const [first, second] = node.arguments;
    if (first && calledName(node.expression) === 't') found.said.push(first);
    if (second && calledName(node.expression) === 'withDone') found.done.push(second);
  }
  if (isStringLiteral(node)) found.literals.push(node);
  node.forEachChild((child) => {
    find(child, found);
  });
  return found;
};

const typesOf = (checker: Checker, nodes: Expression[]): string[][] =>
  nodes.length > 0 ? checker.getTypeAtLocation(nodes).map(literalsOf) : [];

/** What the compiler knows each place may ask for: a key made of parts counts for every value its parts can have. */
const usesIn = ({ program, checker }: Project, file: string, done: ReadonlySet<string>): string[][] => {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`the compiler does not know ${file}`);
  const found = find(source, { said: [], done: [], literals: [] });
  const expectsDone = (node: StringLiteral): boolean =>
    done.has(node.text) && done.isSubsetOf(new Set(literalsOf(checker.getContextualType(node))));
  const doneKey = (key: string): string => `done.${key}`;
  return [
    ...typesOf(checker, found.said),
    ...typesOf(checker, found.done).map((keys) => keys.map(doneKey)),
    ...found.literals.filter(({ text }) => /^problem\.\w/.test(text)).map(({ text }) => [text]),
    ...found.literals.filter(expectsDone).map(({ text }) => [doneKey(text)]),
  ];
};

const family = (keys: Iterable<string>, name: string): string[] =>
  [...keys].filter((key) => key.startsWith(`${name}.`));

/** Every key that the files of the program can ask for, of those that exist and of those that do not. */
export const keysInUse = (files: readonly string[], existing: ReadonlySet<string>): Set<string> => {
  const sizes = new Map(atADistance.map((name) => [name, family(existing, name).length]));
  const done = new Set(family(existing, 'done').map((key) => key.slice('done.'.length)));
  const precise = (keys: string[]): string[] => {
    const vague = atADistance.filter((name) => family(keys, name).length >= (sizes.get(name) ?? 0));
    return keys.filter((key) => !vague.some((name) => key.startsWith(`${name}.`)));
  };
  const api = new API({ cwd: process.cwd() });
  try {
    const config = resolve('tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error('the compiler did not open the project');
    return new Set(files.flatMap((file) => usesIn(project, resolve(file), done).flatMap(precise)));
  } finally {
    api.close();
  }
};
