import { z } from 'zod';
import { organisationId } from '../../kernel/ids.ts';
import type { ValuesOf } from '../../web/forms/act.ts';
import { choice, lines, many } from '../../web/forms/parse.ts';
import {
  countBands,
  type Group,
  groups,
  type LedBands,
  type ProfileId,
  profileId,
  profiles,
  shareBands,
} from './profiles.ts';

const unsaid = 'not-stated';
const share = z.enum([...shareBands, unsaid], { error: 'problem.choose' }).default(unsaid);
const count = z.enum([...countBands, unsaid], { error: 'problem.choose' }).default(unsaid);
const answer = z.enum(['yes', 'no', unsaid], { error: 'problem.choose' }).default(unsaid);

/** What a claim asks: bands only. There is no field for a number, a name or a list (people before data). */
export const claimFields = {
  profile: profileId,
  'share-decision-makers': share,
  'count-decision-makers': count,
  'share-spokespeople': share,
  'count-spokespeople': count,
  'share-staff': share,
  'count-staff': count,
  'share-members-and-volunteers': share,
  'count-members-and-volunteers': count,
  'same-conditions': answer,
  accountable: answer,
  statement: lines(4000).default(''),
  asked: many(organisationId),
};
export type ClaimValues = ValuesOf<typeof claimFields>;

export const answerFields = {
  answer: choice(['confirmed', 'questioned']),
  reason: lines(4000).default(''),
};

const bandOf = (form: ClaimValues, group: Group) => ({
  share: form[`share-${group}`],
  count: form[`count-${group}`],
});

export const bandsOf = (form: ClaimValues): LedBands => ({
  'decision-makers': bandOf(form, 'decision-makers'),
  spokespeople: bandOf(form, 'spokespeople'),
  staff: bandOf(form, 'staff'),
  'members-and-volunteers': bandOf(form, 'members-and-volunteers'),
  'same-conditions': form['same-conditions'],
  accountable: form.accountable,
});

/** Does a claim state anything, or leave every question open? */
export const statesAnything = (bands: LedBands): boolean =>
  groups.some((group) => bands[group].share !== unsaid || bands[group].count !== unsaid) ||
  bands['same-conditions'] !== unsaid ||
  bands.accountable !== unsaid;

/** A profile asks only for what it looks at. */
export const groupsAsked = (profile: ProfileId): Group[] =>
  groups.filter((group) => profiles[profile].criteria.some(({ of }) => of === group));

export const questionsAsked = (profile: ProfileId): ('same-conditions' | 'accountable')[] =>
  (['same-conditions', 'accountable'] as const).filter((question) =>
    profiles[profile].criteria.some(({ of }) => of === question),
  );
