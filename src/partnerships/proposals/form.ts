import { z } from 'zod';
import type { Change } from '../../kernel/decision/facts.ts';
import { longestWindow, usualWindow } from '../../kernel/decision/window.ts';
import { organisationId, type PartnershipId, type VersionId, versionId } from '../../kernel/ids.ts';
import { type DecisionArea, decisionAreas, type PowerLevel, powerLevel } from '../../kernel/power.ts';
import { FilledForm } from '../../web/forms/filledForm.ts';
import { day, line, lines, optionalLine } from '../../web/forms/parse.ts';
import type { Translate } from '../../web/words/translate.ts';
import {
  type Agreement,
  type AgreementParty,
  areaKey,
  longestTerm,
  mostAreas,
  type PowerRow,
  type Proposal,
} from '../agreement/document.ts';
import { type TermKey, termKey, termKeys } from '../agreement/terms.ts';
import { longestReason } from '../decisions/form.ts';
import { commitmentsOf } from './commitments/form.ts';

export const mostOwnAreas = mostAreas - decisionAreas.length;
export const longestNote = 2000;

/** The fields' names, for the pages and the parser alike. */
export const fieldOf = {
  term: (term: TermKey) => `term-${term}`,
  today: (area: DecisionArea) => `today-${area}`,
  promised: (area: DecisionArea) => `promised-${area}`,
  ownArea: (place: number) => `own-${place}`,
  ownToday: (place: number) => `ownToday-${place}`,
  ownPromised: (place: number) => `ownPromised-${place}`,
} as const;

const upTo = (most: number): number[] => Array.from({ length: most }, (_, place) => place + 1);
const needed = (schema: ReturnType<typeof lines>) =>
  schema.refine((text) => text !== '', { error: 'problem.needed' });
const level = powerLevel.or(z.literal('')).catch('');
const windowDays = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, { error: 'problem.number' })
  .transform(Number)
  .pipe(z.number().min(1, { error: 'problem.number' }).max(longestWindow, { error: 'problem.window' }));

/** Who the partnership is for, and who speaks for whom: no agreement is silent on these. P6 */
const termWording = (term: TermKey) => {
  const text = lines(longestTerm);
  return term === 'purpose' || term === 'voice' ? needed(text) : text;
};

const single = {
  title: line(120),
  reviewOn: day,
  reason: needed(lines(longestReason)),
  lastDay: day,
  windowDays,
  note: lines(longestNote),
};
/** The fields of which a form has one: what each takes, for the parser and the pages alike. */
export const proposalFields: z.ZodRawShape = {
  ...single,
  ...Object.fromEntries(termKeys.map((term) => [fieldOf.term(term), termWording(term)])),
};

/** What stands in square brackets in a suggested wording is for the parties to fill in. */
const blanksLeft = (suggested: string, text: string): boolean =>
  (suggested.match(/\[[^[\]]*\]/g) ?? []).some((blank) => text.includes(blank));

const termOf = (form: FilledForm, t: Translate, term: TermKey): string => {
  const field = fieldOf.term(term);
  const wording = form.text(field, termWording(term), '');
  if (blanksLeft(t(`terms.${term}.suggested`), wording)) form.wrong(field, 'problem.blanks');
  return wording;
};

const terms = z.record(termKey, z.string());
const termsOf = (form: FilledForm, t: Translate): Record<TermKey, string> =>
  terms.parse(Object.fromEntries(termKeys.map((term) => [term, termOf(form, t, term)])));

type Levels = { today: PowerLevel; promised: PowerLevel };

/** Both levels, or neither: an area left open is not on the map. */
const levelsOf = (
  form: FilledForm,
  todayField: string,
  promisedField: string,
  named: boolean,
): Levels | null => {
  const today = form.text(todayField, level, '');
  const promised = form.text(promisedField, level, '');
  if (today !== '' && promised !== '') return { today, promised };
  const begun = named || today !== '' || promised !== '';
  if (begun && today === '') form.wrong(todayField, 'problem.choose');
  if (begun && promised === '') form.wrong(promisedField, 'problem.choose');
  return null;
};

