import type { Tx } from '../database/tx.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { Bench } from '../work/task.ts';
import type { SignedIn } from './session.ts';

/** Who reads or acts: in which transaction, with the keys that open what she may read, when, and who reads for her. */
export type MemberContext = {
  tx: Tx;
  keyring: Keyring;
  member: SignedIn;
  now: Temporal.Instant;
  work: Bench;
};

/** What came of an act; null where what it is about is not there for whoever acts (C16). */
export type ActOutcome<Facts = unknown> = Promise<Outcome<Facts> | null>;

export const todayOf = ({ now }: Pick<MemberContext, 'now'>): Day => dayOf(now);
export const ownOf = ({ member }: Pick<MemberContext, 'member'>): OrganisationId => member.organisation.id;
