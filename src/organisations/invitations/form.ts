import { z } from 'zod';
import { organisationKinds, roles } from '../../kernel/organisation.ts';
import { choice } from '../../web/forms/parse.ts';

/** What two of the three forms ask. */
export const inviteFields = {
  role: choice(roles),
  organisationKind: choice(organisationKinds),
};

export const inviteForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), role: inviteFields.role }),
  z.strictObject({ kind: z.literal('organisation'), organisationKind: inviteFields.organisationKind }),
  z.strictObject({ kind: z.literal('introduction') }),
]);
