import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { look, planBetween, withCode } from '../../../test/support/engagements.ts';
import { done, type Partner, type Partners, partners } from '../../../test/support/partners.ts';
import type { EngagementId, NominationId, NoteId } from '../../kernel/ids.ts';
import { openEngagement } from '../acts.ts';
import { requestTo } from '../facts.ts';
import { giveNewLink, nominateFor, releaseNominee, withdrawNomination } from '../nominations/acts.ts';
import { NominationReader } from '../nominations/store.ts';
import { answerOwnSeat, withdrawOwnSeat } from '../ownSeat/acts.ts';
import { agreeAsNominee, refuseAsNominee } from '../ownSeat/noteActs.ts';
import { ownNotes } from '../ownSeat/read.ts';
import { answerRequest, sendRequests } from '../requests/acts.ts';
import { readVisible } from '../visible.ts';
import { agreeAsOrganisation, askWhere, readNote, refuseAsOrganisation } from './acts.ts';
import { readNotes } from './read.ts';
import type { NoteWords } from './rules.ts';
import { endNotes, NoteReader, NoteWordsReader } from './store.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let other: Partner;
let engagement: EngagementId;
beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Fund (example)', 'ally');
  other = await story.organisation('Hill Fund (example)', 'ally');
  const { id: partnership } = await story.founded(workers, ally, other);
  const plan = planBetween(workers, ally);
  engagement = done(await look(story, ally, (context) => openEngagement(context, plan, partnership))).id;
  done(await look(story, ally, (context) => sendRequests(context, engagement, 10)));
  const facts = await look(story, workers, (context) => readVisible(context, engagement));
  const request = facts && requestTo(facts.facts, workers.id);
  if (!request) throw new Error('nobody was asked');
  const at = { engagement, request: request.id };
  done(await look(story, workers, (context) => answerRequest(context, at, { answer: 'accepted', note: '' })));
});
afterAll(() => story.drop());

const shows = { photo: false, recording: false, streaming: false, quotation: false, socialMedia: false };
const choices = {
  ...{ name: 'Marigold', nameShown: 'partners' as const, pronouns: '', pronounsShown: 'nobody' as const },
  ...{ introduction: '', introductionShown: 'nobody' as const, permissions: shows, until: null },
};
let own: Buffer;
let nomination: NominationId;
/** Somebody new is shown in the first seat; nobody was asked about her yet. */
beforeEach(async () => {
  story.setNow('2027-01-04');
  const link = randomBytes(16);
  own = randomBytes(16);
  const before = await look(story, workers, ({ tx }) => new NominationReader(tx).inEngagement(engagement));
  for (const { id } of before)
    done(
      await look(story, workers, (context) => withdrawNomination(context, { engagement, nomination: id })),
    );
  const who = { expert: null, label: 'Our delegate', note: '' };
  nomination = done(
    await look(story, workers, (context) =>
      nominateFor(context, engagement, { seat: 'one', who, code: link }),
    ),
  ).id;
  const accepting = { answer: 'accepted' as const, note: '', appearance: choices, own };
  done(await withCode(story, link, (at) => answerOwnSeat(at, accepting)));
  done(await look(story, workers, (context) => releaseNominee(context, { engagement, nomination })));
});

const reason = { what: 'papers' as const, why: 'The pass office wants a copy by Friday.' };
const words: NoteWords = { text: 'At the front desk of the union, for Wren.', days: 3 };
const ask = async (by = ally) => {
  const rows = await look(story, by, ({ tx }) => new NominationReader(tx).released(engagement));
  const release = rows.find((row) => row.nomination_id === nomination)?.id;
  if (!release) throw new Error('nobody is shown');
  return look(story, by, (context) => askWhere(context, engagement, release, reason));
};
const asked = async (): Promise<NoteId> => done(await ask()).id;
const factsOf = async (note: NoteId, partner = workers) =>
  (await look(story, partner, ({ tx }) => new NoteReader(tx).inEngagement(engagement))).find(
    ({ id }) => id === note,
  );
const agree = (note: NoteId, text: NoteWords | null, partner = workers) =>
  look(story, partner, async (context) => {
    const read = (await new NoteReader(context.tx).inEngagement(engagement)).find(({ id }) => id === note);
    const at = { engagement, note };
    return agreeAsOrganisation(context, at, { read: read?.wordsId ?? null, own: text });
  });
const agreeHerself = (note: NoteId, text: NoteWords | null) =>
  withCode(story, own, async (at) => {
    const hers = (await ownNotes(at)).find(({ facts }) => facts.id === note);
    return agreeAsNominee(at, note, { read: hers?.facts.wordsId ?? null, own: text });
  });
const read = (note: NoteId, partner = ally) =>
  look(story, partner, (context) => readNote(context, { engagement, note }));
/** What her own page shows her. */
const hers = () => withCode(story, own, ownNotes);

