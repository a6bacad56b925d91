import type { Day } from '../kernel/clock.ts';
import { type NominationId, personId } from '../kernel/ids.ts';
import { sealBox } from './box.ts';
import { chainsOf } from './chain/epochRows.ts';
import { statementOf } from './chain/statement.ts';
import { seatPrivateKey, seatPublicKey } from './codes/seatCode.ts';
import { Keyring, type Sealing, type Signer } from './keyring.ts';
import { previousPlace } from './place.ts';
import { signingKeyOf } from './signing.ts';

/** What a nominee's code opens: what was sealed for her, and nothing else. Close it when the request is over. */
export const nomineeKeyring = (nomination: NominationId, epoch: number, code: Uint8Array): Keyring => {
  const keyring = new Keyring({ person: personId.parse(nomination), privateKey: seatPrivateKey(code) });
  keyring.adopt(nomination, epoch, seatPrivateKey(code));
  return keyring;
};

type Turn = { nomination: NominationId; epoch: number; code: Uint8Array; day: Day };
type Previous = { code: Uint8Array };

const signingKeyOfCode = (code: Uint8Array) => {
  const key = seatPrivateKey(code);
  try {
    return signingKeyOf(key);
  } finally {
    key.fill(0);
  }
};

const sealedBefore = ({ code }: Previous, { nomination, epoch }: Turn, publicKey: Buffer): Buffer => {
  const key = seatPrivateKey(code);
  try {
    return sealBox(publicKey, key, previousPlace(nomination, epoch));
  } finally {
    key.fill(0);
  }
};

/**
 * The public key that is sealed to from now on is this code's. Who holds an earlier one reads nothing newer. Signed by
 * the organisation that gives it, or by the code before it where she makes it her own.
 */
export const giveCode = async (
  { tx, keyring }: Sealing,
  turn: Turn,
  previous: Previous | null = null,
): Promise<void> => {
  const { nomination, epoch, code, day } = turn;
  const publicKey = seatPublicKey(code);
  const own = signingKeyOfCode(code);
  const by: Signer | null = keyring && (await keyring.organisationSigner(tx));
  const before = (await chainsOf(tx, [nomination])).get(nomination)?.at(-1);
  const row = {
    ...{ audience_id: nomination, epoch, kind: 'nominee' as const, since: day },
    ...{ public_key: publicKey, signing_key: own.publicKey },
    previous_sealed: previous && sealedBefore(previous, turn, publicKey),
    ...{ by_id: by?.id ?? null, by_key: by?.key.publicKey ?? null },
  };
  const statement = statementOf(row, before?.hash ?? null);
  const voucher = previous && before?.signingKey ? signingKeyOfCode(previous.code) : own;
  await tx
    .insertInto('audience_epoch')
    .values({
      ...row,
      signature: voucher.sign(statement),
      by_signature: by?.key.sign(statement) ?? null,
    })
    .execute();
};
