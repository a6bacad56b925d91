import type { PartnershipId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';

/** One person, one name per partnership; two partnerships' records cannot be joined through it (A2). */
export const pseudonym = (keyring: Keyring, partnership: PartnershipId): string =>
  keyring.derive(`ledger pseudonym|${partnership}`, 8).toString('hex');
