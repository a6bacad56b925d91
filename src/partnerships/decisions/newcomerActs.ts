import { currentVersion, type DecisionFacts, withShown } from '../../kernel/decision/facts.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import { type PartnershipContext, recordOwn } from '../../ledger/partnershipContext.ts';
import { todayOf } from '../../session/memberContext.ts';
import { grant } from '../../vault/chain/epochs.ts';
import { TextWriter } from '../agreement/textStore.ts';
import { holdersOf } from '../keys.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { PartnershipWriter } from '../store.ts';
import type { VisiblePartnership } from '../visible.ts';

/** Parties that were shown the text become acquainted with each other; the record gets an entry for each one asked. */
export const announce = async (
  context: PartnershipContext,
  { parties }: DecisionFacts,
  asked: readonly OrganisationId[],
): Promise<void> => {
  const shown = parties.filter((party) => party.shown).map(({ organisation }) => organisation);
  await new PartnershipWriter(context.tx).acquaint(shown, todayOf(context));
  for (const { organisation, side } of parties)
    if (asked.includes(organisation)) await recordOwn(context, ledgerEntries.asked(organisation, side));
};

/** While a partnership is being founded, those who are shown its text get its key at once. */
const handKeys = async (
  context: PartnershipContext,
  organisations: readonly OrganisationId[],
): Promise<void> => {
  const { tx, keyring, partnership } = context;
  for (const holder of await holdersOf(context, organisations)) {
    await grant(tx, keyring, partnership, holder);
    const organisation = organisations.find((id) => id === holder.id);
    if (organisation) await new PartnershipWriter(tx).markKeyed(partnership, organisation, todayOf(context));
  }
};

/**
 * Shows the text to the newcomers it names, once the community side has agreed to it and so to them. Call it behind
 * the locks of the partnership and of keys. Returns the decision as it is then. P6
 */
export const showNow = async (
  context: PartnershipContext,
  decision: DecisionFacts,
  shows: readonly OrganisationId[],
): Promise<DecisionFacts> => {
  if (shows.length === 0) return decision;
  const { tx, keyring, partnership } = context;
  const shown = withShown(decision, shows);
  await new PartnershipWriter(tx).show(partnership, shows, todayOf(context));
  await announce(context, shown, shows);
  if (decision.change === 'founding') await handKeys(context, shows);
  else await new TextWriter(tx, keyring).shareText(currentVersion(decision).id, shows);
  return shown;
};

/** Enters the newcomers of a change as parties who are asked. They see the text once the community side agrees. */
export const askNewcomers = async (
  context: PartnershipContext,
  { partnership }: VisiblePartnership,
  decision: DecisionFacts,
) => {
  const { tx } = context;
  const day = todayOf(context);
  const writer = new PartnershipWriter(tx);
  const newcomers = decision.parties.filter(({ newcomer }) => newcomer);
  for (const newcomer of newcomers) {
    const { organisation } = newcomer;
    const before = partnership.parties.some((party) => party.organisation === organisation);
    if (before) await writer.askAgain(partnership.id, newcomer, day);
    else await writer.ask(partnership.id, [newcomer], { day, keyed: false });
  }
  const asked = newcomers.filter(({ shown }) => shown).map(({ organisation }) => organisation);
  if (asked.length > 0) await announce(context, decision, asked);
};
