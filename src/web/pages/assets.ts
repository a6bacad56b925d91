import { createHash } from 'node:crypto';
import agreement from '../css/agreement.css?inline';
import decision from '../css/decision.css?inline';
import engagements from '../css/engagements.css?inline';
import forms from '../css/forms.css?inline';
import frame from '../css/frame.css?inline';
import lists from '../css/lists.css?inline';
import organisations from '../css/organisations.css?inline';
import assessments from '../css/pages/assessments.css?inline';
import charts from '../css/pages/charts.css?inline';
import reading from '../css/pages/reading.css?inline';
import statements from '../css/pages/statements.css?inline';
import style from '../css/pages/style.css?inline';
import paper from '../css/paper.css?inline';
import parts from '../css/parts.css?inline';
import print from '../css/print.css?inline';
import sections from '../css/sections.css?inline';
import iconText from './icon.svg?raw';

type Sheet = { readonly file: string; readonly type: 'text/css'; readonly body: string };

/**
 * The name carries the hash, so browsers may keep it and a new one is always fetched. It carries what it is as well: while
 * two versions serve beside each other, a page of one is dressed by the other.
 */
const sheetOf = (name: string, ...texts: string[]): Sheet => {
  const body = texts.join('');
  return {
    file: `${name}-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.css`,
    type: 'text/css',
    body,
  };
};

/** What every page wears. The order is the cascade's; print has the last word. */
export const stylesheet = sheetOf(
  'every',
  paper,
  frame,
  forms,
  parts,
  lists,
  sections,
  decision,
  agreement,
  organisations,
  engagements,
  print,
);

/** What only some pages wear besides, so that no other page carries it in its first round trip. */
export const pageSheets = {
  assessments: sheetOf('assessments', assessments),
  charts: sheetOf('charts', charts),
  reading: sheetOf('reading', reading),
  statements: sheetOf('statements', statements),
  style: sheetOf('style', style),
} as const;
export type PageSheet = keyof typeof pageSheets;

const sheets = [stylesheet, ...Object.values(pageSheets)];

/** Served at `/assets/:file`. */
export const sheetNamed = (file: string): Sheet | undefined => sheets.find((sheet) => sheet.file === file);

/** What stands for a sheet of another version here; those before had no name, and most were what every page wears. */
export const sheetLike = (file: string): Sheet | undefined => {
  if (!/^(?:[a-z]+-)?[0-9a-f]{12}\.css$/.test(file)) return undefined;
  const name = file.split('-').slice(0, -1).join('-');
  return name === '' ? stylesheet : sheets.find((sheet) => sheet.file.startsWith(`${name}-`));
};

/** Two strokes beside each other: it says nothing about anyone. */
export const icon = { type: 'image/svg+xml', body: iconText } as const;
