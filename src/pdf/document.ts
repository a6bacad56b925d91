import type PDFDocument from 'pdfkit';
import type { Weight } from './textRuns.ts';

export type Pdf = InstanceType<typeof PDFDocument>;

/** How a line is set; `tag` is what a screen reader is told it is. Sizes are in points. */
export type Setting = {
  tag: string;
  weight: Weight;
  size: number;
  before: number;
  after: number;
  indent?: number;
  bullet?: true;
  lang?: string;
};

export const settings = {
  title: { tag: 'H1', weight: 'bold', size: 22, before: 0, after: 10 },
  heading: { tag: 'H2', weight: 'bold', size: 15, before: 18, after: 6 },
  subheading: { tag: 'H3', weight: 'bold', size: 11.5, before: 10, after: 4 },
  paragraph: { tag: 'P', weight: 'text', size: 10.5, before: 0, after: 7 },
  named: { tag: 'P', weight: 'bold', size: 10.5, before: 0, after: 7 },
  quoted: { tag: 'BlockQuote', weight: 'text', size: 10.5, before: 0, after: 7, indent: 18 },
  item: { tag: 'P', weight: 'text', size: 10.5, before: 0, after: 4, indent: 16, bullet: true },
  small: { tag: 'P', weight: 'text', size: 8.5, before: 0, after: 6 },
} as const satisfies Record<string, Setting>;

/** `at` is a name for its place; `to` the name of the place that a click on it leads to, in the same file. */
export type Line = { kind: 'line'; setting: Setting; text: string; at?: string; to?: string };

/** Figures tell who is meant, so that they read in black and white. */
export type Figure = 'disc' | 'diamond';

export type Box = { x: number; y: number; width: number; height: number };
type Pair = { community: number | null; ally: number | null };
/** What a picture shows, as data: another process draws it (`pictures.ts`). */
export type Drawing =
  | { is: 'scale'; most: number }
  | ({ is: 'bell'; most: number } & Pair)
  | { is: 'moves'; rounds: readonly Pair[] };
/** Drawn as lines and shapes, black on white; `alt` says the same in words. */
export type Picture = { alt: string; height: number; drawing: Drawing };
/** A `figure` stands over its words: what it means in the pictures below. */
export type Words = { text: string; to?: string; strong?: true; figure?: Figure };
export type Cell = Words | Picture;
/** `share`: how much of the width it takes. Numbers line up at the end. */
export type Column = { head: Cell; share: number; number?: true };
/** The first cell of each row is its heading. */
export type Table = { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly Cell[])[] };

/** What a PDF is made of, from top to bottom. */
export type Block = Line | Table;
