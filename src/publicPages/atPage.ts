import type { Source } from '../admission/source.ts';
import type { Tx } from '../database/tx.ts';
import type { SignedIn } from '../session/session.ts';
import type { Keyring } from '../vault/keyring.ts';
import { actAs } from '../web/forms/act.ts';
import type { Request } from '../web/request.ts';
import type { PageKind, PublicPage } from './facts.ts';

/** Without an account: `source` bounds what one place may send, and is kept nowhere. */
export type StrangerAtPage = AtPage & { source: Source };

/** A public page with whoever stands before it: the transaction's actor bears the hash of its address. */
export type AtPage = { tx: Tx; now: Temporal.Instant; kind: PageKind; page: PublicPage };
export type MemberAtPage = AtPage & { member: SignedIn; keyring: Keyring };

export type Address = { token: string };
type Found = { kind: PageKind; page: PublicPage; hash: Buffer };

/** Whichever capability's page it is; null where it is nobody's (C16). */
export const findPage = async (
  request: Request,
  kinds: readonly PageKind[],
  { token }: Address,
): Promise<Found | null> => {
  for (const kind of kinds) {
    const hash = kind.hashOf(token);
    const page = await request.asStranger(hash, (tx) => kind.find(tx, token));
    if (page) return { kind, page, hash };
  }
  return null;
};

export const actAsStranger = (kinds: readonly PageKind[]) =>
  actAs<Address, undefined, StrangerAtPage>(async (request, at, _, work) => {
    const found = await findPage(request, kinds, at);
    return (
      found &&
      request.attemptAsStranger(found.hash, (tx) =>
        work({ tx, now: request.now, kind: found.kind, page: found.page, source: request.comer.source }),
      )
    );
  });

/** As herself, with the page's address in hand: that is how the database lets her change what stands there. */
export const actAsMember = (kinds: readonly PageKind[]) =>
  actAs<Address, SignedIn, MemberAtPage>(async (request, at, member, work) => {
    const found = await findPage(request, kinds, at);
    const { session } = request;
    if (!found || !session) return null;
    const actor = { kind: 'person', person: member.person, bearer: found.hash } as const;
    return request.deps.database.attempt(actor, (tx) =>
      work({
        tx,
        keyring: session.keyring,
        member,
        now: request.now,
        kind: found.kind,
        page: found.page,
      }),
    );
  });

/** Reads as herself before the page. */
export const readAtPage = <Result>(
  request: Request,
  { kind, page, hash }: Found,
  member: SignedIn | null,
  work: (at: AtPage & { keyring: Keyring | null }) => Promise<Result>,
): Promise<Result> => {
  const { session } = request;
  const actor =
    member && session
      ? ({ kind: 'person', person: member.person, bearer: hash } as const)
      : ({ kind: 'stranger', bearer: hash } as const);
  return request.deps.database.withActor(
    actor,
    (tx) => work({ tx, now: request.now, kind, page, keyring: member ? (session?.keyring ?? null) : null }),
    request,
  );
};
