import type { InstrumentId } from '../../kernel/ids.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { Instrument } from '../instrument/facts.ts';
import { changeQuestions, mayWriteQuestions } from '../instrument/rules.ts';
import { InstrumentWriter, lockInstrument, type OwnInstrument } from '../instrument/store.ts';

type AtInstrument = { instrument: InstrumentId };

/** A new set of one's own: written, copied from another, or brought from a network. P3 */
export const writeInstrument = async (context: MemberContext, body: Instrument): ActOutcome<AtInstrument> => {
  const outcome = mayWriteQuestions(context.member);
  if (!outcome.ok) return outcome;
  const writer = new InstrumentWriter(context.tx, context.keyring);
  const first = { ...body, version: 1 };
  return { ok: true, instrument: await writer.write(ownOf(context), first, todayOf(context)) };
};

const beginAct = async (context: MemberContext, id: InstrumentId): Promise<OwnInstrument | null> => {
  await lockInstrument(context.tx, id);
  return new InstrumentWriter(context.tx, context.keyring).instrument(id);
};

/** The next version, laid over the latest. Rounds that asked an earlier one keep the words they asked. */
export const changeInstrument = async (
  context: MemberContext,
  { instrument: id }: AtInstrument,
  bodyOver: (latest: Instrument) => Instrument | null,
): ActOutcome<AtInstrument> => {
  const found = await beginAct(context, id);
  if (!found) return null;
  const outcome = changeQuestions(found, context.member, bodyOver(found.body));
  if (!outcome.ok) return outcome;
  const number = found.number + 1;
  const body = { ...outcome.body, key: found.body.key, version: number };
  const writer = new InstrumentWriter(context.tx, context.keyring);
  await writer.addVersion(ownOf(context), { id, number, body }, todayOf(context));
  return { ok: true, instrument: id };
};

/** Asked no more; taken up again with the same button. */
export const retireInstrument = async (
  context: MemberContext,
  { instrument: id }: AtInstrument,
): ActOutcome => {
  const found = await beginAct(context, id);
  if (!found) return null;
  const outcome = mayWriteQuestions(context.member);
  if (!outcome.ok) return outcome;
  const writer = new InstrumentWriter(context.tx, context.keyring);
  await writer.retire(id, found.retiredOn ? null : todayOf(context));
  return outcome;
};
