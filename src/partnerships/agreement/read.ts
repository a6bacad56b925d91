import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import type { VisiblePartnership } from '../visible.ts';
import { AgreementReader } from './store.ts';
import { readText } from './textStore.ts';

/** The text in force, as far as this member can read it. */
export const readInForce = async (
  context: PartnershipContext,
  { partnership }: Pick<VisiblePartnership, 'partnership'>,
) => {
  const { id } = partnership;
  const version = (await new AgreementReader(context.tx).versionsInForce([id])).get(id);
  if (!version) return null;
  return (await readText(context, version))?.agreement ?? null;
};

/** The title in force, or of the proposal that would begin it. */
export const titleOf = async (
  context: PartnershipContext,
  { partnership }: Pick<VisiblePartnership, 'partnership'>,
): Promise<string | null> => {
  const { id } = partnership;
  const reader = new AgreementReader(context.tx);
  const version =
    (await reader.versionsInForce([id])).get(id) ?? (await reader.foundingVersions([id])).get(id);
  if (!version) return null;
  return (await readText(context, version))?.agreement.title ?? null;
};
