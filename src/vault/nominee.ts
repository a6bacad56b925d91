import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import { type NominationId, personId } from '../kernel/ids.ts';
import { sealBox } from './box.ts';
import { Keyring } from './keyring.ts';
import { previousPlace } from './place.ts';
import { seatPrivateKey, seatPublicKey } from './seatCode.ts';

/** What a nominee's code opens: what was sealed for her, and nothing else. Close it when the request is over. */
export const nomineeKeyring = (nomination: NominationId, epoch: number, code: Uint8Array): Keyring => {
  const keyring = new Keyring({ person: personId.parse(nomination), privateKey: seatPrivateKey(code) });
  keyring.adopt(nomination, epoch, seatPrivateKey(code));
  return keyring;
};

type Turn = { nomination: NominationId; epoch: number; code: Uint8Array; day: Day };

/** The public key that is sealed to from now on is this code's. Who holds an earlier one reads nothing newer. */
export const giveCode = async (
  tx: Tx,
  { nomination, epoch, code, day }: Turn,
  previous: Uint8Array | null = null,
): Promise<void> => {
  const publicKey = seatPublicKey(code);
  const earlier = previous && seatPrivateKey(previous);
  const sealed = earlier && sealBox(publicKey, earlier, previousPlace(nomination, epoch));
  earlier?.fill(0);
  await tx
    .insertInto('audience_epoch')
    .values({
      audience_id: nomination,
      epoch,
      kind: 'nominee',
      public_key: publicKey,
      previous_sealed: sealed,
      since: day,
    })
    .execute();
};
