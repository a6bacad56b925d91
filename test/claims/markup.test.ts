import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { alikeIn, bodyOf, type Cell, parametersOf, routeNames, send, urlOf } from '../access/asking.ts';
import { actorFor } from '../access/whoActs.ts';
import { accessWorld, type World } from '../access/world.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import type { Fields, Page } from '../support/page.ts';

/** What breaks out of an element, an attribute, a script, a comment: none of it may come back as it was typed. */
const corpus = [
  `"><img src=x onerror=alert(1)>`,
  `'><svg onload=alert(1)>`,
  '</textarea><script>alert(1)</script>',
  '--><iframe srcdoc=x></iframe>',
  '<a href="javascript:alert(1)">here</a>',
];
const raw = /<img src=x|<svg onload|<script>alert|<iframe|href="javascript:/i;

let world: World;
let copy: Copy;
beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
}, 300_000);
afterAll(() => copy.at.drop());

const posts = routeNames.filter((name) => routes[name].method === 'POST');
let shown = 0;

/** The page that answers, and the one it leads to: where what was typed stands first. */
const pagesAfter = async (cell: Cell, body: Fields): Promise<Page[]> => {
  const url = urlOf(cell.name, parametersOf(world, cell));
  const page = await send(world, copy, cell.kind, { name: cell.name, url, body });
  if (page.location === null || !page.location.startsWith('/')) return [page];
  // A route that is asked with GET: `send` sends what its name says.
  const next = await send(world, copy, cell.kind, { name: 'home', url: page.location });
  return [page, next];
};

const tryAll = async (name: RouteName, attack: string): Promise<void> => {
  const actor = actorFor(name);
  if (!actor) return;
  const cell: Cell = { name, ...actor };
  const body = bodyOf(world, cell);
  const typed = Object.fromEntries(Object.entries(body).filter(([, before]) => typeof before === 'string'));
  for (const fields of alikeIn(typed)) {
    const attacked = Object.fromEntries(fields.map((field) => [field, `${attack} ${field}`]));
    const pages = await pagesAfter(cell, { ...body, ...attacked });
    for (const { html } of pages) {
      expect([name, fields, raw.exec(html)?.[0] ?? 'text']).toEqual([name, fields, 'text']);
      if (html.includes('alert(1)')) shown += 1;
    }
    if ((pages[0]?.status ?? 500) < 400) await copy.undo();
  }
};

test('what is typed into any field of any form is text wherever it comes back (C33)', async () => {
  for (const [place, name] of posts.entries()) await tryAll(name, corpus[place % corpus.length] ?? '');
  // It does come back: a form that was refused holds it, a page that was led to shows it.
  expect(shown).toBeGreaterThan(60);
  expect(world.net.troubles).toEqual([]);
}, 600_000);
