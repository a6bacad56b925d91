import { strToU8, zipSync } from 'fflate';
import { type RouteName, routes } from '../../../src/routes.ts';

/** `body`: made when it is sent, with the fields that every form carries; a text is a plain form as it is. */
type Carried = Readonly<Record<string, string>>;
export type Attack = { name: string; path: string; body: (carried: Carried) => string | FormData };
type File = { name: string; bytes: Uint8Array };

const odt = (content: string): Uint8Array => zipSync({ 'content.xml': strToU8(content) }, { level: 9 });
const docx = (content: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(content) }, { level: 9 });
const named = (name: string, bytes: Uint8Array | string): File => ({
  name,
  bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes,
});

/** Files of which one stopped the whole server, for seconds or for minutes. */
export const hostileFiles = (): File[] => [
  named('nested.odt', odt(`<office:text>${'<text:note-body>'.repeat(700_000)}`)),
  named('quotes.html', '<q>x'.repeat(300_000)),
  named('divisions.html', '<div>'.repeat(300_000)),
  named('comments.md', '<!--'.repeat(100_000)),
  named('fences.md', '```x\n~~~'.repeat(100_000)),
  named('text.docx', docx(`<w:t>${'x'.repeat(11_000_000)}</w:t>`)),
  named('paragraphs.docx', docx('<w:p/>'.repeat(1_800_000))),
  named('blanks.txt', `a${' '.repeat(200_000)}a`),
  named('words.txt', 'prostitute '.repeat(90_000)),
  named('chinese.txt', '性工作者和女性工作者'.repeat(90_000)),
  named('lines.txt', '\n \t'.repeat(300_000)),
];

const madeUp: Record<string, string> = {
  token: 'A'.repeat(43),
  code: '00000-00000-00000-00000-00000-00000',
  language: 'en',
};
/** An address of this kind: nothing is there, and whatever is sent to it is read all the same. */
const addressOf = (pattern: string): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => madeUp[name] ?? '0199f000-0000-7000-8000-000000000000');

const numbered = (count: number, name: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${name(index + 1)}=speaker`).join('&');
/** What a form is made of, beyond any form of ours. */
const hostileForms: Readonly<Record<string, string>> = {
  'a hundred thousand fields': 'a&'.repeat(100_000),
  'as many fields as may be': numbered(5900, (number) => `f${number}`),
  'seven thousand seats': numbered(7000, (number) => `seat-${number}-role`),
  'one field of blanks': `text=a${'+'.repeat(250_000)}a`,
};

export const plain =
  (fields: string) =>
  (carried: Carried): string =>
    `${new URLSearchParams(carried)}&${fields}`;

const posts = Object.keys(routes)
  .filter((name): name is RouteName => name in routes)
  .map((name) => routes[name])
  .filter(({ method, pattern }) => method === 'POST' && pattern !== routes.leave.pattern);

/** Every route that takes a body, with every form. */
export const formAttacks = (): Attack[] =>
  posts.flatMap(({ pattern }) =>
    Object.entries(hostileForms).map(([name, body]) => ({
      name: `${pattern}: ${name}`,
      path: addressOf(pattern),
      body: plain(body),
    })),
  );

const withFile =
  (field: string, file: File, fields: Carried) =>
  (carried: Carried): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...carried })) form.set(name, value);
    form.set(field, new Blob([new Uint8Array(file.bytes)]), file.name);
    return form;
  };

/** Every field that takes a file, with every file. */
export const fileAttacks = (): Attack[] =>
  hostileFiles().flatMap((file) => [
    ...['file', 'beforeFile'].map((field) => ({
      name: `check, ${field}: ${file.name}`,
      path: routes.checkStatementNow.url(),
      body: withFile(field, file, { text: 'x' }),
    })),
    {
      name: `draft: ${file.name}`,
      path: addressOf(routes.writeText.pattern),
      body: withFile('file', file, { do: 'file', base: '', replaced: '' }),
    },
    {
      name: `external: ${file.name}`,
      path: routes.enterExternalText.url(),
      body: withFile('file', file, { publisher: 'x' }),
    },
  ]);

const form = (path: string, name: string, fields: Record<string, string>): Attack => ({
  name,
  path,
  body: plain(new URLSearchParams(fields).toString()),
});

const seat = (number: number): string =>
  `  - {key: s${number}, role: speaker, power: advise, communities: [], paidHours: [session]}\n`;
const rows = (kind: string, count: number, name: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${kind}-${index + 1}-${name}`, 'x']));

/** What the pages themselves take, as much of it as they take. */
export const pageAttacks = (): Attack[] => [
  form(routes.checkEngagementNow.url(), 'a plan as full of mistakes as its page holds', {
    ...rows('seat', 200, 'role'),
    ...rows('organisation', 200, 'name'),
    ...rows('day', 100, 'on'),
  }),
  form(routes.checkEngagementNow.url(), 'a plan file of two thousand seats', {
    do: 'open',
    file: `format: alongside-plan/1\nseats:\n${Array.from({ length: 1900 }, (_, index) => seat(index)).join('')}`,
  }),
  form(routes.checkEngagementNow.url(), 'a plan file of brackets', {
    do: 'open',
    file: '['.repeat(200_000),
  }),
  form(routes.checkStatementNow.url(), 'two long texts with nothing in common', {
    text: Array.from({ length: 8000 }, (_, index) => `w${index * 7} `).join(''),
    before: Array.from({ length: 8000 }, (_, index) => `v${index * 5} `).join(''),
  }),
  form(routes.writeQuestions.url(), 'thirty thousand questions', {
    ...{ from: '', language: 'en', title: 'x', about: 'x', authors: 'x', licence: 'x', mayChange: 'x' },
    ...{ 'anchor-0': 'a', 'anchor-1': 'b', 'anchor-2': 'c', 'anchor-3': 'd', 'anchor-4': 'e' },
    questions: `#d\n${'q\n'.repeat(29_000)}`,
  }),
];
