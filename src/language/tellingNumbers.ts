/** Contact, account and document numbers: a note says where to hand these in, and must not contain them. */
export const tellingKinds = ['email', 'account', 'document', 'phone', 'number'] as const;
export type TellingKind = (typeof tellingKinds)[number];
export type Telling = { kind: TellingKind; said: string };

/** Begins where such a name begins, never within one: each is walked over once. */
const email = /(?<![^\s@<>(),;:"])[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.\p{L}{2,}/gu;
/** Two letters, two digits, then groups: an account number as banks print it. */
const account = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,5}){3,8}(?![\p{L}\p{N}])/giu;
/** One to three letters and at least five digits: a passport, a card, a visa. */
const document = /(?<![\p{L}\p{N}])(?:[A-Z]{1,3}[ -]?\d[\d ]{4,11}|[A-Za-z]{1,3}\d{5,11})(?![\p{L}\p{N}])/gu;
const digits = /\+?\(?\d(?:[\s./()-]{0,3}\d)+/gu;
const dates = [
  /(?<!\d)(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)/gu,
  /(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}(?!\d)/gu,
  /(?<!\d)(?:19|20)\d{2}\s?[-/–]\s?(?:19|20)\d{2}(?!\d)/gu,
];

/** Any script's digits, and letters as wide as they come, in the form that the patterns know. */
const plain = (text: string): string =>
  text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Every set of decimal digits begins at a multiple of ten steps from its own zero.
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });

/** The checksum that payment cards carry. */
const isCard = (figures: string): boolean => {
  const sum = [...figures].toReversed().reduce((total, figure, at) => {
    const value = Number(figure) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return figures.length >= 13 && figures.length <= 19 && sum % 10 === 0;
};

const kindOf = (said: string): TellingKind | null => {
  const figures = said.replace(/\D/g, '');
  if (figures.length < 6) return null;
  if (isCard(figures)) return 'account';
  const dialled = /^\+|^\(?0/.test(said) && figures.length >= 7 && figures.length <= 15;
  return dialled ? 'phone' : 'number';
};

/**
 * Phone numbers, addresses of e-mail, numbers of accounts, cards and papers in a text. It errs on the side of asking:
 * whoever wrote it looks again, and keeps it if she wants.
 */
export const tellingIn = (text: string): Telling[] => {
  const found: Telling[] = [];
  let rest = dates.reduce((left, date) => left.replace(date, ' · '), plain(text));
  const take = (pattern: RegExp, kind: TellingKind): void => {
    rest = rest.replace(pattern, (said) => {
      found.push({ kind, said: said.trim() });
      return ' · ';
    });
  };
  take(email, 'email');
  take(account, 'account');
  take(document, 'document');
  for (const [said] of rest.matchAll(digits)) {
    const kind = kindOf(said.trim());
    if (kind) found.push({ kind, said: said.trim() });
  }
  return found;
};
