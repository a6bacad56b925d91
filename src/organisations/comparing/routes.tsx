import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { type ActOutcome, type MemberContext, ownOf } from '../../session/memberContext.ts';
import { keepCompared } from '../../session/seenKeys.ts';
import type { SignedIn } from '../../session/session.ts';
import { type KeyCode, keyCode } from '../../vault/chain/code.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { act } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { formPlace, ownOnly } from '../place.ts';
import { sameKeys } from '../rules.ts';
import { OwnKeysPage } from './page.tsx';

type At = { organisation: OrganisationId };

const seenForm = { code: z.string().regex(/^[0-9a-f]{64}$/) };

const codeOf = async (tx: Tx, keyring: Keyring, own: OrganisationId): Promise<KeyCode> =>
  keyCode(((await keyring.chains(tx, [own])).get(own) ?? []).slice(-1));

const show = async (request: Request, { organisation }: At, _: SignedIn, returned?: ReturnedForm) => {
  const { code, compared } = await request.within(async (tx, keyring) => {
    const code = await codeOf(tx, keyring, organisation);
    return { code, compared: keyring.pins.compared[organisation] === code.digest };
  });
  const page = { frame: request.frame, organisation, code, compared, returned, done: request.done };
  return request.answer(<OwnKeysPage {...page} />, returned);
};

/** Kept sealed for her alone: it is what she found, and nobody else's business. */
const sayCompared = async (context: MemberContext, _: At, { code }: { code: string }): ActOutcome => {
  const { tx, keyring } = context;
  const own = ownOf(context);
  const decided = sameKeys(code, (await codeOf(tx, keyring, own)).digest);
  if (decided.ok) await keepCompared(tx, keyring, own, code);
  return decided;
};

const ownKeys = formPlace(routes.ownKeys, show);

export const ownKeysRoutes = (mount: Mount): void => {
  mount.member(routes.ownKeys, ownOnly(show));
  mount.member(routes.comparedOwnKeys, ownOnly(act(ownKeys, 'compared', seenForm, sayCompared)));
};
