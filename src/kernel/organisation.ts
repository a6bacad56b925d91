import type { OrganisationId, PersonId } from './ids.ts';

export const organisationKinds = ['community-led', 'ally'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What an organisation is in a partnership. Fixed when it joins: a lapsed confirmation moves nobody across. */
export type Side = 'community' | 'ally';

export const roles = ['steward', 'member'] as const;
export type Role = (typeof roles)[number];

/** A signed-in person as the rules see her. One account belongs to at most one organisation (decision 4). */
export type Member = {
  person: PersonId;
  organisation: { id: OrganisationId; kind: OrganisationKind; host: boolean };
  role: Role;
};

/**
 * May this organisation take the community's side? Its "led" status must be confirmed and in force (P7);
 * the hosting network is vouched for by whoever chose this host.
 */
export const standsAsCommunity = (organisation: {
  kind: OrganisationKind;
  host: boolean;
  statusInForce: boolean;
}): boolean => organisation.kind === 'community-led' && (organisation.host || organisation.statusInForce);
