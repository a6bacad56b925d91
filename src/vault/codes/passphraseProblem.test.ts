import { describe, expect, it } from 'vitest';
import { passphraseProblem } from './passphraseProblem.ts';
import { generatePassphrase } from './words.ts';

describe('a passphrase of her own', () => {
  it('has fifteen characters or more, counted as people count', async () => {
    expect(await passphraseProblem('xq7 vw2 kz9 4m', [])).toBe('short');
    expect(await passphraseProblem('     short          ', [])).toBe('short');
    expect(await passphraseProblem('💃🏽🦋'.repeat(4), [])).toBe('short');
    expect(await passphraseProblem('maree haute sous la lune rousse', [])).toBeNull();
  });

  it('is not one that everybody guesses', async () => {
    const everybody = [
      'passwordpassword',
      'aaaaaaaaaaaaaaaaaaaa',
      'abcdefghijklmnopqrst',
      'qwertyuiopasdfgh',
      '123456789012345678',
      'password1234567',
    ];
    for (const text of everybody) expect(await passphraseProblem(text, []), text).toBe('common');
  });

  it('is not made of her name or her group’s', async () => {
    const telling = ['Marisol', 'Red Umbrella Collective'];
    expect(await passphraseProblem('red umbrella collective marisol', telling)).toBe('common');
    expect(await passphraseProblem('marisolmarisolmarisol', telling)).toBe('common');
    expect(await passphraseProblem('marisol paints seven slow green trams', telling)).toBeNull();
  });

  it('is judged by its first 64 characters, so that judging a long one takes no longer (C55)', async () => {
    const strong = 'maree haute sous la lune rousse';
    expect(await passphraseProblem(`${'a'.repeat(64)} ${strong}`, [])).toBe('common');
    expect(await passphraseProblem(`${strong} ${'a'.repeat(64)}`, [])).toBeNull();
  });

  it('is not a common word in other letters', async () => {
    for (const text of ['p@$$w0rdp@$$w0rd', 'l0v3l0v3l0v3l0v3', 'P4ssw0rd1234567'])
      expect(await passphraseProblem(text, []), text).toBe('common');
  });

  it('has a thousand characters at most', async () => {
    expect(await passphraseProblem('q7 vz '.repeat(200), [])).toBe('long');
    expect(await passphraseProblem(generatePassphrase(100), [])).toBeNull();
  });
});

describe('a passphrase made for her', () => {
  it('is seven words, different each time, and has no problem', async () => {
    const made = Array.from({ length: 50 }, () => generatePassphrase());
    expect(new Set(made).size).toBe(50);
    for (const text of made) {
      expect(text.split(' ').length).toBe(7);
      expect(text).toMatch(/^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*){6}$/);
    }
    expect(await passphraseProblem(made[0] ?? '', [])).toBeNull();
  });
});
