import type { Day } from '../../kernel/clock.ts';
import type { NominationId, OrganisationId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { Sealing } from '../../vault/keyring.ts';
import { MessageWriter } from './store.ts';

type Saying = {
  byNominee: boolean;
  words: string;
  day: Day;
  /** By the rule of whoever writes: how much she or it has written already. */
  may: (written: number) => Outcome;
};

/** Writes to the other of the two, behind the engagement's lock: one number is one message. */
export const say = async (
  { tx, keyring }: Sealing,
  { id, organisation }: { id: NominationId; organisation: OrganisationId },
  { byNominee, words, day, may }: Saying,
): Promise<Outcome> => {
  const writer = new MessageWriter(tx);
  const before = await writer.written(id);
  const ruling = may(before.filter((one) => one.byNominee === byNominee).length);
  if (!ruling.ok) return ruling;
  const number = (before.at(-1)?.number ?? 0) + 1;
  await writer.write(keyring, { id, organisation, words, day }, { number, byNominee });
  return ruling;
};
