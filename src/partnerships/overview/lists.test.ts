import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proposalOf } from '../../../test/support/agreements.ts';
import { type Partner, type Partners, partners, signer } from '../../../test/support/partners.ts';
import { decisionId, newId, organisationId, type PartnershipId, versionId } from '../../kernel/ids.ts';
import type { PageOf } from '../../kernel/page.ts';
import type { HeldPlace } from '../../ledger/checkpointStore.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { sealField } from '../../vault/envelope.ts';
import { type Agreement, newSeal } from '../agreement/document.ts';
import { powerView } from '../powerMap/read.ts';
import { recordView } from '../record/read.ts';
import { readVisible, type VisiblePartnership } from '../visible.ts';
import { type Onward, partnershipView } from './read.ts';

const agreed = 33;
let story: Partners;
let workers: Partner;
let ally: Partner;
let id: PartnershipId;
let agreement: Agreement;

/** What years of agreeing leave behind: too much to act out, and nothing here opens it. */
const agreeAgainAndAgain = async (): Promise<void> => {
  const numbers = Array.from({ length: agreed - 1 }, (_, index) => index + 2);
  for (const number of numbers) {
    const [decision, version] = [newId(decisionId), newId(versionId)];
    const day = Temporal.PlainDate.from('2020-01-01').add({ months: number }).toString();
    const made = { partnership_id: id, change: 'agreement', proposed_by: ally.id, proposed_on: day } as const;
    await story.owner
      .insertInto('decision')
      .values({ ...made, id: decision, based_on: number - 1 })
      .execute();
    await story.owner
      .insertInto('decision_version')
      .values({
        ...{ id: version, decision_id: decision, partnership_id: id, number: 1, by_id: ally.id },
        ...{ sha256: randomBytes(32), window_days: 10, opened_on: day },
        text_sealed: sealField(Buffer.alloc(32), 'text', 'nowhere'),
      })
      .execute();
    await story.owner
      .insertInto('decision_outcome')
      .values({
        ...{ decision_id: decision, version_id: version, partnership_id: id },
        ...{ outcome: 'effect', closed_on: day },
      })
      .execute();
    await story.owner
      .insertInto('agreement')
      .values({ partnership_id: id, number, version_id: version, in_force_on: day })
      .execute();
  }
};

beforeAll(async () => {
  story = await partners();
  workers = await story.organisation('Red Lantern', 'community');
  ally = await story.organisation('Harbour Fund', 'ally');
  ({ id, agreement } = await story.founded(workers, ally));
  for (let change = 1; change <= 13; change += 1)
    await story.change(
      change % 4 === 0 ? workers : ally,
      id,
      proposalOf('agreement', { ...agreement, title: `Change ${change}`, seal: newSeal() }),
    );
  await agreeAgainAndAgain();
});
afterAll(() => story.drop());

const look = <Result>(
  who: Partner,
  work: (context: PartnershipContext, visible: VisiblePartnership) => Promise<Result>,
) =>
  story.sit(who, id, async (context) => {
    const visible = await readVisible(context.tx, who.id, id);
    if (!visible) throw new Error('not there');
    return work(context, visible);
  });
const page = (who: Partner, places: Onward) =>
  look(who, (context, visible) => partnershipView(context, visible, signer, places));

/** Follows "next" to the end; what each page shows, page by page. */
const follow = async <Item>(read: (next: string | undefined) => Promise<PageOf<Item>>): Promise<Item[][]> => {
  const pages: Item[][] = [];
  let next: string | null | undefined;
  do {
    const { items, next: further } = await read(next ?? undefined);
    pages.push([...items]);
    next = further;
  } while (next !== null && pages.length < 20);
  return pages;
};

test('earlier agreements come ten at a time, the newest first, without a gap or a repeat', async () => {
  const pages = await follow(async (next) => {
    const { history } = await page(workers, { before: next === undefined ? undefined : Number(next) });
    return history;
  });
  expect(pages.map(({ length }) => length)).toEqual([10, 10, 10, 2]);
  const numbers = pages.flat().map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: agreed - 1 }, (_, index) => agreed - 1 - index));
  expect((await page(workers, { before: 7 })).agreement?.number).toBe(agreed);
});

test('closed decisions come ten at a time, without a gap or a repeat', async () => {
  const pages = await follow(async (next) => {
    const after = next === undefined ? undefined : decisionId.parse(next);
    return (await page(ally, { after })).closedDecisions;
  });
  expect(pages.map(({ length }) => length)).toEqual([10, 10, 10, 3]);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(agreed);
});

test('open proposals come ten at a time, and those that wait for her are counted wherever they stand', async () => {
  const pages = await follow(async (next) => {
    const open = next === undefined ? undefined : decisionId.parse(next);
    const { openDecisions } = await page(workers, { open });
    return openDecisions;
  });
  expect(pages.map(({ length }) => length)).toEqual([10, 3]);
  expect(new Set(pages.flat().map(({ facts }) => facts.id)).size).toBe(13);
  // Three of the thirteen are her own organisation's, which has answered by proposing.
  expect((await page(workers, {})).yourTurn).toHaveLength(10);
});

test('what is held comes ten at a time, and one that no longer fits is told on every page', async () => {
  const entries = await story.countKinds(id);
  const size = entries.rows.reduce((sum, { count }) => sum + Number(count), 0);
  expect(size).toBeGreaterThan(12);
  const noteOf = (upTo: number, head: Buffer) =>
    signer.sign({ partnership: id, size: upTo, root: head.toString('hex') });
  const hold = (organisation: Partner, upTo: number, head: Buffer) =>
    story.owner
      .insertInto('held_checkpoint')
      .values({
        ...{ partnership_id: id, organisation_id: organisation.id, size: upTo, head },
        ...{ note: noteOf(upTo, head), held_on: '2026-11-23' },
      })
      .execute();
  const rows = await story.owner.selectFrom('ledger_entry').selectAll().orderBy('sequence').execute();
  for (const { sequence, hash } of rows.slice(0, 12)) {
    await hold(workers, sequence, hash);
    await hold(ally, sequence, hash);
  }
  const read = (held?: HeldPlace) =>
    look(workers, (context, visible) => recordView(context, visible, signer, { held }));
  const pages = await follow(async (next) => {
    const [upTo = '', ...organisation] = next?.split('-') ?? [];
    const after = { size: Number(upTo), organisation: organisationId.safeParse(organisation.join('-')).data };
    const { size, organisation: by } = after;
    return (await read(by && { size, organisation: by })).held;
  });
  expect(pages.map(({ length }) => length)).toEqual([10, 10, 4]);
  expect(new Set(pages.flat().map(({ size, organisation }) => `${size} ${organisation}`)).size).toBe(24);
  expect((await read()).troubles).toEqual([]);

  await story.owner
    .updateTable('held_checkpoint')
    .set({ note: noteOf(1, Buffer.alloc(32, 1)) })
    .where('size', '=', 1)
    .where('organisation_id', '=', ally.id)
    .execute();
  const first = await read();
  expect(first.troubles).toMatchObject([{ kind: 'held', organisation: ally.id, size: 1, signed: true }]);
  expect(first.held.items.every(({ kept }) => kept)).toBe(true);
  expect((await page(workers, {})).recordBroken).toBe(true);
});

test('the power map draws the first agreement and the latest, however many there were', async () => {
  expect(await look(workers, powerView)).toMatchObject({ latestShown: 24 });
});