const usualAreas = (form: FilledForm): PowerRow[] =>
  decisionAreas.flatMap((area) => {
    const levels = levelsOf(form, fieldOf.today(area), fieldOf.promised(area), false);
    return levels ? [{ area, ...levels }] : [];
  });

const ownAreas = (form: FilledForm): PowerRow[] => {
  const rows: PowerRow[] = [];
  for (const place of upTo(mostOwnAreas)) {
    const field = fieldOf.ownArea(place);
    const custom = form.text(field, optionalLine(80), '');
    const levels = levelsOf(form, fieldOf.ownToday(place), fieldOf.ownPromised(place), custom !== '');
    if (!levels) continue;
    const twice = rows.some(({ area }) => areaKey(area) === areaKey({ custom }));
    if (custom === '') form.wrong(field, 'problem.needed');
    else if (twice) form.wrong(field, 'problem.twice');
    else rows.push({ area: { custom }, ...levels });
  }
  return rows;
};

const given = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const readSending = (form: FilledForm) => ({
  windowDays: form.text('windowDays', single.windowDays, usualWindow),
  note: form.text('note', single.note, ''),
});

const readAgreement = (form: FilledForm, t: Translate, founding: boolean) => {
  // In the order of the page: that is the order of the summary above it.
  const title = form.text('title', single.title, '');
  // Those who are in it anyway are not in the form.
  const parties = form.list('parties', organisationId);
  if (founding && parties.length === 0) form.wrong('parties', 'problem.chooseSome');
  return {
    kind: 'agreement' as const,
    title,
    parties,
    terms: termsOf(form, t),
    reviewOn: form.text('reviewOn', single.reviewOn, ''),
    powerMap: [...usualAreas(form), ...ownAreas(form)],
    commitments: commitmentsOf(form),
    ...readSending(form),
  };
};

const readEnding = (form: FilledForm) => ({
  kind: 'ending' as const,
  reason: form.text('reason', single.reason, ''),
  lastDay: form.text('lastDay', single.lastDay, ''),
  ...readSending(form),
});

type AgreementValues = ReturnType<typeof readAgreement>;
/** The long form, read. `version` is the one that an amendment replaces: the one she read. */
export type ProposalValues = (AgreementValues | ReturnType<typeof readEnding>) & {
  version: VersionId | null;
};

/** Reads both forms. A founding asks somebody; all problems are found in one reading. */
export const proposalForm = (t: Translate, { founding }: { founding: boolean }) =>
  given.transform((typed, context): ProposalValues => {
    const form = new FilledForm(typed, context);
    const kind = form.text('kind', z.enum(['agreement', 'ending'], { error: 'problem.form' }), 'agreement');
    const version = form.text('version', versionId.or(z.literal('').transform(() => null)), null);
    return form.done({
      version,
      ...(kind === 'ending' ? readEnding(form) : readAgreement(form, t, founding)),
    });
  });

type Setting = {
  change: Change;
  partnership: PartnershipId;
  parties: AgreementParty[];
  seal: string;
  /** What an ending ends: its words are kept as they are. */
  inForce: Agreement | null;
};

const agreementFrom = (
  { title, terms, reviewOn, powerMap, commitments }: AgreementValues,
  { partnership, parties, seal }: Setting,
): Agreement => ({
  format: 'alongside-agreement/1',
  ...{ partnership, title, parties, terms, reviewOn, powerMap, commitments, seal },
});

/** The document that the values make; null for an ending of nothing. */
export const proposalFrom = (values: ProposalValues, setting: Setting): Proposal | null => {
  const { change, inForce, parties, seal } = setting;
  const opening = { format: 'alongside-proposal/1', change, note: values.note } as const;
  if (values.kind === 'agreement') return { ...opening, agreement: agreementFrom(values, setting) };
  if (!inForce) return null;
  const { reason, lastDay } = values;
  return { ...opening, agreement: { ...inForce, parties, seal }, ending: { reason, lastDay } };
};
