import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { draft, leavesOut, namesAll } from '../../test/support/statements.ts';
import type { PartnershipId, StatementId, WordingId } from '../kernel/ids.ts';
import type { CommunityKey } from '../language/vocabulary.ts';
import { verifyRecord } from '../ledger/verify.ts';
import { recordObjections, recordOutsiders, settleInvitations, settleSignatures } from './deadlines/acts.ts';
import { currentFinal, publishedFinal } from './draft.ts';
import { addGroups, answerAsk, askOnto, assignGroups, leave } from './drafters/acts.ts';
import { AskableReader } from './drafters/askableStore.ts';
import { beginStatement } from './drafters/begin.ts';
import { answerFinal, letOthersSign, makeFinal, signReason, stateReason } from './finals/acts.ts';
import { agreeToPublish } from './finals/publication.ts';
import { standingLocks } from './locks.ts';
import { answerRaised, raiseObjection } from './objections/acts.ts';
import { signOnIsOpen } from './rules.ts';
import type { DraftText } from './text/document.ts';
import { StatementWords } from './text/store.ts';
import { readVisible, type VisibleStatement } from './visible.ts';
import { keepPassage, writeWording } from './wordings/acts.ts';
import { answerInput, giveInput } from './wordings/contributions.ts';

let story: Partners;
let workers: Partner;
let users: Partner;
let ally: Partner;
let stranger: Partner;
let partnership: PartnershipId;
beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Alliance (example)', 'ally');
  users = await story.organisation('Needle and Thread (example)', 'community');
  stranger = await story.organisation('Hill Fund (example)', 'ally');
  await story.owner
    .updateTable('organisation')
    .set({ communities: ['people-who-use-drugs'] })
    .where('id', '=', users.id)
    .execute();
  await story.owner
    .updateTable('led_claim')
    .set({ communities: ['people-who-use-drugs'] })
    .where('organisation_id', '=', users.id)
    .execute();
  ({ id: partnership } = await story.founded(workers, ally));
});
afterAll(() => story.drop());

const groups: CommunityKey[] = ['sex-workers', 'people-who-use-drugs'];
const find = (who: Partner, id: StatementId) => draft(story, who, (context) => readVisible(context, id));
const visible = async (who: Partner, id: StatementId): Promise<VisibleStatement> => {
  const found = await find(who, id);
  if (!found) throw new Error('it is not there');
  return found;
};
const locks = async (who: Partner, id: StatementId): Promise<string[]> => {
  const { facts, findings } = await visible(who, id);
  return standingLocks(facts, findings, story.now).map(({ lock }) => lock);
};
const began = async (scopes: readonly string[] = []): Promise<StatementId> =>
  done(
    await draft(story, ally, (context) =>
      beginStatement(context, {
        partnership,
        about: { title: 'Relief', purpose: 'What relief has to do.' },
        days: 3,
        scopes,
      }),
    ),
  ).id;
/** Whom the check finds left out, in which language. */
const leftOut = async (id: StatementId): Promise<string[]> =>
  (await visible(ally, id)).findings.filter(({ rule }) => rule === 'omission').map(({ subject }) => subject);
const latest = async (who: Partner, id: StatementId): Promise<WordingId | null> =>
  (await visible(who, id)).latest.get('en')?.wording.id ?? null;
const known = async (who: Partner, id: StatementId): Promise<WordingId> => {
  const found = await latest(who, id);
  if (!found) throw new Error('nothing is written');
  return found;
};
const wrote = async (who: Partner, id: StatementId, text: DraftText, base?: WordingId | null) => {
  const from = base === undefined ? await latest(who, id) : base;
  return draft(story, who, (context) =>
    writeWording(context, id, { language: 'en', text, note: 'Because.', base: from, reopens: true }),
  );
};
const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });

