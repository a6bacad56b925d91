import { describe, expect, it } from 'vitest';
import { tellingIn } from './tellingNumbers.ts';

const kinds = (text: string) => tellingIn(text).map(({ kind }) => kind);

describe('numbers that should be handed in elsewhere', () => {
  it.each([
    ['write to marigold@example.org', 'email'],
    ['IBAN AT61 1904 3002 3457 3201', 'account'],
    ['AT611904300234573201', 'account'],
    ['card 4111 1111 1111 1111', 'account'],
    ['passport P 1234567', 'document'],
    ['AB123456', 'document'],
    ['call +43 660 123 45 67', 'phone'],
    ['ring 0660 / 1234567', 'phone'],
    ['account 12345678', 'number'],
    ['رقم ٠٦٦٠١٢٣٤٥٦٧', 'phone'],
    ['ＡＢ１２３４５６', 'document'],
  ])('are noticed in “%s”', (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it.each([
    'Ask for Wren at the front desk on 10.03.2027 after 14:30.',
    'On 2027-03-10 in room 104, second floor, house 17.',
    'The fund’s own form of 2026-2027 lies at the desk; 12 copies.',
    'Через стойку, дом 5, кв. 12',
  ])('are not seen where there are none: “%s”', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('are all named, each with what was said', () => {
    expect(tellingIn('Marigold@example.org, or 0660 1234567.')).toEqual([
      { kind: 'email', said: 'Marigold@example.org' },
      { kind: 'phone', said: '0660 1234567' },
    ]);
  });

  it('are looked for as fast in a text of one kind as in any other', () => {
    for (const one of ['1', 'A1 ', '1-', 'AB12 ', 'a@', '.'])
      expect(tellingIn(one.repeat(2000)).length).toBeLessThan(2000);
  });
});
