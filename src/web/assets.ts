import { createHash } from 'node:crypto';
import iconText from './icon.svg?raw';
import agreement from './styles/agreement.css?inline';
import charts from './styles/charts.css?inline';
import decision from './styles/decision.css?inline';
import engagements from './styles/engagements.css?inline';
import forms from './styles/forms.css?inline';
import frame from './styles/frame.css?inline';
import lists from './styles/lists.css?inline';
import organisations from './styles/organisations.css?inline';
import paper from './styles/paper.css?inline';
import parts from './styles/parts.css?inline';
import print from './styles/print.css?inline';
import published from './styles/published.css?inline';
import reading from './styles/reading.css?inline';
import statements from './styles/statements.css?inline';
import style from './styles/style.css?inline';

/** The order is the cascade's. */
const styleText = [
  paper,
  frame,
  forms,
  parts,
  lists,
  decision,
  agreement,
  organisations,
  engagements,
  charts,
  published,
  statements,
  reading,
  print,
  style,
].join('');

/** Served at `/assets/:file`. The name carries the hash, so browsers may keep it and a new one is always fetched. */
export const stylesheet = {
  file: `${createHash('sha256').update(styleText).digest('hex').slice(0, 12)}.css`,
  type: 'text/css',
  body: styleText,
} as const;

/** Two strokes beside each other: it says nothing about anyone. */
export const icon = { type: 'image/svg+xml', body: iconText } as const;
