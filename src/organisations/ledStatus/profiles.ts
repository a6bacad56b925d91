import { z } from 'zod';
import type { Provenance } from '../../kernel/provenance.ts';

/** The people a profile looks at. Only how many and which share, in bands: never who (people before data). */
export const groups = ['decision-makers', 'spokespeople', 'staff', 'members-and-volunteers'] as const;
export type Group = (typeof groups)[number];

/** Shares: 0 · under 33 % · 33 to 50 % · over 50, under 60 % · 60 % or more. Edges sit on published thresholds. */
export const shareBands = ['none', 'under-third', 'third-to-half', 'half-to-60', '60-or-more'] as const;
export const countBands = ['0', '1-4', '5-9', '10-or-more'] as const;
const answers = ['yes', 'no'] as const;
const unsaid = ['not-stated'] as const;

const shareBand = z.enum([...shareBands, ...unsaid]);
const countBand = z.enum([...countBands, ...unsaid]);
const groupBands = z.strictObject({ share: shareBand, count: countBand });

/** What an organisation says of itself. Anything may stay unsaid. */
export const ledBands = z.strictObject({
  'decision-makers': groupBands,
  spokespeople: groupBands,
  staff: groupBands,
  'members-and-volunteers': groupBands,
  'same-conditions': z.enum([...answers, ...unsaid]),
  accountable: z.enum([...answers, ...unsaid]),
});
export type LedBands = z.infer<typeof ledBands>;

/** The lowest band that meets it; `null` where a criterion exists and its threshold is not known to us. */
type ShareCriterion = { of: Group; atLeast: 'third-to-half' | 'half-to-60' | '60-or-more' | null };
type AnswerCriterion = { of: 'same-conditions' | 'accountable'; atLeast: 'yes' };
export type Criterion = (ShareCriterion | AnswerCriterion) & Provenance;

export const profileIds = ['RUF-2018', 'UNAIDS', 'NSWP-verified', 'custom'] as const;
export const profileId = z.enum(profileIds);
export type ProfileId = z.infer<typeof profileId>;

/** `asks`: what a claim must say in words besides its bands. */
export type Profile = {
  id: ProfileId;
  asks: 'anything' | 'network' | 'own-criteria';
  criteria: readonly Criterion[];
};

const ruf = { mark: 'F', source: 'S5' } as const;
const unaids = { mark: 'F~', source: 'S6' } as const;
const custom = { mark: 'P', atLeast: null } as const;

export const profiles: Readonly<Record<ProfileId, Profile>> = {
  'RUF-2018': {
    id: 'RUF-2018',
    asks: 'anything',
    criteria: [
      { of: 'decision-makers', atLeast: '60-or-more', ...ruf },
      { of: 'spokespeople', atLeast: '60-or-more', ...ruf },
      { of: 'staff', atLeast: 'third-to-half', ...ruf },
      { of: 'same-conditions', atLeast: 'yes', ...ruf },
      // The published page breaks off before this threshold: it is asked about, never judged.
      { of: 'members-and-volunteers', atLeast: null, mark: 'F~', source: 'S5' },
    ],
  },
  UNAIDS: {
    id: 'UNAIDS',
    asks: 'anything',
    criteria: [
      ...groups.map((of): Criterion => ({ of, atLeast: 'half-to-60', ...unaids })),
      { of: 'accountable', atLeast: 'yes', mark: 'G', source: 'S6' },
    ],
  },
  // The network's own criteria are not published, so there is nothing here to measure against.
  'NSWP-verified': { id: 'NSWP-verified', asks: 'network', criteria: [] },
  custom: {
    id: 'custom',
    asks: 'own-criteria',
    criteria: groups.map((of): Criterion => ({ of, ...custom })),
  },
};

/** `no-threshold`: nobody published one. `nobody-there`: the organisation has no such people, say no staff. */
export type Reading = 'meets' | 'below' | 'not-stated' | 'no-threshold' | 'nobody-there';

const readShare = ({ of, atLeast }: ShareCriterion, bands: LedBands): Reading => {
  const { share, count } = bands[of];
  if (count === '0') return 'nobody-there';
  if (share === 'not-stated') return 'not-stated';
  if (atLeast === null) return 'no-threshold';
  return shareBands.indexOf(share) >= shareBands.indexOf(atLeast) ? 'meets' : 'below';
};

const readAnswer = ({ of }: AnswerCriterion, bands: LedBands): Reading =>
  bands[of] === 'not-stated' ? 'not-stated' : bands[of] === 'yes' ? 'meets' : 'below';

/**
 * The claim beside the profile, criterion by criterion. It is advice for the peer who confirms or questions: there
 * is no total and no verdict, because the confirming is a peer's. P7
 */
export const meetsProfile = (
  profile: ProfileId,
  bands: LedBands,
): { criterion: Criterion; reading: Reading }[] =>
  profiles[profile].criteria.map((criterion) => ({
    criterion,
    reading: criterion.atLeast === 'yes' ? readAnswer(criterion, bands) : readShare(criterion, bands),
  }));
