import { describe, expect, it } from 'vitest';
import type { Comer } from '../admission/comer.ts';
import { Turnstile } from './turnstile.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const from = (key: string, device: string | null = null): Comer => ({
  source: { key, shared: false },
  device,
});

/** Slow work that ends when it is told to, and tells who was let in. */
const slow = () => {
  const letIn: string[] = [];
  const under: (() => void)[] = [];
  const work = (who: string) => async () => {
    letIn.push(who);
    await new Promise<void>((open) => under.push(open));
    return who;
  };
  const next = async () => {
    under.shift()?.();
    await settle();
  };
  return { letIn, work, next };
};

describe('the turnstile', () => {
  it('lets two through at once, so many wait, and the rest are asked to come back, by lot (C35)', async () => {
    const turnstile = new Turnstile({ atOnce: 2, queue: 3 });
    const { letIn, work, next } = slow();
    const results = Array.from({ length: 6 }, (_, number) => turnstile.pass(work(`${number}`)));
    const away = await Promise.race(results);
    expect(away).toEqual({ ok: false, refusal: 'busy' });
    expect(letIn).toHaveLength(2);
    for (let step = 0; step < 5; step += 1) await next();
    expect((await Promise.all(results)).filter(({ ok }) => ok)).toHaveLength(5);
    expect(letIn).toHaveLength(5);
  });

  it('gives each source the same chance, however many come from one (C35)', async () => {
    let places = 0;
    const rounds = 60;
    for (let round = 0; round < rounds; round += 1) {
      const turnstile = new Turnstile({ atOnce: 1 });
      const { letIn, work, next } = slow();
      for (let index = 0; index < 20; index += 1) void turnstile.pass(work('flood'), from('flood'));
      void turnstile.pass(work('hers'), from('hers'));
      while (!letIn.includes('hers')) await next();
      places += letIn.length - 1;
    }
    // Half of the time the very next place is hers: about two places on average, never twenty.
    expect(places / rounds).toBeLessThan(4);
  });

  it('holds one source to its own bound, and a device that signed in before goes first (C35)', async () => {
    const turnstile = new Turnstile({ atOnce: 1, ofOneSource: 5 });
    const { letIn, work, next } = slow();
    const flood = Array.from({ length: 30 }, () => turnstile.pass(work('flood'), from('onion')));
    await settle();
    void turnstile.pass(work('hers'), from('onion', 'her laptop'));
    await next();
    expect(letIn).toEqual(['flood', 'hers']);
    for (let step = 0; step < 6; step += 1) await next();
    expect((await Promise.all(flood)).filter(({ ok }) => ok)).toHaveLength(6);
  });

  it('keeps a place for those without a device, however many known ones come', async () => {
    const turnstile = new Turnstile({ atOnce: 1 });
    const { letIn, work, next } = slow();
    void turnstile.pass(work('first'));
    for (let index = 0; index < 40; index += 1)
      void turnstile.pass(work('known'), from('a', `device ${index}`));
    void turnstile.pass(work('hers'), from('b'));
    for (let step = 0; step < 6; step += 1) await next();
    expect(letIn).toContain('hers');
  });

  it('keeps nobody waiting for ever', async () => {
    const turnstile = new Turnstile({ atOnce: 1, patience: 20 });
    const { work, next } = slow();
    const inside = turnstile.pass(work('inside'));
    expect(await turnstile.pass(work('waits'))).toEqual({ ok: false, refusal: 'busy' });
    await next();
    expect(await inside).toEqual({ ok: true, result: 'inside' });
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
