import type { RoundId } from '../kernel/ids.ts';
import { type NewLedgerEntry, recordOwn } from '../ledger/partnershipContext.ts';
import { type MemberContext, ownOf, todayOf } from '../session/memberContext.ts';
import type { RoundFacts } from './facts.ts';
import { ledgerEntries } from './ledgerEntries.ts';
import { PartyReader, type RoundPartnership } from './partyStore.ts';
import { mayOpen, mayShow } from './rules.ts';
import type { Question } from './sheet/facts.ts';
import { shareWithPartners } from './sheet/viewStore.ts';
import { lockRound, RoundReader, RoundWriter } from './store.ts';
import { asked, readTerms, type Terms } from './termsStore.ts';

export type AtRound = { round: RoundId };

/** A round as one organisation finds it: null where it is not there, or not for it to know of (C16). */
export type VisibleRound = {
  facts: RoundFacts;
  partnership: RoundPartnership;
  terms: Terms;
  questions: readonly Question[];
};

export const readVisible = async (context: MemberContext, id: RoundId): Promise<VisibleRound | null> => {
  const { tx, keyring } = context;
  const facts = await new RoundReader(tx).round(id);
  const partnership = facts && (await new PartyReader(tx).partnership(facts.partnership, ownOf(context)));
  const terms = partnership && (await readTerms(tx, keyring, [id])).get(id);
  return terms ? { facts, partnership, terms, questions: asked(terms) } : null;
};

/** By its name, as long as it was ever in the partnership. */
export const nameIn = ({ parties }: Pick<RoundPartnership, 'parties'>, organisation: string): string =>
  parties.find((party) => party.organisation === organisation)?.name ?? '…';

/** Where an act begins: behind the round's lock (C49). */
export const beginAct = async (context: MemberContext, id: RoundId): Promise<VisibleRound | null> => {
  await lockRound(context.tx, id);
  return readVisible(context, id);
};

/** Writes into the partnership's record, in the organisation's name. */
export const record = async (
  context: MemberContext,
  { partnership }: Pick<RoundFacts, 'partnership'>,
  entry: NewLedgerEntry,
): Promise<void> => {
  await recordOwn({ ...context, partnership }, entry);
};

/**
 * Once everyone is in, each organisation's own key opens its view for the others: with the last of them, both sides
 * are shown at the same moment. Whoever of them comes by does it; nobody else could. P3
 */
export const openWhenAllAreIn = async (context: MemberContext, facts: RoundFacts): Promise<RoundFacts> => {
  const { tx, keyring } = context;
  const own = ownOf(context);
  const writer = new RoundWriter(tx);
  let now = facts;
  if (mayOpen(now, own)) {
    await lockRound(tx, facts.id);
    const fresh = await writer.round(facts.id);
    if (!fresh || !mayOpen(fresh, own)) return fresh ?? facts;
    const at = { round: fresh.id, organisation: own, partnership: fresh.partnership };
    if (!(await shareWithPartners(tx, keyring, at))) return fresh;
    await writer.openAnswers(fresh.id, own, { opened_on: todayOf(context) });
    now = (await writer.round(fresh.id)) ?? fresh;
  }
  if (!mayShow(now)) return now;
  await lockRound(tx, facts.id);
  const still = await writer.round(facts.id);
  if (!still || !mayShow(still)) return still ?? now;
  await writer.show(still, todayOf(context));
  await record(context, still, ledgerEntries.shown(still.id));
  return { ...still, shownOn: todayOf(context) };
};