describe('a note that says where something can be handed in', () => {
  it('opens to whoever asked after both keys were turned on the same words, and to nobody else', async () => {
    const id = await asked();
    expect(await hers()).toEqual([]);
    expect(await read(id)).toMatchObject({ refusal: 'noteClosed' });
    done(await agree(id, words));
    expect(await hers()).toMatchObject([{ asker: ally.name, reason, words, state: 'waiting' }]);
    expect(await read(id)).toMatchObject({ refusal: 'noteClosed' });
    done(await agreeHerself(id, null));
    expect(done(await read(id)).open).toMatchObject({ words, reason });
    expect(await read(id, other)).toBeNull();
    expect(await factsOf(id)).toMatchObject({ openUntil: '2027-01-07' });
  });

  it('tells her and her organisation who opened it, and when', async () => {
    const id = await asked();
    done(await agree(id, words));
    done(await agreeHerself(id, null));
    expect(await hers()).toMatchObject([{ looks: [] }]);
    story.setNow('2027-01-05');
    done(await read(id));
    done(await read(id));
    expect(await hers()).toMatchObject([{ looks: ['2027-01-05'] }]);
    const view = await look(story, workers, (context) => readNotes(context, engagement));
    expect(view?.asked.find((one) => one.id === id)).toMatchObject({
      looks: ['2027-01-05'],
      asker: ally.name,
    });
  });

  it('in her own words waits for her organisation again', async () => {
    const id = await asked();
    done(await agree(id, words));
    const mine = { text: 'I bring it myself.', days: 1 };
    done(await agreeHerself(id, mine));
    expect(await read(id)).toMatchObject({ refusal: 'noteClosed' });
    done(await agree(id, null));
    expect(done(await read(id)).open.words).toEqual(mine);
  });

  it('is not agreed to by whoever did not read it as it stands', async () => {
    const id = await asked();
    done(await agree(id, words));
    const stale = await withCode(story, own, (at) =>
      agreeAsNominee(at, id, { read: randomUUID(), own: null }),
    );
    expect(stale).toMatchObject({ refusal: 'noteChanged' });
  });

  it('an ally cannot turn a key, nor read the words before both are turned (C17)', async () => {
    const id = await asked();
    expect(await agree(id, words, ally)).toMatchObject({ refusal: 'notTheirNote' });
    done(await agree(id, words));
    const opened = await look(story, ally, ({ tx, keyring }) => new NoteWordsReader(tx, keyring).words(id));
    expect(opened).toBeNull();
    const forced = await look(story, ally, ({ tx }) =>
      tx
        .updateTable('disclosure')
        .set({ nominee_agreed_on: '2027-01-04', open_until: '2027-01-10' })
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    expect(forced.numUpdatedRows).toBe(0n);
  });

  it('her organisation cannot turn her key for her, past every rule (C20)', async () => {
    const id = await asked();
    done(await agree(id, words));
    const forced = look(story, workers, ({ tx }) =>
      tx.updateTable('disclosure').set({ nominee_agreed_on: '2027-01-04' }).where('id', '=', id).execute(),
    );
    await expect(forced).rejects.toThrow();
  });
});

describe('what ends a note', () => {
  const open = async () => {
    const id = await asked();
    done(await agree(id, words));
    done(await agreeHerself(id, null));
    return id;
  };
  /** Nobody of the three opens a word of it any more. */
  const isNoise = async (id: NoteId) => {
    for (const partner of [ally, workers])
      expect(
        await look(story, partner, async ({ tx, keyring }) => {
          const sealed = new NoteWordsReader(tx, keyring);
          return [await sealed.words(id), (await sealed.reasons([id])).size];
        }),
      ).toEqual([null, 0]);
  };

  it('is her closing it, or her organisation’s: it is noise to all three', async () => {
    const first = await open();
    done(await withCode(story, own, (at) => refuseAsNominee(at, first)));
    expect(await read(first)).toMatchObject({ refusal: 'noteClosed' });
    await isNoise(first);
    const second = await open();
    const at = { engagement, note: second };
    done(await look(story, workers, (context) => refuseAsOrganisation(context, at)));
    await isNoise(second);
  });

  it('is a no, before it reaches her or after; whoever asked does not learn whose, nor asks again', async () => {
    const id = await asked();
    const at = { engagement, note: id };
    done(await look(story, workers, (context) => refuseAsOrganisation(context, at)));
    expect(await hers()).toEqual([]);
    const view = await look(story, ally, (context) => readNotes(context, engagement));
    expect(Object.keys(view?.own.find((one) => one.id === id) ?? {}).sort()).toEqual(
      ['id', 'seat', 'state', 'reason', 'askedOn', 'organisation', 'openUntil'].sort(),
    );
    expect(await ask()).toMatchObject({ refusal: 'saidNo', principle: 'P6' });
    await isNoise(id);
  });

  it('is its last day, on which it is shredded without anybody’s key', async () => {
    const id = await open();
    story.setNow('2027-01-08');
    expect(await read(id)).toMatchObject({ refusal: 'noteClosed' });
    const job = { kind: 'job' as const };
    const end = () => story.database.withActor(job, (tx) => endNotes(tx, '2027-01-08'));
    while ((await end()) > 0);
    await isNoise(id);
    expect((await factsOf(id))?.closedOn).toBe('2027-01-08');
  });

  it('is a new code for her: she is asked anew, and so is everything about her', async () => {
    const id = await open();
    const at = { engagement, nomination };
    done(await look(story, workers, (context) => giveNewLink(context, at, randomBytes(16))));
    expect(await read(id)).toMatchObject({ refusal: 'noteClosed' });
    await isNoise(id);
  });

  it('is her leaving: what is not shown any more, nobody is asked about', async () => {
    const id = await open();
    done(await withCode(story, own, withdrawOwnSeat));
    expect(await read(id)).toMatchObject({ refusal: 'noteClosed' });
    await isNoise(id);
  });
});
