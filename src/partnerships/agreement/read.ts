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
