import { type PartnershipContext, recordOwn } from '../../ledger/partnershipContext.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { beginAct } from '../visible.ts';
import { codeOf } from './read.ts';
import { compare } from './rules.ts';

/** "They are the same": in the record for everyone, signed by her organisation, and void with the next new key. */
export const sayCompared = async (
  context: PartnershipContext,
  { code }: { code: string },
): ActOutcome<unknown> => {
  const visible = await beginAct(context);
  if (!visible) return null;
  const now = await codeOf(context, visible);
  const outcome = compare(visible.ownMembership === 'in', code, now.digest);
  if (outcome.ok) await recordOwn(context, ledgerEntries.compared(context.partnership, now.digest));
  return outcome;
};
