import { z } from 'zod';
import {
  type Commitment,
  type CommitmentRule,
  commitmentRule,
  longestCommitment,
  longestLesson,
  longestWhere,
  mostNoticeDays,
  mostSeats,
} from '../commitments/commitment.ts';
import { engagementKind } from '../kernel/engagementKind.ts';
import { organisationId } from '../kernel/ids.ts';
import { communityKey, communityKeys } from '../language/vocabulary.ts';
import type { FilledForm, Problem } from '../web/filledForm.ts';
import { lines, spareLine, type Typed } from '../web/form.ts';
import { type AgreementParty, mostCommitments } from './agreement.ts';

/** What can be checked, in the order the form offers it. */
export const commitmentChecks = commitmentRule.options.map(({ shape }) => shape.is.value);

/** The fields of one commitment, in the order of the page. */
export const commitmentParts = [
  'commitment',
  'lesson',
  'checked',
  'organisation',
  'communities',
  'seats',
  'days',
  'kind',
  'space',
  'topic',
] as const;
export type CommitmentPart = (typeof commitmentParts)[number];
export const commitmentField = (part: CommitmentPart, place: number): string => `${part}-${place}`;

const places = Array.from({ length: mostCommitments }, (_, index) => index + 1);

const isBegun = (typed: Typed, place: number): boolean =>
  commitmentParts.some((part) =>
    [typed[commitmentField(part, place)] ?? ''].flat().some((text) => text.trim() !== ''),
  );

/** The place of the last commitment that anything is said about; 0 for none. */
export const lastBegun = (typed: Typed): number => places.findLast((place) => isBegun(typed, place)) ?? 0;

/** One sentence each, so that a change of one is seen as a change of one. P14 */
const sentence = lines(longestCommitment).transform((text) => text.replace(/\s*\n\s*/g, ' '));
const spare = z.literal('');
const check = z.enum(commitmentChecks).or(spare);
const kind = engagementKind.or(spare.transform(() => null));
const nominator = organisationId.or(spare);
const wholeNumber = (most: number, problem: Problem) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, { error: 'problem.number' })
    .transform(Number)
    .pipe(z.number().min(1, { error: problem }).max(most, { error: problem }));

/** Reads one commitment, each part from its own field. */
class CommitmentFields {
  constructor(
    readonly form: FilledForm,
    readonly place: number,
  ) {}

  read<Schema extends z.ZodType>(
    part: CommitmentPart,
    schema: Schema,
    instead: z.infer<Schema>,
  ): z.infer<Schema> {
    return this.form.text(commitmentField(part, this.place), schema, instead);
  }

  wrong(part: CommitmentPart, problem: Problem): void {
    this.form.wrong(commitmentField(part, this.place), problem);
  }

  /** Asks for what the chosen check needs; the other fields keep what is in them and say nothing. */
  rule(): CommitmentRule | null {
    const is = this.read('checked', check, '');
    switch (is) {
      case '':
        return null;
      case 'nominations':
        return { is, organisation: this.#organisation(), ...this.#where() };
      case 'seats':
        return {
          is,
          communities: this.#communities(),
          atLeast: this.read('seats', wholeNumber(mostSeats, 'problem.seatCount'), 1),
          ...this.#where(),
        };
      case 'no-recording':
        return { is, ...this.#where() };
      case 'notice':
        return {
          is,
          workingDays: this.read('days', wholeNumber(mostNoticeDays, 'problem.noticeDays'), 1),
          ...this.#where(),
        };
    }
  }

  #where() {
    return {
      kind: this.read('kind', kind, null),
      space: this.read('space', spareLine(longestWhere), ''),
      topic: this.read('topic', spareLine(longestWhere), ''),
    };
  }

  #organisation(): string {
    const chosen = this.read('organisation', nominator, '');
    if (chosen === '') this.wrong('organisation', 'problem.choose');
    return chosen;
  }

  /** In the order of the vocabulary, so that the order of choosing is no change of the agreement. */
  #communities() {
    const sent = this.form.list(commitmentField('communities', this.place), communityKey.or(spare));
    const chosen = communityKeys.filter((community) => sent.includes(community));
    if (chosen.length === 0) this.wrong('communities', 'problem.chooseSome');
    return chosen;
  }
}

const commitmentAt = (form: FilledForm, place: number): Commitment => {
  const fields = new CommitmentFields(form, place);
  const said = fields.read('commitment', sentence, '');
  if (said === '') fields.wrong('commitment', 'problem.needed');
  const lesson = fields.read('lesson', lines(longestLesson), '');
  return { sentence: said, lesson, rule: fields.rule() };
};

export const commitmentsOf = (form: FilledForm): Commitment[] => {
  const found: Commitment[] = [];
  for (const place of places) {
    form.pass(commitmentParts.map((part) => commitmentField(part, place)));
    if (!isBegun(form.typed, place)) continue;
    const said = commitmentAt(form, place);
    const twice = found.some((one) => one.sentence === said.sentence);
    if (twice) form.wrong(commitmentField('commitment', place), 'problem.twice');
    found.push(said);
  }
  return found;
};

const typedRule = (rule: CommitmentRule | null): Partial<Record<CommitmentPart, string | string[]>> => {
  if (!rule) return {};
  const where = { checked: rule.is, kind: rule.kind ?? '', space: rule.space, topic: rule.topic };
  switch (rule.is) {
    case 'nominations':
      return { ...where, organisation: rule.organisation };
    case 'seats':
      return { ...where, communities: rule.communities, seats: String(rule.atLeast) };
    case 'no-recording':
      return where;
    case 'notice':
      return { ...where, days: String(rule.workingDays) };
  }
};

/** Commitments as the form would have been filled in: read back, they are the same. */
export const typedCommitments = (commitments: readonly Commitment[]): Typed => {
  const typed: Typed = {};
  for (const [index, { sentence: said, lesson, rule }] of commitments.entries()) {
    const filled = { commitment: said, lesson, ...typedRule(rule) };
    for (const part of commitmentParts) {
      const value = filled[part];
      if (value !== undefined) typed[commitmentField(part, index + 1)] = value;
    }
  }
  return typed;
};

/** Fields that leave the nominations to somebody who is not on the community side of this agreement. P6 */
export const strangersNamed = (typed: Typed, parties: readonly AgreementParty[]): string[] => {
  const able = parties.filter(({ side }) => side === 'community').map(({ organisation }) => organisation);
  return places
    .filter((place) => typed[commitmentField('checked', place)] === 'nominations')
    .map((place) => commitmentField('organisation', place))
    .filter((field) => !able.some((organisation) => organisation === typed[field]));
};
