import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Forged, Forger, type Notes, type Rewrite } from '../../../test/support/forgery.ts';
import { done, type Partner, type Partners, partners, signer } from '../../../test/support/partners.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import { checkpointSigner, type Signer } from '../../ledger/checkpoint.ts';
import { verifyRecord } from '../../ledger/verify.ts';
import { readVisible } from '../visible.ts';
import { holdCheckpoint, takeRecordAsSeen } from './acts.ts';
import { checkpointNote, recordView } from './read.ts';
import type { RecordView } from './view.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let id: PartnershipId;
let forger: Forger;

const look = (
  who: Partner,
  wanted: { check?: boolean; own?: boolean; note?: string } = {},
  by: Signer = signer,
): Promise<RecordView> =>
  story.sit(who, id, async (context) => {
    const visible = await readVisible(context.tx, who.id, id);
    if (!visible) throw new Error('not there');
    return recordView(context, visible, by, wanted);
  });
const kinds = ({ troubles }: RecordView): string[] => troubles.map(({ kind }) => kind);
const noteOf = (who: Partner): Promise<string | null> =>
  story.sit(who, id, (context) => checkpointNote(context, signer));
const holdNow = async (who: Partner): Promise<string> => {
  const { checkpoint } = await look(who);
  done(await story.sit(who, id, (context) => holdCheckpoint(context, signer, checkpoint)));
  const row = story.owner.selectFrom('held_checkpoint').select('note').where('organisation_id', '=', who.id);
  return (await row.orderBy('size', 'desc').executeTakeFirstOrThrow()).note;
};
/** Founded by both. */
beforeEach(async () => {
  story = await partners();
  workers = await story.organisation('Harbour Workers', 'community');
  ally = await story.organisation('Quay Fund', 'ally');
  ({ id } = await story.founded(workers, ally));
  forger = new Forger(story.owner, signer);
});
afterEach(() => story.drop());

const objectionToConsent: Rewrite = (entries) =>
  entries.map((entry) => (entry.sequence === 3 ? { ...entry, kind: 'objection-raised' } : entry));
const otherWords: Rewrite = (entries) =>
  entries.map((entry) => (entry.sequence === 3 ? { ...entry, content: { version: 'another' } } : entry));
const cutAt =
  (size: number): Rewrite =>
  (entries) =>
    entries.slice(0, size);
const turned: Rewrite = (entries) => {
  const [first, second, third, ...rest] = entries;
  if (!first || !second || !third) throw new Error('too short');
  return [first, third, second, ...rest];
};
const takenOut: Rewrite = (entries) => entries.filter(({ sequence }) => sequence !== 3);
const putIn: Rewrite = (entries) =>
  entries.flatMap((entry) => (entry.sequence === 3 ? [entry, entry] : [entry]));
/** Nothing in the record says any more that anybody signed anything with a key of its own. */
const silent =
  (rewrite: Rewrite): Rewrite =>
  (entries) =>
    rewrite(entries).map((entry) =>
      entry.kind === 'checkpoint-held' ? { ...entry, content: { size: 1 } } : entry,
    );
/** Or it names keys that the forger made up. */
const renamed =
  (rewrite: Rewrite, held: { organisation: string; size: number }[]): Rewrite =>
  (entries) =>
    rewrite(entries).map((entry): Forged => {
      const of = held.find(({ organisation }) => organisation === entry.organisation);
      if (entry.kind !== 'checkpoint-held' || !of) return entry;
      const key = forger.madeUp(id, of.organisation).verifierKey;
      return { ...entry, content: { size: of.size, key } };
    });

const rewrites: [string, Rewrite][] = [
  ['an act was made another', objectionToConsent],
  ['words were written anew', otherWords],
  ['an entry was taken out', takenOut],
  ['an entry was put in', putIn],
  ['two entries changed places', turned],
  ['it was cut', cutAt(2)],
  ['it was cut and went on otherwise', (all) => [...all.slice(0, 2), ...all.slice(3, 4)]],
];

