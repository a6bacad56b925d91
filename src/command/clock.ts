import type { Configuration } from '../configuration.ts';
import { acceptDayAsOwner } from '../database/clock/lastDay.ts';
import { enterToRead } from '../database/owner.ts';
import { type Clock, dayOf } from '../kernel/clock.ts';
import { translator } from '../web/words/translate.ts';
import type { Answer } from './backup.ts';

/** Whoever runs the machine says that its clock is right, running or not. */
export const acceptClock = async (configuration: Configuration, clock: Clock): Promise<Answer> => {
  const today = dayOf(clock.now());
  const entry = await enterToRead(configuration);
  try {
    await acceptDayAsOwner(entry.owner, today);
  } finally {
    await entry.stop();
  }
  return { line: translator('en')('command.clockAccepted', { today }), exitCode: 0 };
};
