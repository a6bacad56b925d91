import { currentVersion, type DecisionFacts } from '../kernel/decision.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import { withShown } from '../kernel/showing.ts';
import { recordOwn, type Sitting, todayOf } from '../ledger/sitting.ts';
import { grant } from '../vault/keyring.ts';
import { holdersOf } from './keys.ts';
import { says } from './recording.ts';
import { PartnershipWriter } from './store.ts';
import { TextWriter } from './textStore.ts';

/** Everyone who is shown the text may know of the others who are; and the record says who was asked, when. */
export const announce = async (
  sitting: Sitting,
  { parties }: DecisionFacts,
  asked: readonly OrganisationId[],
): Promise<void> => {
  const shown = parties.filter((party) => party.shown).map(({ organisation }) => organisation);
  await new PartnershipWriter(sitting.tx).acquaint(shown, todayOf(sitting));
  for (const { organisation, side } of parties)
    if (asked.includes(organisation)) await recordOwn(sitting, says.asked(organisation, side));
};

/** The key of a partnership that is founded, to those who are shown it now. */
const handKeys = async (sitting: Sitting, organisations: readonly OrganisationId[]): Promise<void> => {
  const { tx, keyring, partnership } = sitting;
  for (const holder of await holdersOf(tx, organisations)) {
    await grant(tx, keyring, partnership, holder);
    const organisation = organisations.find((id) => id === holder.id);
    if (organisation) await new PartnershipWriter(tx).markKeyed(partnership, organisation, todayOf(sitting));
  }
};

/**
 * The community side has agreed to the text, and with it to whom it names: only now do they see it, and the others.
 * Gives the decision as it is then. Behind the locks of the partnership and of keys. P6
 */
export const showNow = async (
  sitting: Sitting,
  decision: DecisionFacts,
  shows: readonly OrganisationId[],
): Promise<DecisionFacts> => {
  if (shows.length === 0) return decision;
  const { tx, keyring, partnership } = sitting;
  const shown = withShown(decision, shows);
  await new PartnershipWriter(tx).show(partnership, shows, todayOf(sitting));
  await announce(sitting, shown, shows);
  if (decision.change === 'founding') await handKeys(sitting, shows);
  else await new TextWriter(tx).shareText(keyring, currentVersion(decision).id, shows);
  return shown;
};