describe('a record that the owner of the database wrote anew, with the server’s key in hand (C50, C52)', () => {
  it.each(rewrites)(
    '%s: whoever saw it before is told on the page, and nothing is signed',
    async (_, rewrite) => {
      const before = await look(ally);
      expect([kinds(before), before.seen]).toEqual([[], null]);
      expect((await look(ally)).seen).toMatchObject({ size: before.checkpoint.size });
      await forger.rewrite(id, silent(rewrite), 'stripped');

      const after = await look(ally, { check: true });
      expect(['changed', 'cut']).toContain(after.troubles[0]?.kind);
      expect([after.checkpoint.note, await noteOf(ally), after.check?.ok]).toEqual([null, null, false]);
      const refused = await story.sit(ally, id, (context) =>
        holdCheckpoint(context, signer, after.checkpoint),
      );
      expect(refused).toMatchObject({ ok: false, refusal: 'recordChanged' });
      // It stays told, however often she looks.
      expect(kinds(await look(ally))).toEqual(kinds(after));
      expect(verifyRecord(await story.download(ally, id)).ok).toBe(false);
    },
  );

  it('names the entry that was changed', async () => {
    await look(ally);
    await forger.rewrite(id, silent(otherWords), 'stripped');
    expect((await look(ally)).troubles[0]).toMatchObject({ kind: 'changed', from: 3, to: 3 });
    await forger.rewrite(id, cutAt(2), 'stripped');
    expect((await look(ally)).troubles[0]).toMatchObject({ kind: 'cut', now: 2 });
  });

  it.each<[Notes, string]>([
    ['left', 'the signatures were left'],
    ['stripped', 'the signatures were taken away'],
    ['made up', 'signatures were made with another key'],
  ])('%s: somebody who never looked is told by what the two sides signed', async (notes) => {
    await holdNow(workers);
    const theirs = await holdNow(ally);
    await forger.rewrite(id, objectionToConsent, notes);
    await sql`delete from record_pin`.execute(story.owner);
    const seen = await look(ally, { check: true });
    expect(seen.troubles).toMatchObject([{ kind: 'held', signed: false }]);
    expect([seen.checkpoint.note, seen.check?.ok]).toEqual([null, false]);
    // The other side's note, kept at home, says from which entry on.
    const held = { held: [theirs] };
    expect(verifyRecord(await story.download(workers, id), held)).toMatchObject({ ok: false });
  });

  it('names keys that were made up: whoever belongs to one of them is told', async () => {
    const { checkpoint } = await look(ally);
    const theirs = await holdNow(ally);
    const held = [{ organisation: ally.id, size: checkpoint.size }];
    await forger.rewrite(id, renamed(objectionToConsent, held), 'made up');
    await sql`delete from record_pin`.execute(story.owner);
    // The other side has nothing of its own to tell it by: it sees another key, and compares it, or the note.
    const others = await look(workers);
    expect(others.troubles).toEqual([]);
    const mine = (await look(ally)).held.items[0];
    expect(mine).toMatchObject({ signed: 'nobody', kept: false });
    expect((await look(ally)).troubles).toMatchObject([
      { kind: 'held', organisation: ally.id, signed: false },
    ]);
    const file = await story.download(workers, id);
    expect(verifyRecord(file, { held: [theirs] })).toMatchObject({
      problem: 'held',
      sequence: checkpoint.size,
    });
  });

  it('says that nobody signed: then nothing is left that calls it signed', async () => {
    await holdNow(ally);
    expect((await look(workers)).held.items[0]).toMatchObject({ signed: 'organisation', kept: true });
    await forger.rewrite(id, silent(objectionToConsent), 'stripped');
    await sql`delete from record_pin`.execute(story.owner);
    const fresh = await look(workers);
    expect([fresh.seen, fresh.held.items[0]?.signed]).toEqual([null, 'server']);
  });

  it('lost the note that an organisation signed, or what a member had seen: that is told too', async () => {
    await holdNow(ally);
    await look(workers);
    await sql`delete from held_checkpoint`.execute(story.owner);
    expect((await look(workers)).troubles).toMatchObject([{ kind: 'held', organisation: ally.id }]);
    await sql`update record_pin set seen_sealed = (select content_sealed from ledger_content limit 1)`.execute(
      story.owner,
    );
    expect(kinds(await look(workers))).toContain('pinAltered');
  });

  it('edited without writing the chain anew is named on the page, as shown and as a whole', async () => {
    await look(ally);
    await sql`alter table ledger_entry disable trigger ledger_entry_append_only`.execute(story.owner);
    await sql`update ledger_entry set day = day + 1 where sequence = 2`.execute(story.owner);
    expect((await look(ally)).troubles).toMatchObject([{ kind: 'entry', sequence: 2, problem: 'hash' }]);
  });

  it('taken back to an earlier day with everything beside it: a note kept elsewhere tells, on the page', async () => {
    const tables = ['ledger_entry', 'ledger_content', 'held_checkpoint', 'checkpoint', 'record_pin'];
    await look(workers);
    for (const table of tables)
      await sql.raw(`create table was_${table} as table ${table}`).execute(story.owner);
    const kept = await holdNow(ally);
    expect((await look(workers, { note: kept })).compared).toMatchObject({ ok: true });
    const later = await holdNow(workers);
    const { size } = (await look(workers)).checkpoint;

    await sql`alter table ledger_entry disable trigger ledger_entry_append_only`.execute(story.owner);
    for (const table of tables.toReversed()) await sql.raw(`delete from ${table}`).execute(story.owner);
    for (const table of tables)
      await sql.raw(`insert into ${table} select * from was_${table}`).execute(story.owner);
    await sql`alter table ledger_entry enable trigger ledger_entry_append_only`.execute(story.owner);

    const back = await look(workers, { note: later });
    expect(back.troubles).toEqual([]);
    const first = size - 2;
    expect(back.compared).toMatchObject({ ok: false, problem: 'held', sequence: first + 1 });
    // What was held before that day it still contains.
    expect((await look(workers, { note: kept })).compared).toMatchObject({ ok: true });
    const zeros = kept.replace(/(— \S+ )\S+/gu, `$1${Buffer.alloc(68).toString('base64')}`);
    for (const [note, problem] of [
      [zeros, 'heldSignature'],
      ['hello', 'held'],
    ] as const)
      expect((await look(workers, { note })).compared).toMatchObject({ ok: false, problem });
    const [checkpoint] = [(await look(workers)).checkpoint];
    const other = checkpointSigner(Buffer.alloc(32, 3));
    const foreign = other.sign({ partnership: id, size: checkpoint.size, root: checkpoint.head });
    expect((await look(workers, { note: foreign })).compared).toMatchObject({ ok: false, problem: 'key' });
  });

  it('signed with another key of the server than before is told', async () => {
    await look(ally);
    const other = checkpointSigner(Buffer.alloc(32, 3));
    expect((await look(ally, {}, other)).troubles).toMatchObject([{ kind: 'serverKey' }]);
  });

  it('is told until she says that she asked, and to everybody else as before', async () => {
    const { checkpoint } = await look(ally);
    await look(workers);
    await forger.rewrite(id, silent(otherWords), 'stripped');
    const seen = await look(ally);
    const take = (head: string) =>
      story.sit(ally, id, (context) => takeRecordAsSeen(context, signer, { ...seen.checkpoint, head }));
    expect(await take(checkpoint.head)).toMatchObject({ ok: false, refusal: 'checkpointDiffers' });
    done(await take(seen.checkpoint.head));
    expect(kinds(await look(ally))).toEqual([]);
    expect(kinds(await look(workers))).toEqual(['changed']);
  });
});

describe('what a member did in a record', () => {
  it('is shown to her when she asks, with a proof of each act by itself, and to nobody else', async () => {
    const own = async (who: Partner, asks: boolean) =>
      (await look(who, { own: asks })).entries.items.flatMap((entry) => (entry.own ? [entry] : []));
    const hers = await own(workers, true);
    expect(hers.length).toBeGreaterThan(1);
    expect(await own(workers, false)).toEqual([]);
    const theirs = await own(ally, true);
    expect(theirs.some(({ sequence }) => hers.some((entry) => entry.sequence === sequence))).toBe(false);
    const [one] = hers;
    const verdict = verifyRecord(await story.download(ally, id), { proofs: [one?.own?.proof ?? ''] });
    expect(verdict).toMatchObject({ ok: true, proved: [one?.sequence] });
  });
});
