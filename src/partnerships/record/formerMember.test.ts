import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Forged, Forger, type KeptKey, type Rewrite } from '../../../test/support/forgery.ts';
import { keyringOf } from '../../../test/support/keyholders.ts';
import { done, type Partner, type Partners, partners, signer } from '../../../test/support/partners.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import { fingerprint } from '../../ledger/note.ts';
import { verifyRecord } from '../../ledger/verify.ts';
import { rotateAfterRemoval } from '../../vault/rotation.ts';
import { readVisible } from '../visible.ts';
import { holdCheckpoint } from './acts.ts';
import { checkpointNote, recordView } from './read.ts';
import type { RecordView } from './view.ts';

/** Somebody was a member, was removed, and helps whoever owns the database and has the server's key. */
let story: Partners;
let workers: Partner;
let ally: Partner;
let id: PartnershipId;
let kept: KeptKey;
let remove: () => Promise<void>;

const look = (who: Partner): Promise<RecordView> =>
  story.sit(who, id, async (context) => {
    const visible = await readVisible(context.tx, who.id, id);
    if (!visible) throw new Error('not there');
    return recordView(context, visible, signer, { check: true });
  });
const holdNow = async (who: Partner): Promise<string> => {
  const { checkpoint } = await look(who);
  done(await story.sit(who, id, (context) => holdCheckpoint(context, signer, checkpoint)));
  const row = story.owner.selectFrom('held_checkpoint').select('note').where('organisation_id', '=', who.id);
  return (await row.orderBy('size', 'desc').executeTakeFirstOrThrow()).note;
};
const signedOf = ({ held }: RecordView, who: Partner) =>
  held.items.filter(({ organisation }) => organisation === who.id).map(({ signed }) => signed);

beforeEach(async () => {
  story = await partners('2026-11-23');
  workers = await story.organisation('Harbour Workers', 'community');
  ally = await story.organisation('Quay Fund', 'ally');
  ({ id } = await story.founded(workers, ally));
  const leaver = await story.letIn(workers.steward);
  const keyring = keyringOf(leaver);
  const privateKey = await story.as(leaver, (tx) => keyring.privateKey(tx, workers.id, 1));
  kept = { organisation: workers.id, privateKey: Buffer.from(privateKey), epoch: 1, partnershipEpoch: 1 };
  remove = async () => {
    await story.owner.deleteFrom('membership').where('person_id', '=', leaver.person).execute();
    await story.sit(workers, id, ({ tx, keyring: hers }) =>
      rotateAfterRemoval(tx, hers, {
        ...{ organisation: workers.id, removed: leaver.person, today: '2026-11-25' },
      }),
    );
  };
});
afterEach(() => story.drop());

/** An act was made another, and every note of that organisation is said to be signed with the key she kept. */
const rewritten = (forger: Forger, sizes: readonly number[], day?: string): Rewrite => {
  const key = forger.former(id, workers.id)?.verifierKey;
  return (entries) => {
    const said = entries.filter(
      ({ kind, organisation }) => kind === 'checkpoint-held' && organisation === workers.id,
    );
    return entries.map((entry): Forged => {
      const dated = { ...entry, day: day ?? entry.day };
      if (entry.sequence === 3) return { ...dated, kind: 'objection-raised' };
      const at = said.indexOf(entry);
      return at < 0 ? dated : { ...dated, content: { size: sizes[at], key } };
    });
  };
};
const forge = async (day?: string): Promise<void> => {
  const forger = new Forger(story.owner, signer, kept);
  if (day) await story.owner.updateTable('held_checkpoint').set({ held_on: day }).execute();
  const notes = story.owner.selectFrom('held_checkpoint').select('size').orderBy('size');
  const sizes = (await notes.where('organisation_id', '=', workers.id).execute()).map(({ size }) => size);
  await forger.rewrite(id, rewritten(forger, sizes, day), 'by who left');
  await sql`delete from record_pin`.execute(story.owner);
};

