import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import { PowerHistory } from './charts/powerHistory.tsx';
import { PassphraseField, Radios, TextField } from './forms/fields.tsx';
import { DisabledAction, ErrorSummary } from './forms/form.tsx';
import type { Frame } from './frame.ts';
import { Page } from './pages/layout.tsx';
import { PartyAnswers } from './parts/decisionCard.tsx';
import { Redline } from './parts/redline.tsx';
import { StylePage, StylePartsPage } from './style/page.tsx';
import { translator, wordsReady } from './words/translate.ts';

const styles = new URL('css/', import.meta.url);
const css = readdirSync(styles, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => readFileSync(new URL(file, styles), 'utf8'))
  .join('');
const icon = readFileSync(new URL('pages/icon.svg', import.meta.url), 'utf8');

const stranger: Frame = {
  t: translator('en'),
  language: 'en',
  path: '/style',
  formToken: 'a-token',
  newSubmission: () => 'an-act',
  placed: (bytes) => Buffer.from(bytes).toString(),
  member: null,
};
const mona: Frame = {
  ...stranger,
  member: {
    name: 'Mona',
    organisationName: 'Harbour Collective',
    organisationUrl: '/organisations/x',
    steward: false,
  },
};

let everything = '';
let strangersPage = '';
const inside = (frame: Frame) => (
  <Page frame={frame} title="Partnership" heading="Harbour Collective and Northern Fund">
    <p>A text.</p>
  </Page>
);

beforeAll(async () => {
  await wordsReady;
  // The frame stands once: ids are counted over both pages.
  const ground = String(await (<StylePage frame={mona} />));
  const body = /<div class="body">([\s\S]*)<\/div>/.exec(ground)?.[1] ?? '';
  everything = String(await (<StylePartsPage frame={mona} />)).replace('<div class="body">', `$&${body}`);
  strangersPage = String(await inside(stranger));
});

const tagsOf = (html: string, name: string): string[] =>
  html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

test('no part carries a script, a style of its own or a handler', () => {
  expect(everything).not.toMatch(/<script|<style|<iframe|<link[^>]*http|\son\w+=|\sstyle=/i);
});

