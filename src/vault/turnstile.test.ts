import { describe, expect, it } from 'vitest';
import { Turnstile } from './turnstile.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the turnstile', () => {
  it('lets two through at once, in the order they came, and asks the rest to come back (C35)', async () => {
    const turnstile = new Turnstile({ atOnce: 2, queue: 3 });
    const doors: (() => void)[] = [];
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    const work = (number: number) => async () => {
      order.push(number);
      inside += 1;
      most = Math.max(most, inside);
      await new Promise<void>((open) => doors.push(open));
      inside -= 1;
      return number;
    };
    const results = Array.from({ length: 6 }, (_, number) => turnstile.pass(work(number)));
    expect(await results[5]).toEqual({ ok: false, refusal: 'busy' });
    for (let step = 0; step < 5; step += 1) {
      doors.shift()?.();
      await settle();
    }
    expect(await Promise.all(results.slice(0, 5))).toEqual(
      [0, 1, 2, 3, 4].map((result) => ({ ok: true, result })),
    );
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });

  it('keeps turning when somebody stumbles', async () => {
    const turnstile = new Turnstile({ atOnce: 1, queue: 5 });
    const fall = turnstile.pass(() => Promise.reject(new Error('stumbled')));
    const next = turnstile.pass(() => Promise.resolve('through'));
    await expect(fall).rejects.toThrow('stumbled');
    expect(await next).toEqual({ ok: true, result: 'through' });
    expect(await turnstile.pass(() => Promise.resolve('again'))).toEqual({ ok: true, result: 'again' });
  });
});