describe('the key of a member who was removed, with the database and the server’s key beside it (C18, C50)', () => {
  it('signs nothing for her organisation that is dated since: both sides are told, and nothing is signed', async () => {
    await holdNow(workers);
    await remove();
    story.setNow('2026-11-27');
    await holdNow(workers);
    await forge();
    for (const who of [workers, ally]) {
      const seen = await look(who);
      expect(seen.troubles).toMatchObject([{ kind: 'held', organisation: workers.id, signed: false }]);
      expect([seen.checkpoint.note, seen.check?.ok]).toEqual([null, false]);
    }
  });

  it('signs nothing after what the new key signed, whatever the days say', async () => {
    await remove();
    await holdNow(workers);
    const forger = new Forger(story.owner, signer, kept);
    const own = (await look(workers)).held.items[0];
    // Her note of a later place stands after the one that is truly signed.
    const key = forger.former(id, workers.id)?.verifierKey ?? '';
    const said: Rewrite = (entries) => {
      const last = entries.at(-1);
      if (!last) throw new Error('an empty record');
      return [...entries, { ...last, content: { size: last.sequence, key } }];
    };
    await forger.rewrite(id, said, 'left');
    const { checkpoint } = await look(ally);
    const at = { size: checkpoint.size - 1, root: '' };
    const row = await story.owner
      .selectFrom('ledger_entry')
      .select('hash')
      .where('sequence', '=', at.size)
      .executeTakeFirstOrThrow();
    const root = row.hash.toString('hex');
    const note = forger
      .former(id, workers.id)
      ?.cosign(signer.sign({ partnership: id, size: at.size, root }), '2026-11-23');
    await sql`insert into held_checkpoint (partnership_id, organisation_id, size, head, note, held_on)
      values (${id}, ${workers.id}, ${at.size}, ${row.hash}, ${note}, '2026-11-23')`.execute(story.owner);
    expect(own?.signed).toBe('organisation');
    expect((await look(ally)).troubles).toMatchObject([
      { kind: 'held', organisation: workers.id, size: at.size, signed: false },
    ]);
  });

  it('with every day set back is shown for what it may be: a key from before, which proves nothing', async () => {
    await holdNow(workers);
    const others = await story.sit(ally, id, (context) => checkpointNote(context, signer));
    await remove();
    story.setNow('2026-11-27');
    const later = await holdNow(workers);
    expect(signedOf(await look(ally), workers)).toEqual(['organisation', 'organisation']);
    await forge('2026-11-23');

    for (const who of [workers, ally])
      expect(signedOf(await look(who), workers)).toEqual(['former', 'former']);
    expect((await look(workers)).ownFormer).toBe(true);
    const file = await story.download(workers, id);
    const key = fingerprint(new Forger(story.owner, signer, kept).former(id, workers.id)?.verifierKey ?? '');
    // The key that somebody noted before she left: what it signed is not said to be whole.
    const verdict = verifyRecord(file, { keys: [key] });
    expect(verdict).toMatchObject({ ok: true, pinned: null, former: '2026-11-25' });
    // What either side kept elsewhere says where it parts.
    for (const note of [later, others])
      expect(verifyRecord(file, { held: [note ?? ''] })).toMatchObject({ ok: false, problem: 'held' });
  });

  it('is not counted from the day she is removed, until her organisation holds the record with its new key', async () => {
    await holdNow(workers);
    expect(signedOf(await look(ally), workers)).toEqual(['organisation']);
    await remove();
    const between = await look(ally);
    expect([signedOf(between, workers), between.troubles]).toEqual([['former'], []]);
    await holdNow(workers);
    expect(signedOf(await look(ally), workers)).toEqual(['organisation', 'organisation']);
    expect(await story.verified(ally, id)).toMatchObject({ ok: true, former: null });
  });

  it('seals no act in its name to the keys that were made when she left', async () => {
    await remove();
    const forger = new Forger(story.owner, signer, { ...kept, partnershipEpoch: 2 });
    const words = { said: 'We agree to everything' };
    await forger.rewrite(
      id,
      (entries) =>
        entries.map((entry) =>
          entry.organisation === workers.id && entry.actor ? { ...entry, content: words } : entry,
        ),
      'left',
    );
    const file = await story.download(ally, id);
    expect(file.join('\n')).not.toContain(words.said);
  });
});
