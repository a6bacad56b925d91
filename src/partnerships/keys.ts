import type { Tx } from '../database/open.ts';
import type { DecisionFacts } from '../kernel/decision.ts';
import type { AudienceId, OrganisationId } from '../kernel/ids.ts';
import { type Sitting, todayOf } from '../ledger/sitting.ts';
import { currentKeys, grant, type Holder, lockKeys } from '../vault/keyring.ts';
import { type Partnership, PartnershipWriter } from './store.ts';

/** Organisations as holders of a key, at their current epochs. Read after `lockKeys`. */
export const holdersOf = async (tx: Tx, organisations: readonly OrganisationId[]): Promise<Holder[]> => {
  const keys = await currentKeys(tx, [...organisations]);
  return keys.flatMap(({ audience, epoch, publicKey }) => {
    const id = organisations.find((organisation) => organisation === audience);
    return id ? [{ id, epoch, publicKey }] : [];
  });
};

/** Who may read what is said on a decision: the partnership, and newcomers who are shown it and hold no key yet. */
export const audiencesOf = (
  partnership: Partnership,
  { parties }: Pick<DecisionFacts, 'parties'>,
): AudienceId[] => {
  const holds = (id: OrganisationId): boolean =>
    partnership.parties.some(
      ({ organisation, keyedOn, leftOn }) => organisation === id && keyedOn !== null && leftOn === null,
    );
  const waiting = parties
    .filter(({ organisation, shown }) => shown && !holds(organisation))
    .map(({ organisation }) => organisation);
  return [partnership.id, ...waiting];
};

/**
 * Hands the partnership's key to those who are in it and have none yet. A newcomer whose own consent was the last
 * cannot take it herself: the next steward of a party that holds it does this by coming by.
 */
export const keyNewcomers = async (sitting: Sitting): Promise<void> => {
  const { tx, keyring, member, partnership } = sitting;
  const writer = new PartnershipWriter(tx);
  if (member.role !== 'steward') return;
  const wait = () => writer.waitingForKey(partnership, member.organisation.id);
  if ((await wait()).length === 0) return;
  await lockKeys(tx);
  // Read again behind the lock: whoever left while we waited for it is given nothing (C18).
  const waiting = await wait();
  for (const holder of await holdersOf(tx, waiting)) {
    await grant(tx, keyring, partnership, holder);
    const organisation = waiting.find((id) => id === holder.id);
    if (organisation) await writer.markKeyed(partnership, organisation, todayOf(sitting));
  }
};
