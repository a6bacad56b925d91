import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { WorkUndone } from '../work/task.ts';
import { type OpenReader, type Reader, Readers } from './readers.ts';
import { answerOver } from './reading.ts';

/** Two ends of one connection, in this process. */
const connection = (): [Duplex, Duplex] => {
  const end = (other: () => Duplex): Duplex =>
    new Duplex({
      read: () => undefined,
      write: (part: Buffer, _, done) => {
        // A copy, as over a socket: each side may overwrite its own.
        other().push(Buffer.from(part));
        setImmediate(done);
      },
    });
  const ends: [Duplex, Duplex] = [end(() => ends[1]), end(() => ends[0])];
  return ends;
};

type Opened = { ended: boolean };
/** Readers that live here, and which of them were ended. `answers`: false where a process hangs. */
const opening = (answers: (nth: number) => boolean = () => true) => {
  const opened: Opened[] = [];
  const open: OpenReader = async () => {
    const [near, far] = connection();
    const one: Opened = { ended: false };
    opened.push(one);
    if (answers(opened.length)) answerOver(far);
    const reader: Reader = {
      stream: near,
      end: () => {
        one.ended = true;
        near.destroy();
      },
    };
    return reader;
  };
  return { opened, open };
};

const form = (fields: Record<string, string>): Buffer => Buffer.from(new URLSearchParams(fields).toString());
const signIn = () => form({ token: 't', words: '', handle: 'one two three four', own: 'a secret sentence' });

test('what is told of a form is what is no secret, and how long each secret is', async () => {
  const { open } = opening();
  const told = await new Readers(open).ask('fields', null, signIn());
  expect(told).toEqual({
    fields: [['token', 't']],
    secret: [
      { field: 'words', length: 0 },
      { field: 'handle', length: 18 },
      { field: 'own', length: 17 },
    ],
  });
  expect(JSON.stringify(told)).not.toMatch(/sentence|three/);
});

test('many forms at once are answered each by its own', async () => {
  const readers = new Readers(opening().open);
  const own = ['a', 'bb', 'ccc', 'd'.repeat(200_000)];
  const told = await Promise.all(own.map((text) => readers.ask('fields', null, form({ own: text }))));
  expect(told.map((one) => (one === 'tooMany' ? one : one.secret[0]?.length))).toEqual([1, 2, 3, 200_000]);
});

test('what was sent to a process, and what came from it, is overwritten here', async () => {
  const { open } = opening();
  const parts: Buffer[] = [];
  const readers = new Readers(async () => {
    const reader = await open();
    const write = reader.stream.write.bind(reader.stream);
    reader.stream.write = (part: Buffer, ...more: []) => {
      parts.push(part);
      return write(part, ...more);
    };
    const push = reader.stream.push.bind(reader.stream);
    reader.stream.push = (part: Buffer) => {
      parts.push(part);
      return push(part);
    };
    return reader;
  });
  await readers.ask(
    'stretch',
    { said: { by: 'signIn' }, salt: Buffer.alloc(16), cost: { memory: 19_456, passes: 2 } },
    signIn(),
  );
  await expect.poll(() => parts.some((part) => part.includes('secret'))).toBe(false);
  expect(parts.filter((part) => part.length > 8).length).toBeGreaterThan(1);
  expect(parts.filter((part) => part.length > 8 && part.some((byte) => byte !== 0))).toEqual([]);
});

test('a process that read something is ended soon, and one that read nothing is ready before', async () => {
  const { opened, open } = opening();
  const readers = new Readers(open, { life: 30 });
  await expect.poll(() => opened.length).toBe(1);
  await readers.ask('fields', null, signIn());
  await expect.poll(() => opened.length).toBe(2);
  await expect.poll(() => opened[0]?.ended).toBe(true);
  expect(opened[1]?.ended).toBe(false);
  await readers.ask('fields', null, signIn());
  await expect.poll(() => opened.map(({ ended }) => ended)).toEqual([true, true, false]);
});

test('a process that hangs is ended, and the next one is asked once more', async () => {
  const { opened, open } = opening((nth) => nth > 1);
  const readers = new Readers(open, { patience: 50 });
  expect(await readers.ask('handle', null, signIn())).toEqual(Buffer.from('one two three four'));
  expect(opened[0]?.ended).toBe(true);
});

test('where none answers, whoever sent the form is asked to come back', async () => {
  const readers = new Readers(opening(() => false).open, { patience: 20 });
  await expect(readers.ask('handle', null, signIn())).rejects.toBeInstanceOf(WorkUndone);
  const none = new Readers(() => Promise.reject(new Error('no process')));
  await expect(none.ask('handle', null, signIn())).rejects.toBeInstanceOf(WorkUndone);
});

test('what fails there says which kind of ask, and no value (C37)', async () => {
  const readers = new Readers(opening().open);
  const cost = { memory: 8, passes: 1 };
  const asked = readers.ask('stretch', { said: { by: 'signIn' }, salt: Buffer.alloc(16), cost }, signIn());
  await expect(asked).rejects.toThrow(/^a form's stretch failed: Error$/);
});
