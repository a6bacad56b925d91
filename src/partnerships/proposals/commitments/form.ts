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
} from '../../../commitments/commitment.ts';
import { engagementKind } from '../../../kernel/engagementKind.ts';
import { organisationId } from '../../../kernel/ids.ts';
import { communityKey, communityKeys } from '../../../language/vocabulary.ts';
import type { FilledForm, Problem } from '../../../web/forms/filledForm.ts';
import { lines, optionalLine, type Typed } from '../../../web/forms/parse.ts';
import { type AgreementParty, mostCommitments } from '../../agreement/document.ts';

/** What can be checked, in the order the form offers it. */
export const commitmentChecks = commitmentRule.options.map(({ shape }) => shape.is.value);

const nothing = z.literal('');
const wholeNumber = (most: number, problem: Problem) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, { error: 'problem.number' })
    .transform(Number)
    .pipe(z.number().min(1, { error: problem }).max(most, { error: problem }));

const onOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

/** The fields of one commitment, in the order of the page, and what each takes. */
const parts = {
  /** One sentence each, so that a change of one is seen as a change of one. P14 */
  commitment: lines(longestCommitment).transform(onOneLine),
  lesson: lines(longestLesson),
  checked: z.enum(commitmentChecks).or(nothing),
  organisation: organisationId.or(nothing),
  communities: communityKey.or(nothing),
  seats: wholeNumber(mostSeats, 'problem.seatCount'),
  days: wholeNumber(mostNoticeDays, 'problem.noticeDays'),
  kind: engagementKind.or(nothing.transform(() => null)),
  space: optionalLine(longestWhere),
  topic: optionalLine(longestWhere),
};
export type CommitmentPart = keyof typeof parts;
export const commitmentParts = z.keyof(z.object(parts)).options;
export const commitmentField = (part: CommitmentPart, place: number): string => `${part}-${place}`;

const places = Array.from({ length: mostCommitments }, (_, index) => index + 1);

const isBegun = (typed: Typed, place: number): boolean =>
  commitmentParts.some((part) =>
    [typed[commitmentField(part, place)] ?? ''].flat().some((text) => text.trim() !== ''),
  );

/** The place of the last commitment that anything is said about; 0 for none. */
export const lastBegun = (typed: Typed): number => places.findLast((place) => isBegun(typed, place)) ?? 0;

/** Reads one commitment, each part from its own field. */
class CommitmentReader {
  constructor(
    readonly form: FilledForm,
    readonly place: number,
  ) {}

  read(): Commitment {
    const sentence = this.#read('commitment', parts.commitment, '');
    if (sentence === '') this.#wrong('commitment', 'problem.needed');
    return { sentence, lesson: this.#read('lesson', parts.lesson, ''), rule: this.#rule() };
  }

  #read<Schema extends z.ZodType>(
    part: CommitmentPart,
    schema: Schema,
    instead: z.infer<Schema>,
  ): z.infer<Schema> {
    return this.form.text(commitmentField(part, this.place), schema, instead);
  }

  #wrong(part: CommitmentPart, problem: Problem): void {
    this.form.wrong(commitmentField(part, this.place), problem);
  }

  /** Asks for what the chosen check needs; the other fields keep what is in them and say nothing. */
  #rule(): CommitmentRule | null {
    const is = this.#read('checked', parts.checked, '');
    switch (is) {
      case '':
        return null;
      case 'nominations':
        return { is, organisation: this.#organisation(), ...this.#where() };
      case 'seats':
        return {
          is,
          communities: this.#communities(),
          atLeast: this.#read('seats', parts.seats, 1),
          ...this.#where(),
        };
      case 'no-recording':
        return { is, ...this.#where() };
      case 'notice':
        return { is, workingDays: this.#read('days', parts.days, 1), ...this.#where() };
    }
  }

  #where() {
    return {
      kind: this.#read('kind', parts.kind, null),
      space: this.#read('space', parts.space, ''),
      topic: this.#read('topic', parts.topic, ''),
    };
  }

  #organisation(): string {
    const chosen = this.#read('organisation', parts.organisation, '');
    if (chosen === '') this.#wrong('organisation', 'problem.choose');
    return chosen;
  }

  /** In the order of the vocabulary, so that the order of choosing is no change of the agreement. */
  #communities() {
    const sent = this.form.list(commitmentField('communities', this.place), parts.communities);
    const chosen = communityKeys.filter((community) => sent.includes(community));
    if (chosen.length === 0) this.#wrong('communities', 'problem.chooseSome');
    return chosen;
  }
}

export const commitmentsOf = (form: FilledForm): Commitment[] => {
  const found: Commitment[] = [];
  for (const place of places) {
    form.pass(commitmentParts.map((part) => commitmentField(part, place)));
    if (!isBegun(form.typed, place)) continue;
    const agreed = new CommitmentReader(form, place).read();
    const twice = found.some((one) => one.sentence === agreed.sentence);
    if (twice) form.wrong(commitmentField('commitment', place), 'problem.twice');
    found.push(agreed);
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
  for (const [index, { sentence: written, lesson, rule }] of commitments.entries()) {
    const filled = { commitment: written, lesson, ...typedRule(rule) };
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