/** Both communities are on the draft, the second from outside the partnership, and the text names them. */
const drafted = async (text = namesAll): Promise<StatementId> => {
  const id = await began();
  done(await draft(story, workers, (context) => answerAsk(context, id, 'joined')));
  done(await draft(story, ally, (context) => addGroups(context, id, groups)));
  const asksFor = ['sex-workers'] as const;
  done(
    await draft(story, ally, (context) => assignGroups(context, id, { organisation: workers.id, asksFor })),
  );
  const other = { organisation: users.id, asksFor: ['people-who-use-drugs'] as const };
  done(await draft(story, ally, (context) => askOnto(context, id, other)));
  done(await draft(story, users, (context) => answerAsk(context, id, 'joined')));
  done(await wrote(ally, id, text));
  return id;
};
const later = (days: number): void => story.setNow(story.now.add({ hours: 24 * days }));
const signed = async (who: Partner, id: StatementId) => {
  const final = currentFinal((await visible(who, id)).facts);
  if (!final) throw new Error('nothing is final');
  return draft(story, who, (context) =>
    answerFinal(context, id, { final: final.id, answer: 'signed', reservation: '' }),
  );
};
const frozen = async (): Promise<StatementId> => {
  const id = await drafted();
  later(8);
  done(await draft(story, ally, (context) => makeFinal(context, id)));
  return id;
};
const opened = async (): Promise<StatementId> => {
  const id = await frozen();
  done(await signed(workers, id));
  done(await signed(users, id));
  done(await draft(story, ally, (context) => letOthersSign(context, id)));
  return id;
};
const agreed = async (who: Partner, id: StatementId) => {
  const final = currentFinal((await visible(who, id)).facts);
  if (!final) throw new Error('nothing is final');
  return draft(story, who, (context) => agreeToPublish(context, id, final.id));
};
const published = async (): Promise<StatementId> => {
  const id = await opened();
  done(await signed(ally, id));
  for (const who of [ally, workers, users]) done(await agreed(who, id));
  return id;
};

describe('an organisation to be asked', () => {
  it('is found by its name where it is listed, though nobody has met it; the unlisted are not', async () => {
    const names = (beginning: string) =>
      draft(story, ally, async ({ tx }) =>
        (await new AskableReader(tx, '2027-01-04').named(ally.id, beginning)).map(({ name }) => name),
      );
    const far = await story.organisation('Faraway Union (example)', 'community');
    const unmet = { known_to: ally.id, organisation_id: far.id };
    await story.owner
      .deleteFrom('acquaintance')
      .where('organisation_id', '=', unmet.organisation_id)
      .where('known_to', '=', unmet.known_to)
      .execute();
    const listed = (is: boolean) =>
      story.owner.updateTable('organisation').set({ listed: is }).where('id', '=', far.id).execute();
    await listed(true);
    expect(await names('faraway')).toEqual(['Faraway Union (example)']);
    expect(await names('Faraway Union (example)')).toEqual(['Faraway Union (example)']);
    await listed(false);
    expect(await names('faraway')).toEqual([]);
    expect(await names('Nobody')).toEqual([]);
    // She never finds herself: she is on the draft already.
    expect(await names('Harbour')).toEqual([]);
  });
});

describe('a draft', () => {
  it('is read by those who are asked, from the day they are asked, and by nobody else', async () => {
    const id = await began();
    expect((await visible(workers, id)).about.title).toBe('Relief');
    expect(await find(stranger, id)).toBeNull();
    expect(await find(users, id)).toBeNull();
  });

  it('is read by an organisation outside the partnership that was asked, and by it alone', async () => {
    const id = await drafted();
    expect((await visible(users, id)).latest.get('en')?.text).toEqual(namesAll);
    expect(await find(stranger, id)).toBeNull();
    const kept = await draft(story, stranger, ({ tx, keyring }) =>
      new StatementWords(tx, keyring).abouts([id]),
    );
    expect(kept.size).toBe(0);
  });

  it('is closed to who said no: neither its rows nor its key open anything', async () => {
    const id = await began();
    done(await draft(story, workers, (context) => answerAsk(context, id, 'joined')));
    const other = { organisation: users.id, asksFor: [] };
    done(await draft(story, ally, (context) => askOnto(context, id, other)));
    done(await draft(story, users, (context) => answerAsk(context, id, 'declined')));
    done(await wrote(ally, id, leavesOut));
    expect(await find(users, id)).toBeNull();
    const shares = await story.owner
      .selectFrom('key_share')
      .select('epoch')
      .where('audience_id', '=', id)
      .where('holder_id', '=', users.id)
      .execute();
    expect(shares).toEqual([]);
    done(await draft(story, ally, (context) => askOnto(context, id, other)));
    expect((await visible(users, id)).latest.get('en')?.text).toEqual(leavesOut);
  });
});

