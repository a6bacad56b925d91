import type { Tx } from '../../database/tx.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import { sha256 } from '../derive.ts';
import type { Holder } from '../keyring.ts';
import { isChecked } from './checked.ts';
import { KeyDoesNotFit } from './doubt.ts';
import type { Link } from './statement.ts';

type Given = { audience: string; epoch: number; holder: Holder };

/** Whoever held the key says to whom she gave it, and which key of theirs she sealed it to. */
export const givenTo = ({ audience, epoch, holder }: Given, sealed: Uint8Array): Buffer =>
  Buffer.from(
    JSON.stringify([
      'alongside share 1',
      audience,
      epoch,
      holder.id,
      holder.epoch,
      Buffer.from(holder.publicKey).toString('hex'),
      sha256(sealed).toString('hex'),
    ]),
    'utf8',
  );

/**
 * Are these the people, with the keys, to whom the organisation's key was given by somebody who held it? A row that
 * says that somebody is a member, or that her key is another now, is not enough. Throws `KeyDoesNotFit`.
 */
export const wereGiven = async (
  tx: Tx,
  organisation: OrganisationId,
  link: Link,
  holders: readonly Holder[],
): Promise<void> => {
  const shares = await tx
    .selectFrom('key_share')
    .select(['holder_id', 'sealed', 'signature'])
    .where('audience_id', '=', organisation)
    .where('epoch', '=', link.epoch)
    .execute();
  for (const holder of holders) {
    const share = shares.find(({ holder_id }) => holder_id === holder.id);
    // From before keys were signed: taken as found, once.
    if (share && !share.signature && !link.born) continue;
    const given = share && givenTo({ audience: organisation, epoch: link.epoch, holder }, share.sealed);
    const signed =
      given && share.signature && link.signingKey && isChecked(link.signingKey, given, share.signature);
    if (!signed) throw new KeyDoesNotFit(organisation);
  }
};
