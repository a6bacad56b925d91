import type { Configuration } from '../configuration.ts';
import { keepLoginSalt, openSetUpLink } from '../database/setUp.ts';
import { setUpTokenOf, startDatabase } from '../database/start.ts';
import { routes } from '../routes.ts';
import type { Readied } from '../server.ts';
import { currentCost, newSalt } from '../vault/codes/passphrase.ts';
import { tokenHash } from '../vault/link.ts';
import { translator, wordsReady } from '../web/words/translate.ts';
import { pepperOf } from './pepper.ts';

export type Ready = Readied & {
  setUpLink: string | null;
  /** Settles if the database server ends without being told to; never for a server that is not ours. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

const setUpLinkOf = ({ origin }: Configuration, token: Buffer): string =>
  `${origin}${routes.setUp.url({ token: token.toString('base64url') })}`;

/** Pepper, database and the link for the first one: everything but serving. Throws `CannotStart`. */
export const ready = async (configuration: Configuration): Promise<Ready> => {
  await wordsReady;
  const pepper = await pepperOf(configuration, translator('en')('start.pepper'));
  const { app, owner, superuser, ended, stop } = await startDatabase(configuration, pepper);
  try {
    const token = setUpTokenOf(pepper, await keepLoginSalt(owner, { salt: newSalt(), ...currentCost }));
    const setUpToken = (await openSetUpLink(owner, tokenHash(token))) ? token : null;
    const setUpLink = setUpToken && setUpLinkOf(configuration, setUpToken);
    return { configuration, pepper, app, owner, superuser, setUpToken, setUpLink, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
