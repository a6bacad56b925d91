import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { pepperByCommand, typedLine } from './pepper.ts';

const pepper = randomBytes(32).toString('base64');
const prints = (script: string): string[] => [process.execPath, '-e', script];

test('a command gives the pepper by its first line, and is run without a shell', async () => {
  const given = await pepperByCommand(prints(`console.log('${pepper}'); console.log('and more')`));
  expect(given.toString('base64')).toBe(pepper);
  await expect(pepperByCommand([`echo ${pepper}`])).rejects.toMatchObject({ reason: 'no-pepper' });
  await expect(pepperByCommand(['echo', '$(cat', '/etc/passwd)'])).rejects.toMatchObject({
    reason: 'no-pepper',
  });
});

test.each([
  ['fails', prints(`console.log('${pepper}'); process.exit(1)`)],
  ['prints something else', prints(`console.log('salt')`)],
  ['prints nothing', prints('')],
  ['prints without end', prints(`for (;;) console.log('${pepper}')`)],
  ['is not there', ['/no/such/program']],
])('a command that %s is told without a word of what it said', async (_, command) => {
  const problem = await pepperByCommand(command).catch((error: unknown) => error);
  expect(problem).toMatchObject({ reason: 'no-pepper', values: { means: 'ALONGSIDE_PEPPER_COMMAND' } });
  expect(JSON.stringify(problem)).not.toContain(pepper);
});

test('a command that never ends is ended', async () => {
  const before = performance.now();
  await expect(pepperByCommand(prints('setInterval(() => {}, 1000)'), 500)).rejects.toMatchObject({
    reason: 'no-pepper',
  });
  expect(performance.now() - before).toBeLessThan(20_000);
});

test('what is typed is read to the end of its line, slips taken back, and the terminal shows none of it', async () => {
  const modes: boolean[] = [];
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (mode: boolean) => void modes.push(mode),
  });
  const typed = typedLine(terminal as never);
  for (const piece of [pepper.slice(0, 7), 'x\u007f', pepper.slice(7), '\r']) terminal.write(piece);
  expect((await typed).toString()).toBe(pepper);
  expect(modes).toEqual([true, false]);
});
