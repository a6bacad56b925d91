import type { TextResult } from '../language/readText.ts';
import type { Problems, Typed } from '../web/forms/parse.ts';
import type { Frame } from '../web/frame.ts';

/** What a finding is drawn with; a page and a script in the browser both have it. */
export type Teller = Pick<Frame, 't' | 'language'>;

/** The page as it is shown: what was typed, what is wrong with it, what was found. */
export type TextView = { typed: Typed; problems?: Problems; read?: { text: string; result: TextResult } };

export const several = (typed: Typed, name: string): string[] => [typed[name] ?? []].flat();
export const one = (typed: Typed, name: string): string => several(typed, name)[0] ?? '';

/** A part of the form that is folded away stands open where something was typed in it, or is wrong. */
export const isUsed = ({ typed, problems = {} }: TextView, names: readonly string[]): boolean =>
  names.some((name) => one(typed, name) !== '' || problems[name] !== undefined);
