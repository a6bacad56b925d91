import type { Database } from '../database/open.ts';
import type { Tx } from '../database/tx.ts';
import { KeyDoesNotFit } from '../vault/chain/doubt.ts';
import { signAsFound } from '../vault/chain/epochs.ts';
import { reachesWhatWasSeen } from '../vault/chain/pins.ts';
import type { Link } from '../vault/chain/statement.ts';
import { Unopenable } from '../vault/envelope.ts';
import type { Keyring } from '../vault/keyring.ts';

/** What is committed of an audience's keys, its last epoch signed as found where she can. Null where it does not fit. */
const committed = async (
  tx: Tx,
  keyring: Keyring,
  links: readonly Link[],
  pins: Keyring['pins'],
): Promise<Link | null> => {
  const head = links.at(-1);
  if (!head) return null;
  try {
    reachesWhatWasSeen(pins, links, head.audience);
    if (head.signingKey || !(await signAsFound(tx, keyring, links))) return head;
    return (await keyring.chains(tx, [head.audience])).get(head.audience)?.at(-1) ?? null;
  } catch (problem) {
    if (problem instanceof Unopenable) return head;
    if (problem instanceof KeyDoesNotFit) return null;
    throw problem;
  }
};

/** The pins as they are stored, her row held until the transaction ends; null where there is no such person any more. */
const pinsHeld = async (tx: Tx, keyring: Keyring): Promise<Keyring['pins'] | null> => {
  const row = await tx
    .selectFrom('person')
    .select('pins_sealed')
    .where('id', '=', keyring.person)
    .forUpdate()
    .executeTakeFirst();
  return row ? keyring.readPins(row.pins_sealed) : null;
};

const store = async (tx: Tx, keyring: Keyring, pins_sealed: Buffer): Promise<void> => {
  await tx.updateTable('person').set({ pins_sealed }).where('id', '=', keyring.person).execute();
};

/** She compared this code with a colleague: sealed under her own key, and void when the key changes. */
export const keepCompared = async (
  tx: Tx,
  keyring: Keyring,
  audience: string,
  code: string,
): Promise<void> => {
  const pins = await pinsHeld(tx, keyring);
  if (pins)
    await store(
      tx,
      keyring,
      keyring.writePins({ ...pins, compared: { ...pins.compared, [audience]: code } }),
    );
};

/**
 * Keeps what this request saw for the first time, once it is over: never a key of an act that was rolled back. From
 * then on an older or another chain shows to her.
 */
export const keepSeenKeys = async (database: Database, keyring: Keyring): Promise<void> => {
  const { person } = keyring;
  if (keyring.unseen.size === 0 || keyring.doubts.has(person)) return;
  await database.withActor({ kind: 'person', person }, async (tx) => {
    const pins = await pinsHeld(tx, keyring);
    if (!pins) return;
    const heads: Link[] = [];
    for (const links of (await keyring.anew(tx, [...keyring.unseen])).values()) {
      const head = await committed(tx, keyring, links, pins);
      if (head) heads.push(head);
    }
    await store(tx, keyring, keyring.sealPins(heads, pins));
  });
  keyring.unseen.clear();
};