test('every part has ids that are its own', () => {
  const ids = [...everything.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every field a person fills has a label of its own', () => {
  const labelled = new Set(tagsOf(everything, 'label').map((tag) => attribute(tag, 'for')));
  const fields = ['input', 'select', 'textarea']
    .flatMap((name) => tagsOf(everything, name))
    .filter((tag) => attribute(tag, 'type') !== 'hidden');
  expect(fields.length).toBeGreaterThan(9);
  for (const field of fields) expect(labelled).toContain(attribute(field, 'id'));
});

test('every form that changes something carries the session’s token', () => {
  const forms = everything.match(/<form[\s\S]*?<\/form>/g) ?? [];
  expect(forms.length).toBeGreaterThan(4);
  for (const form of forms) {
    expect(form).toContain('method="post"');
    expect(form).toContain('name="token" value="a-token"');
  }
});

test('a problem is tied to its field and named at the top; a field without one says nothing', async () => {
  const html = String(
    await (
      <>
        <ErrorSummary
          frame={mona}
          problems={{ name: 'Please fill this in.' }}
          labels={{ name: 'Chosen name' }}
        />
        <TextField
          frame={mona}
          name="name"
          label="Chosen name"
          error="Please fill this in."
          hint="Any name."
        />
        <TextField frame={mona} name="other" label="Other" value="kept" />
      </>
    ),
  );
  const [wrong = '', right = ''] = tagsOf(html, 'input');
  expect(html).toContain('href="#name"');
  expect(html).toMatch(/<h2[^>]*autofocus/);
  expect(attribute(wrong, 'aria-invalid')).toBe('true');
  expect(attribute(wrong, 'aria-describedby')).toBe('name-hint name-error');
  expect(html).toMatch(/id="name-error">[\s\S]*Please fill this in\./);
  expect(attribute(right, 'value')).toBe('kept');
  expect(right).not.toMatch(/aria-invalid|aria-describedby/);
});

test('a question with one answer says its problem for the whole group', async () => {
  const html = String(
    await (
      <Radios frame={mona} name="a" label="Answer" error="Choose." options={[{ value: 'y', label: 'Yes' }]} />
    ),
  );
  const [group = ''] = tagsOf(html, 'fieldset');
  expect(group).toContain('role="radiogroup"');
  expect(attribute(group, 'aria-invalid')).toBe('true');
  expect(attribute(group, 'aria-describedby')).toBe('a-error');
});

test('the summary names the field, and puts no colon behind a question', async () => {
  const labels = { name: 'Chosen name', answer: 'Does it lead?' };
  const problems = { name: 'Please fill this in.', answer: 'Please choose.' };
  const html = String(await (<ErrorSummary frame={mona} problems={problems} labels={labels} secrets />));
  expect(html).toContain('Chosen name: Please fill this in.');
  expect(html).toContain('Does it lead? Please choose.');
  expect(html, 'what no page gives back is not said to be there').toContain(en.web.form.keptButSecrets);
});

test('without problems there is no summary', async () => {
  expect(String(await (<ErrorSummary frame={mona} problems={{}} />))).toBe('');
});

test('a passphrase is never sent back to the page', async () => {
  const html = String(
    await (<PassphraseField frame={mona} name="p" label="Passphrase" autocomplete="new-password" />),
  );
  expect(attribute(tagsOf(html, 'input')[0] ?? '', 'value')).toBeUndefined();
});

test('what a person typed is shown as text and never runs', async () => {
  const html = String(await (<TextField frame={mona} name="n" label="Name" value={'"><script>'} />));
  expect(html).not.toContain('<script>');
});

test('"Leave now" is on every page, for strangers too, first after the skip link', () => {
  for (const page of [everything, strangersPage]) {
    const body = page.slice(page.indexOf('<body'));
    const stops = body.match(/<(?:a|button)\b[^>]*>/g) ?? [];
    expect(stops[0]).toContain('class="skip"');
    expect(body.indexOf('action="/leave"')).toBeLessThan(body.indexOf(stops[2] ?? ''));
    expect(stops[1]).toContain('type="submit"');
  }
});

test('the window’s title names nobody; the page itself may', () => {
  expect(strangersPage).toContain('<title>Partnership · Alongside</title>');
  expect(strangersPage).toContain('Harbour Collective and Northern Fund</h1>');
});

test('a stranger’s page shows no name and no way to sign out; a member’s shows both', () => {
  expect(strangersPage).not.toMatch(/Mona|sign-out/);
  expect(everything).toMatch(/Mona[\s\S]*Harbour Collective/);
  expect(everything).toContain('action="/sign-out"');
});

test('the language switch comes back to the same page', () => {
  expect(everything).toMatch(/action="\/language"[\s\S]*?name="back" value="\/style"[\s\S]*?value="fr"/);
});

test('a refused action is shown with its reason and principle, and sends nothing', async () => {
  const html = String(
    await (<DisabledAction frame={mona} label="Name a speaker" reason="You are an ally." principle="P6" />),
  );
  expect(html).toContain('aria-disabled="true"');
  expect(html).toContain('You are an ally.');
  expect(html).toContain('href="/principles#P6"');
  expect(html).not.toContain('<form');
});

test('the community side is listed first, whatever the order given; silence is never shown as consent', async () => {
  const html = String(
    await (
      <PartyAnswers
        frame={mona}
        answers={[
          { party: 'Northern Fund', side: 'ally', answer: 'consent' },
          { party: 'Harbour Collective', side: 'community', answer: 'silence' },
        ]}
      />
    ),
  );
  expect(html.indexOf('Harbour Collective')).toBeLessThan(html.indexOf('Northern Fund'));
  expect(html.slice(0, html.indexOf('Northern Fund'))).not.toContain('Consented');
});

test('a redline says aloud what is struck through and what is underlined', async () => {
  const html = String(
    await (
      <Redline
        frame={mona}
        parts={[
          { kind: 'removed', text: 'sixty' },
          { kind: 'added', text: 'ten' },
          { kind: 'same', text: ' days' },
        ]}
      />
    ),
  );
  expect(html).toMatch(
    /<del>[\s\S]*removed:[\s\S]*sixty[\s\S]*<\/del><ins>[\s\S]*added:[\s\S]*ten[\s\S]*<\/ins> days/,
  );
});

test('an area with nothing agreed yet is drawn empty, not broken', async () => {
  const html = String(
    await (
      <PowerHistory
        frame={mona}
        steps={['a', 'b', 'c', 'd', 'e', 'f']}
        areas={[{ area: 'Hiring', held: [] }]}
        caption="c"
      />
    ),
  );
  expect(html).toContain('Not agreed yet');
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
});

test('styles and icon fetch nothing and run towards either side', () => {
  expect(css).not.toMatch(
    /url\(|@import|@font-face|(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)/,
  );
  expect(icon.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/http|href|<text|<title|<script/);
});

const tokensOf = (block: string): Map<string, string> =>
  new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
const [lightBlock = '', darkBlock = ''] =
  readFileSync(new URL('paper.css', styles), 'utf8').match(/:root \{[^}]*\}/g) ?? [];

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (tokens: Map<string, string>, text: string, ground: string): number => {
  const [darker = 0, lighter = 0] = [text, ground]
    .map((name) => luminance(tokens.get(name) ?? ''))
    .sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
};

const grounds = ['paper', 'sheet'];
const textPairs = [
  ...['ink', 'muted', 'accent', 'warn', 'stop'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ...['wash', 'warn-wash', 'stop-wash'].map((ground) => ['ink', ground] as const),
  ['accent', 'wash'],
  ['warn', 'warn-wash'],
  ['stop', 'stop-wash'],
  ['on-accent', 'accent'],
  ['paper', 'ink'],
  ['paper', 'stop'],
] as const;

test.each([
  ['light', tokensOf(lightBlock)],
  ['dark', tokensOf(darkBlock)],
] as const)('text reads on its ground, and fields have an edge, in the %s scheme', (_, tokens) => {
  for (const [text, ground] of textPairs) {
    expect(contrast(tokens, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
  for (const ground of grounds)
    expect(contrast(tokens, 'edge', ground), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
});
