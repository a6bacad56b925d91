import type { InstrumentId } from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import type { Instrument } from './instrument.ts';
import { type InstrumentRefusal, mayWriteQuestions } from './instrumentRules.ts';
import { InstrumentWriter } from './instrumentStore.ts';
import { type Act, type Looking, ownOf, todayOf } from './scene.ts';

/** A new set of one's own: written, copied from another, or brought from a network. P3 */
export const writeInstrument = async (
  looking: Looking,
  body: Instrument,
): Act<{ id: InstrumentId }, InstrumentRefusal> => {
  const ruling = mayWriteQuestions(looking.member);
  if (!ruling.ok) return ruling;
  const writer = new InstrumentWriter(looking.tx, looking.keyring);
  return { ok: true, id: await writer.write(ownOf(looking), { ...body, version: 1 }, todayOf(looking)) };
};

/** The next version. Rounds that asked an earlier one keep the words they asked. */
export const changeInstrument = async (
  looking: Looking,
  id: InstrumentId,
  body: Instrument,
): Act<{ id: InstrumentId }, InstrumentRefusal> => {
  const writer = new InstrumentWriter(looking.tx, looking.keyring);
  const found = await writer.instrument(id);
  if (!found) return null;
  const ruling = mayWriteQuestions(looking.member);
  if (!ruling.ok) return ruling;
  if (found.retiredOn) return refuse('retired');
  const number = found.number + 1;
  await writer.addVersion(
    ownOf(looking),
    { id, number, body: { ...body, key: found.body.key, version: number } },
    todayOf(looking),
  );
  return { ok: true, id };
};

/** Asked no more; taken up again with the same button. */
export const retireInstrument = async (
  looking: Looking,
  id: InstrumentId,
): Act<unknown, InstrumentRefusal> => {
  const writer = new InstrumentWriter(looking.tx, looking.keyring);
  const found = await writer.instrument(id);
  if (!found) return null;
  const ruling = mayWriteQuestions(looking.member);
  if (!ruling.ok) return ruling;
  await writer.retire(id, found.retiredOn ? null : todayOf(looking));
  return ruling;
};
