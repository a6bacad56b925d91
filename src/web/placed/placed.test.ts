import { expect, test } from 'vitest';
import { Placed } from './placed.ts';

const text = (page: Uint8Array): string => Buffer.from(page).toString();

test('a secret takes its places in the page when it leaves, and is overwritten afterwards', () => {
  const placed = new Placed();
  const words = Buffer.from('seven plain words');
  const [one, other] = [placed.add(words), placed.add(Buffer.from('CODE'))];
  const page = placed.into(Buffer.from(`é ${one}<${other}> and ${one}.`));
  expect(text(page)).toBe('é seven plain words<CODE> and seven plain words.');
  placed.forget();
  expect(page.every((byte) => byte === 0)).toBe(true);
  expect(words.every((byte) => byte === 0)).toBe(true);
  expect(placed.isEmpty).toBe(true);
});

test('what stands for it cannot be written by whoever sends a form', () => {
  const placed = new Placed();
  expect(placed.add(Buffer.from('a'))).toMatch(/^[0-9a-f]{32}$/);
  expect(placed.add(Buffer.from('a'))).not.toBe(placed.add(Buffer.from('a')));
});
