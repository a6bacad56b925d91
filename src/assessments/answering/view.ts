import type { Side } from '../../kernel/organisation.ts';
import type { Question, Sheet } from '../sheet/facts.ts';
import type { Terms } from '../termsStore.ts';
import type { SheetPart } from './form.ts';

type Asked = {
  terms: Terms;
  questions: readonly Question[];
  parts: readonly SheetPart[];
  side: Side;
};

/** `one`: the organisation's agreed sheet. `own`: a member's own. `link`: of somebody without an account. */
export type SheetKind = 'one' | 'own' | 'link';
export type SheetView = Asked & {
  kind: SheetKind;
  sheet: Sheet;
  organisation: string;
  others: string;
  /** Where this sheet's form goes, and its parts. */
  action: string;
  trail: { label: string; href: string }[] | undefined;
};

/** Sheets that come on paper or as a table. */
export type EntryView = Asked & { round: string; partnership: string; sheets: number };
