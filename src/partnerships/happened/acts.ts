import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { sayRead } from './rules.ts';
import { HappenedWriter, lengthOf } from './store.ts';

/** "I have read this": from now on only what comes after it is new to her. It is hers alone, and nobody else sees it. */
export const markRead = async (who: MemberContext, shown: number): ActOutcome => {
  const writer = new HappenedWriter(who.tx, who.keyring);
  const sizes = await writer.sizes(ownOf(who));
  const outcome = sayRead(shown, lengthOf(sizes));
  if (outcome.ok) await writer.write({ since: todayOf(who), sizes });
  return outcome;
};
