import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Browser, chromium } from 'playwright-core';
import { type Network, network } from './people.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => path !== '' && existsSync(path));

const install = (): void => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  execFileSync('apt-get', ['update'], { stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
};

const chromiumPath = (): string => {
  if (!found()) install();
  const path = found();
  if (!path) throw new Error('These tests need Chromium: install it, or name its program in CHROMIUM_PATH.');
  return path;
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, 'localhost', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );

/** The whole application behind a real socket: a browser trusts localhost with a Secure cookie. */
export const serveNetwork = async (): Promise<Network> => {
  let net: Network | undefined;
  const server = createServer(
    getRequestListener((request) => net?.app.fetch(request) ?? new Response(null, { status: 503 })),
  );
  const origin = `http://localhost:${await listening(server)}`;
  const served = await network({ origin });
  net = served;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await served.close();
  };
  return { ...served, close };
};
