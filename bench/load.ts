import { Agent, get } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';

/** A thread of its own asks for pages, so that asking does not take the server's turn. */
export const order = z.object({
  url: z.url(),
  cookie: z.string(),
  connections: z.int(),
  milliseconds: z.int(),
});
export type Order = z.infer<typeof order>;

const ask = (url: string, cookie: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      answer.resume();
      answer.once('end', resolve);
    }).once('error', reject);
  });

parentPort?.on('message', async (message: unknown) => {
  const { url, cookie, connections, milliseconds } = order.parse(message);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  let pages = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - start < milliseconds) {
        await ask(url, cookie, agent);
        pages += 1;
      }
    }),
  );
  parentPort?.postMessage((pages * 1000) / (performance.now() - start));
  agent.destroy();
});
