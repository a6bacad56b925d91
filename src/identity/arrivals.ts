import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { tokenHash } from '../vault/link.ts';
import type { Visit } from '../web/visit.ts';
import type { Arrival } from './signUp.ts';
import { IdentityReader } from './store.ts';

/** What a one-time link opens; null when it is spent, withdrawn, late or never was. */
export type Opened =
  | { to: 'sign-up'; arrival: Arrival; organisationName: string }
  | {
      to: 'new-keys';
      person: PersonId;
      invitation: string;
      organisation: OrganisationId;
      sealedKey: Buffer;
      organisationName: string;
    }
  | { to: 'introduction'; organisation: OrganisationId; organisationName: string };

/** Who made the link, and can make as many more as it likes; nobody for the one that sets a host up. */
export const inviterOf = (opened: Exclude<Opened, { to: 'introduction' }>): OrganisationId | null => {
  if (opened.to === 'new-keys') return opened.organisation;
  const { arrival } = opened;
  switch (arrival.by) {
    case 'set-up':
      return null;
    case 'founding':
      return arrival.invitedBy;
    case 'joining':
      return arrival.organisation;
  }
};

const joining = (
  row: NonNullable<Awaited<ReturnType<IdentityReader['invitation']>>>,
  token: Buffer,
): Opened | null => {
  const hash = row.token_hash;
  switch (row.kind) {
    case 'introduction':
      return {
        to: 'introduction',
        organisation: row.organisation_id,
        organisationName: row.organisation_name,
      };
    case 'organisation':
      return (
        row.organisation_kind && {
          to: 'sign-up',
          arrival: {
            by: 'founding',
            tokenHash: hash,
            kind: row.organisation_kind,
            invitedBy: row.organisation_id,
          },
          organisationName: row.organisation_name,
        }
      );
    case 'person':
      return (
        row.sealed_key &&
        row.role && {
          to: 'sign-up',
          arrival: {
            by: 'joining',
            tokenHash: hash,
            token,
            organisation: row.organisation_id,
            role: row.role,
            invitation: row.id,
            sealedKey: row.sealed_key,
          },
          organisationName: row.organisation_name,
        }
      );
    case 'recovery':
      return (
        row.sealed_key &&
        row.person_id && {
          to: 'new-keys',
          person: row.person_id,
          invitation: row.id,
          organisation: row.organisation_id,
          sealedKey: row.sealed_key,
          organisationName: row.organisation_name,
        }
      );
  }
};

export const openLink = (visit: Visit, token: Buffer, today: Day): Promise<Opened | null> => {
  const hash = tokenHash(token);
  return visit.asStranger(hash, async (tx) => {
    const row = await new IdentityReader(tx).invitation(hash, today);
    return row ? joining(row, token) : null;
  });
};

export const openSetUp = (visit: Visit, token: Buffer): Promise<Opened | null> => {
  const hash = tokenHash(token);
  return visit.asStranger(hash, async (tx) =>
    (await new IdentityReader(tx).awaitsSetUp(hash))
      ? { to: 'sign-up', arrival: { by: 'set-up', tokenHash: hash }, organisationName: '' }
      : null,
  );
};
