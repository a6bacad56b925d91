import type { DecisionFacts } from '../kernel/decision/facts.ts';
import type { AudienceId, OrganisationId } from '../kernel/ids.ts';
import type { PartnershipContext } from '../ledger/partnershipContext.ts';
import { todayOf } from '../session/memberContext.ts';
import { grant } from '../vault/chain/epochs.ts';
import { lockKeys } from '../vault/chain/shareRows.ts';
import { currentKeys, type Holder, type Sealing } from '../vault/keyring.ts';
import { type Partnership, PartnershipWriter } from './store.ts';

/** Organisations as holders of a key, at their current epochs. Read after `lockKeys`. */
export const holdersOf = async (by: Sealing, organisations: readonly OrganisationId[]): Promise<Holder[]> => {
  const keys = await currentKeys(by, organisations);
  return keys.flatMap(({ audience, epoch, publicKey }) => {
    const id = organisations.find((organisation) => organisation === audience);
    return id ? [{ id, epoch, publicKey }] : [];
  });
};

/** Who can open the words of a decision: the partnership, and newcomers who were shown the text but hold no key yet. */
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
 * Gives the partnership's key to parties that have none yet. A newcomer whose consent was the last cannot take it
 * herself: the next steward of a party that holds the key gives it to her, by opening any page of the partnership.
 */
export const keyNewcomers = async (context: PartnershipContext): Promise<void> => {
  const { tx, keyring, member, partnership } = context;
  const writer = new PartnershipWriter(tx);
  if (member.role !== 'steward') return;
  const wait = () => writer.waitingForKey(partnership, member.organisation.id);
  if ((await wait()).length === 0) return;
  await lockKeys(tx);
  // Read again behind the lock: a party that left in the meantime gets no key (C18).
  const waiting = await wait();
  for (const holder of await holdersOf(context, waiting)) {
    await grant(tx, keyring, partnership, holder);
    const organisation = waiting.find((id) => id === holder.id);
    if (organisation) await writer.markKeyed(partnership, organisation, todayOf(context));
  }
};
