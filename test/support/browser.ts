import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Browser, chromium } from 'playwright-core';
import { installPackages } from './debian.ts';
import { needFonts } from './fonts.ts';
import { type Network, network } from './people.ts';

/** The headless shell first: the same engine without the windows around it. */
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const found = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => path !== '' && existsSync(path));

const chromiumPath = (): string => {
  if (!found()) installPackages(['chromium-headless-shell']);
  const path = found();
  if (!path) throw new Error('These tests need Chromium: install it, or name its program in CHROMIUM_PATH.');
  return path;
};

export const openBrowser = (): Promise<Browser> => {
  needFonts();
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
};

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, 'localhost', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );

/** The whole application behind a real socket: a browser trusts localhost with a Secure cookie. */
export const serveNetwork = async (wanted: { copyOf?: string } = {}): Promise<Network> => {
  let net: Network | undefined;
  const server = createServer(
    getRequestListener((request) => net?.app.fetch(request) ?? new Response(null, { status: 503 })),
  );
  const origin = `http://localhost:${await listening(server)}`;
  const served = await network({ ...wanted, origin });
  net = served;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await served.close();
  };
  return { ...served, close };
};
