import { createHash } from 'node:crypto';
import iconText from './icon.svg?raw';
import agreement from './styles/agreement.css?inline';
import decision from './styles/decision.css?inline';
import engagements from './styles/engagements.css?inline';
import forms from './styles/forms.css?inline';
import frame from './styles/frame.css?inline';
import lists from './styles/lists.css?inline';
import organisations from './styles/organisations.css?inline';
import assessments from './styles/pages/assessments.css?inline';
import charts from './styles/pages/charts.css?inline';
import reading from './styles/pages/reading.css?inline';
import statements from './styles/pages/statements.css?inline';
import style from './styles/pages/style.css?inline';
import paper from './styles/paper.css?inline';
import parts from './styles/parts.css?inline';
import print from './styles/print.css?inline';
import sections from './styles/sections.css?inline';

type Sheet = { readonly file: string; readonly type: 'text/css'; readonly body: string };

/** The name carries the hash, so browsers may keep it and a new one is always fetched. */
const sheetOf = (...texts: string[]): Sheet => {
  const body = texts.join('');
  return {
    file: `${createHash('sha256').update(body).digest('hex').slice(0, 12)}.css`,
    type: 'text/css',
    body,
  };
};

/** What every page wears. The order is the cascade's; print has the last word. */
export const stylesheet = sheetOf(
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
  assessments: sheetOf(assessments),
  charts: sheetOf(charts),
  reading: sheetOf(reading),
  statements: sheetOf(statements),
  style: sheetOf(style),
} as const;
export type PageSheet = keyof typeof pageSheets;

/** Served at `/assets/:file`. */
export const sheetNamed = (file: string): Sheet | undefined =>
  [stylesheet, ...Object.values(pageSheets)].find((sheet) => sheet.file === file);

/** Two strokes beside each other: it says nothing about anyone. */
export const icon = { type: 'image/svg+xml', body: iconText } as const;
