import type { TextRule } from '../src/language/findings/textFinding.ts';
import { textRuleNames } from '../src/language/findings/textFinding.ts';
import { corpus, type Golden, mark, read } from '../test/language/golden.ts';

type Row = {
  kind: string;
  found: number;
  missed: number;
  false: number;
  'of 100 said, right': string;
  'of 100 that are there, found': string;
};

const ofHundred = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(0);

const counted = (kind: string, found: number, missed: number, wrong: number): Row => ({
  ...{ kind, found, missed, false: wrong },
  'of 100 said, right': ofHundred(found, found + wrong),
  'of 100 that are there, found': ofHundred(found, found + missed),
});

/** What is found, missed and falsely said, kind by kind: each expectation of a text takes one finding. */
export const figuresByKind = (texts: readonly Golden[] = corpus): Row[] => {
  const marked = texts.map((golden) => mark(golden, read(golden)));
  const of = (rule: TextRule | null, all: readonly (readonly { rule: TextRule }[])[]): number =>
    all.flat().filter((one) => rule === null || one.rule === rule).length;
  const rowOf = (kind: string, rule: TextRule | null): Row =>
    counted(
      kind,
      of(
        rule,
        marked.map(({ met }) => met),
      ),
      of(
        rule,
        marked.map(({ missed }) => missed),
      ),
      of(
        rule,
        marked.map(({ extra }) => extra),
      ),
    );
  return [...textRuleNames.map((rule) => rowOf(rule, rule)), rowOf('all', null)];
};

/** Texts in which there is nothing to find, and in how many of them something is said all the same. */
export const cleanTexts = (texts: readonly Golden[] = corpus): { clean: number; spoken: number } => {
  const clean = texts.filter((golden) => golden.clean);
  return {
    clean: clean.length,
    spoken: clean.filter((golden) => read(golden).findings.length > 0).length,
  };
};
