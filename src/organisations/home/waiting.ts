import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import type { LedStatus } from '../../kernel/ledStatus.ts';
import type { Member, OrganisationKind } from '../../kernel/organisation.ts';

/** What a home page knows: rows only, no sealed text. */
export type HomeFacts = {
  member: Member;
  profileComplete: boolean;
  status: LedStatus;
  standsAsCommunity: boolean;
  /** Claims that asked for this organisation's word. */
  claims: readonly { id: OrganisationId; name: string }[];
  /** Questions about its funders that the ally has not answered. */
  questions: readonly { asker: string | null }[];
  openInvitations: number;
  hasPartnership: boolean;
  alone: boolean;
  today: Day;
};

/**
 * What others need to read before they can turn to it. An ally works with communities and stands for none, so it may
 * leave them out: the form says the same of that field. P7
 */
export const isProfileComplete = (
  kind: OrganisationKind,
  {
    communities,
    regions,
    languages,
  }: Readonly<Record<'communities' | 'regions' | 'languages', readonly string[]>>,
): boolean => (kind === 'ally' || communities.length > 0) && regions.length > 0 && languages.length > 0;

export type Waiting =
  | { for: 'profile' | 'claim' | 'renew' | 'questioned' }
  | { for: 'confirm'; organisation: OrganisationId; name: string }
  | { for: 'clause'; name: string | null }
  | { for: 'invitations'; count: number };

const soon = (until: Day, today: Day): boolean => Temporal.PlainDate.from(today).until(until).days <= 60;

const statusWaits = ({ member, status, today }: HomeFacts): Waiting[] => {
  if (member.organisation.kind === 'ally' || member.organisation.host) return [];
  if (status.state === 'none') return [{ for: 'claim' }];
  if (status.state === 'questioned') return [{ for: 'questioned' }];
  const ends = status.state === 'confirmed' && status.until !== null && soon(status.until, today);
  return status.state === 'expired' || ends ? [{ for: 'renew' }] : [];
};

/** What a steward can act on, the most needed first. A member who is no steward has nothing waiting here. */
export const waitingFor = (facts: HomeFacts): Waiting[] => {
  if (facts.member.role !== 'steward') return [];
  return [
    ...(facts.profileComplete ? [] : [{ for: 'profile' } as const]),
    ...statusWaits(facts),
    ...(facts.standsAsCommunity
      ? facts.claims.map(({ id, name }) => ({ for: 'confirm', organisation: id, name }) as const)
      : []),
    ...facts.questions.map(({ asker }) => ({ for: 'clause', name: asker }) as const),
    ...(facts.openInvitations > 0 ? [{ for: 'invitations', count: facts.openInvitations } as const] : []),
  ];
};

export const firstSteps = ['profile', 'status', 'people', 'partnership'] as const;
export type FirstStep = { step: (typeof firstSteps)[number]; state: 'done' | 'now' | 'ahead' };

/** The way from a new organisation to its first partnership; an ally and the host have no status to show. */
export const stepsOf = (facts: HomeFacts): FirstStep[] => {
  const done = {
    profile: facts.profileComplete,
    status: facts.standsAsCommunity,
    people: !facts.alone,
    partnership: facts.hasPartnership,
  };
  const { kind, host } = facts.member.organisation;
  const steps = firstSteps.filter((step) => step !== 'status' || (kind === 'community-led' && !host));
  const now = steps.find((step) => !done[step]);
  return steps.map((step) => ({ step, state: done[step] ? 'done' : step === now ? 'now' : 'ahead' }));
};