describe('writing at the same time', () => {
  it('two edits of different passages come together, and neither is lost', async () => {
    const id = await drafted();
    const base = await latest(ally, id);
    const hers = { ...namesAll, title: 'Relief for all of us' };
    const theirs = { ...namesAll, body: namesAll.body.replace('a month', 'two weeks') };
    done(await wrote(workers, id, hers, base));
    expect(done(await wrote(users, id, theirs, base)).joined).toBe(true);
    const text = (await visible(ally, id)).latest.get('en')?.text;
    expect(text).toEqual({ ...theirs, title: hers.title });
  });

  it('two edits of the same words are shown to a person, and nothing is written over', async () => {
    const id = await drafted();
    const base = await latest(ally, id);
    const hers = { ...namesAll, body: namesAll.body.replace('a month', 'two weeks') };
    const theirs = { ...namesAll, body: namesAll.body.replace('a month', 'three days') };
    done(await wrote(workers, id, hers, base));
    expect(await wrote(users, id, theirs, base)).toEqual(refused('otherText'));
    expect((await visible(ally, id)).latest.get('en')?.text).toEqual(hers);
  });

  it('a kept sentence that an ally softens is refused, word for word as it stands', async () => {
    const id = await drafted();
    const words = 'pay it out within a month';
    const wording = await known(workers, id);
    done(await draft(story, workers, (context) => keepPassage(context, id, { wording, words })));
    const softer = { ...namesAll, body: namesAll.body.replace('a month', 'a month where possible') };
    expect(await wrote(ally, id, softer)).toEqual(refused('passageProtected'));
    expect(await wrote(workers, id, softer)).toMatchObject({ ok: true });
  });
});

describe('input', () => {
  it('a proposed wording that is accepted stands in the text at once', async () => {
    const id = await drafted();
    const given = {
      wording: await known(users, id),
      kind: 'wording' as const,
      words: { passage: 'within a month', words: 'within two weeks' },
      anonymous: true,
    };
    done(await draft(story, users, (context) => giveInput(context, id, given)));
    const [contribution] = (await visible(ally, id)).facts.contributions;
    if (!contribution) throw new Error('nothing was given');
    const answer = { answer: 'accepted' as const, words: '' };
    expect(
      done(await draft(story, ally, (context) => answerInput(context, id, contribution.id, answer))).takenIn,
    ).toBe(true);
    expect((await visible(users, id)).latest.get('en')?.text.body).toContain('within two weeks');
    const authors = await draft(story, users, ({ tx, keyring }) =>
      new StatementWords(tx, keyring).authors(id, users.id),
    );
    expect(authors.size).toBe(0);
  });
});

describe('the statement on relief, as it should have been', () => {
  it('a list that leaves out sex workers and women who use drugs is never final, and with them it is', async () => {
    const id = await drafted(leavesOut);
    later(8);
    expect(await draft(story, ally, (context) => makeFinal(context, id))).toEqual(refused('locked'));
    expect(await leftOut(id)).toEqual(['en people-who-use-drugs', 'en sex-workers']);
    done(await wrote(ally, id, namesAll));
    expect(await draft(story, ally, (context) => makeFinal(context, id))).toMatchObject({ ok: true });
  });

  it('whom the subject affects is found left out of a list, though nobody listed them', async () => {
    const id = await began(['pandemic-relief']);
    done(await wrote(ally, id, leavesOut));
    const found = await leftOut(id);
    expect(found).toEqual(expect.arrayContaining(['en sex-workers', 'en people-who-use-drugs']));
    done(await wrote(ally, id, namesAll));
    const left = await leftOut(id);
    expect(left).not.toContain('en sex-workers');
    expect(left).not.toContain('en people-who-use-drugs');
  });

  it('sign-on stays locked until every community on the draft has answered the text', async () => {
    const id = await frozen();
    done(await signed(workers, id));
    expect(await draft(story, ally, (context) => letOthersSign(context, id))).toEqual(refused('locked'));
    done(await signed(users, id));
    done(await draft(story, ally, (context) => letOthersSign(context, id)));
    expect(signOnIsOpen((await visible(ally, id)).facts)).toBe(true);
  });

  it('a change closes sign-on, and tells whose signatures it voids', async () => {
    const id = await opened();
    const changed = done(await wrote(ally, id, { ...namesAll, title: 'Relief, again' }));
    expect(changed.voided.toSorted()).toEqual([workers.id, users.id].toSorted());
    const { facts } = await visible(ally, id);
    expect(signOnIsOpen(facts)).toBe(false);
    expect(facts.finals[0]?.signOn?.closedOn).not.toBeNull();
  });

  it('a community that leaves takes its reason to be open with it', async () => {
    const id = await opened();
    done(await draft(story, users, (context) => leave(context, id)));
    done(await draft(story, workers, (context) => leave(context, id)));
    expect(await locks(ally, id)).toContain('no-community');
    expect(signOnIsOpen((await visible(ally, id)).facts)).toBe(false);
  });

  it('what stays in the way is stated by both sides, and printed with the text', async () => {
    const id = await drafted(leavesOut);
    later(8);
    for (const subject of ['omission en sex-workers', 'omission en people-who-use-drugs']) {
      const stating = { lock: 'finding', subject, sentence: 'They asked us to leave them out, for safety.' };
      done(await draft(story, workers, (context) => stateReason(context, id, stating)));
    }
    const { stated } = (await visible(ally, id)).facts;
    for (const { id: which } of stated)
      done(await draft(story, ally, (context) => signReason(context, id, which)));
    expect(await locks(ally, id)).toEqual(['finding', 'finding']);
    for (const { id: which } of stated)
      done(await draft(story, users, (context) => signReason(context, id, which)));
    expect(await locks(ally, id)).toEqual([]);
  });

  it('is published by the last owner’s word, and not one sooner', async () => {
    const id = await opened();
    expect(await agreed(ally, id)).toEqual(refused('signOffFirst'));
    done(await signed(ally, id));
    expect(done(await agreed(ally, id)).publishes).toBe(false);
    expect(done(await agreed(workers, id)).publishes).toBe(false);
    expect(done(await agreed(users, id)).publishes).toBe(true);
    expect(publishedFinal((await visible(ally, id)).facts)).not.toBeNull();
  });
});

