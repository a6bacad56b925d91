import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PersonId } from '../../kernel/ids.ts';
import { tokenHash } from '../../vault/link.ts';
import type { Request } from '../../web/request.ts';
import { IdentityReader } from '../store.ts';
import type { Arrival } from './signUp.ts';

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

type Row = NonNullable<Awaited<ReturnType<IdentityReader['invitation']>>>;
type From = { organisation: OrganisationId; organisationName: string };

/** To found an organisation, where the link says of which kind. */
const founding = ({ organisation, organisationName }: From, row: Row): Opened | null =>
  row.organisation_kind && {
    to: 'sign-up',
    arrival: {
      by: 'founding',
      tokenHash: row.token_hash,
      kind: row.organisation_kind,
      invitedBy: organisation,
    },
    organisationName,
  };

/** To join one, whose key the link carries. */
const joining = ({ organisation, organisationName }: From, row: Row, token: Buffer): Opened | null =>
  row.sealed_key &&
  row.role && {
    to: 'sign-up',
    arrival: {
      by: 'joining',
      tokenHash: row.token_hash,
      token,
      organisation,
      role: row.role,
      invitation: row.id,
      sealedKey: row.sealed_key,
    },
    organisationName,
  };

const opened = (row: Row, token: Buffer): Opened | null => {
  const from = { organisation: row.organisation_id, organisationName: row.organisation_name };
  switch (row.kind) {
    case 'introduction':
      return { to: 'introduction', ...from };
    case 'organisation':
      return founding(from, row);
    case 'person':
      return joining(from, row, token);
    case 'recovery':
      return (
        row.sealed_key &&
        row.person_id && {
          to: 'new-keys',
          person: row.person_id,
          invitation: row.id,
          sealedKey: row.sealed_key,
          ...from,
        }
      );
  }
};

export const openLink = (request: Request, token: Buffer, today: Day): Promise<Opened | null> => {
  const hash = tokenHash(token);
  return request.asStranger(hash, async (tx) => {
    const row = await new IdentityReader(tx).invitation(hash, today);
    return row ? opened(row, token) : null;
  });
};

export const openSetUp = (request: Request, token: Buffer): Promise<Opened | null> => {
  const hash = tokenHash(token);
  return request.asStranger(hash, async (tx) =>
    (await new IdentityReader(tx).awaitsSetUp(hash))
      ? { to: 'sign-up', arrival: { by: 'set-up', tokenHash: hash }, organisationName: '' }
      : null,
  );
};
