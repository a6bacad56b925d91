import { canReach, fromPasswd, type ServerUser } from '../database/embedded/serverUser.ts';

/** Nobody's number on this machine, where no user was made for the program. */
const unnamed: ServerUser = { uid: 64_220, gid: 64_220 };

/**
 * Started as root, what serves is not: it becomes the user `alongside`, or else a number that is nobody's. It owns no
 * file, and needs none. Where the program lies in a folder of root's alone, it could not read itself: then it stays root.
 */
export const servingUser = (program: string): ServerUser | Record<string, never> => {
  if (process.getuid?.() !== 0) return {};
  const user = fromPasswd('alongside') ?? unnamed;
  return canReach(program, user) ? user : {};
};