describe('the other branch: it is out already', () => {
  it('an objection is answered with a supplement that the objector drafts, linked to the text', async () => {
    const id = await published();
    const final = publishedFinal((await visible(ally, id)).facts);
    if (!final) throw new Error('nothing is out');
    done(
      await draft(story, users, (context) =>
        raiseObjection(context, {
          statement: id,
          published: final.id,
          days: 3,
          namedAs: users.name,
          words: 'The list is not the one we agreed on.',
        }),
      ),
    );
    const [objection] = (await visible(ally, id)).facts.objections;
    if (!objection) throw new Error('nobody objected');
    const answer = { answer: 'supplement' as const, words: 'You are right.' };
    const { supplement } = done(
      await draft(story, ally, (context) => answerRaised(context, id, objection.id, answer)),
    );
    if (!supplement) throw new Error('no supplement');
    expect((await visible(users, supplement)).facts.supplements).toBe(id);
    expect((await visible(ally, id)).facts.objections[0]?.answers[0]?.supplement).toBe(supplement);
  });

  it('whoever cannot see it cannot object to it', async () => {
    const id = await published();
    const final = publishedFinal((await visible(ally, id)).facts);
    if (!final) throw new Error('nothing is out');
    const objecting = { statement: id, published: final.id, days: 3, namedAs: null, words: 'No.' };
    await expect(draft(story, stranger, (context) => raiseObjection(context, objecting))).rejects.toThrow();
  });
});

describe('time and the record', () => {
  it('silence is recorded by the job: of who was asked, and of who did not sign', async () => {
    const id = await began();
    later(9);
    const job = <Result>(work: Parameters<typeof story.database.withActor<Result>>[1]) =>
      story.database.withActor({ kind: 'job' }, work);
    expect(await job((tx) => settleInvitations(tx, story.now))).toBeGreaterThan(0);
    const { facts } = await visible(ally, id);
    expect(facts.drafters.map(({ answer }) => answer).toSorted()).toEqual(['joined', 'silence']);
    const other = await frozen();
    later(9);
    await job((tx) => settleSignatures(tx, story.now, null));
    const final = currentFinal((await visible(ally, other)).facts);
    expect(final?.signOffs.map(({ answer }) => answer)).toEqual(['silence', 'silence', 'silence']);
  });

  it('what was done from outside the partnership is in its record, which verifies', async () => {
    const job = <Result>(work: Parameters<typeof story.database.withActor<Result>>[1]) =>
      story.database.withActor({ kind: 'job' }, work);
    expect(await job(recordOutsiders)).toBeGreaterThan(0);
    await job((tx) => recordObjections(tx, story.now));
    expect(verifyRecord(await story.download(ally, partnership))).toMatchObject({ ok: true });
    const { rows } = await story.countKinds(partnership);
    const kinds = rows.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['drafter-joined', 'objection-made', 'statement-published']),
    );
  });
});
