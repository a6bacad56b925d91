import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Keyholder } from '../../../test/support/keyholders.ts';
import { done, type Partner, type Partners, partners } from '../../../test/support/partners.ts';
import { draft, namesAll } from '../../../test/support/statements.ts';
import { sweepUnsentTexts } from '../../jobs/statementJobs.ts';
import type { PartnershipId, StatementId } from '../../kernel/ids.ts';
import { answerAsk, leave } from '../drafters/acts.ts';
import { beginStatement } from '../drafters/begin.ts';
import { dropUnsent, keepUnsent, unsentOf } from './unsent.ts';
import type { UnsentWords } from './unsentStore.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let ada: Keyholder;
let partnership: PartnershipId;
beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Alliance (example)', 'ally');
  ({ id: partnership } = await story.founded(workers, ally));
  ada = await story.letIn(workers.steward);
});
afterAll(() => story.drop());

const begun = async (): Promise<StatementId> => {
  const about = { title: 'Relief', purpose: 'What relief has to do.' };
  const { id } = done(
    await draft(story, ally, (context) =>
      beginStatement(context, { partnership, about, days: 3, scopes: [] }),
    ),
  );
  done(await draft(story, workers, (context) => answerAsk(context, id, 'joined')));
  return id;
};
const words = (body: string): UnsentWords => ({ ...namesAll, body, language: 'en', base: null, note: '' });
const keep = (who: Partner, id: StatementId, body: string, seen = 0) =>
  draft(story, who, (context) => keepUnsent(context, id, { slot: 'new', seen, words: words(body) }));
const found = (who: Partner, id: StatementId) => draft(story, who, (context) => unsentOf(context, id, 'new'));
const asAda = () => ({ who: ada, role: 'member' as const });
const runOn = (day: string): Promise<void> =>
  sweepUnsentTexts({
    database: story.database,
    clock: { now: () => Temporal.Instant.from(`${day}T12:00:00Z`), sleep: async () => {} },
    pepper: Buffer.alloc(32, 9),
  });
const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });

describe('what somebody wrote and has not sent', () => {
  it('is hers: a colleague on the same draft finds nothing, and keeps words of her own', async () => {
    const id = await begun();
    done(await keep(workers, id, 'Mine.'));
    expect((await found(workers, id))?.words.body).toBe('Mine.');
    expect(await draft(story, workers, (context) => unsentOf(context, id, 'new'), asAda())).toBeNull();
    const hers = { slot: 'new', seen: 0, words: words('Hers.') } as const;
    done(await draft(story, workers, (context) => keepUnsent(context, id, hers), asAda()));
    expect((await found(workers, id))?.words.body).toBe('Mine.');
  });

  it('is written over only by a window that had seen it', async () => {
    const id = await begun();
    expect(done(await keep(workers, id, 'One.')).number).toBe(1);
    expect(done(await keep(workers, id, 'Two.', 1)).number).toBe(2);
    expect(await keep(workers, id, 'From an old window.', 1)).toEqual(refused('newerUnsent'));
    expect(await keep(workers, id, 'From an older window.', 0)).toEqual(refused('newerUnsent'));
    expect((await found(workers, id))?.words.body).toBe('Two.');
  });

  it('two windows that keep at the same moment: one does, the other is told', async () => {
    const id = await begun();
    const both = await Promise.all([keep(workers, id, 'Left.'), keep(workers, id, 'Right.')]);
    expect(both.filter((one) => one?.ok)).toHaveLength(1);
    expect(both).toContainEqual(refused('newerUnsent'));
  });

  it('is for those on the draft: who is only asked writes nothing yet, who is not keeps nothing', async () => {
    const about = { title: 'Relief', purpose: 'What relief has to do.' };
    const { id } = done(
      await draft(story, ally, (context) =>
        beginStatement(context, { partnership, about, days: 3, scopes: [] }),
      ),
    );
    expect(await keep(workers, id, 'Too early.')).toEqual(refused('notOwner'));
  });

  it('that her keys do not open any more stands in nobody’s way', async () => {
    const id = await begun();
    done(await keep(workers, id, 'Sealed with old keys.'));
    await story.ownerPool.query(
      `update unsent_text set words_sealed = overlay(words_sealed placing '\\x0000'::bytea from 30)
       where statement_id = $1`,
      [id],
    );
    expect(await found(workers, id)).toBeNull();
    done(await keep(workers, id, 'Begun again.'));
    expect((await found(workers, id))?.words.body).toBe('Begun again.');
  });

  it('goes when she throws it away, and no other one with it', async () => {
    const id = await begun();
    done(await keep(workers, id, 'Mine.'));
    done(await keep(ally, id, 'Ours.'));
    done(await draft(story, workers, (context) => dropUnsent(context, id, 'new')));
    expect(await found(workers, id)).toBeNull();
    expect((await found(ally, id))?.words.body).toBe('Ours.');
  });

  it('goes thirty days after she last wrote on it, and not sooner (C38)', async () => {
    const id = await begun();
    done(await keep(workers, id, 'Forgotten.'));
    await runOn('2027-02-03');
    expect(await found(workers, id)).not.toBeNull();
    await runOn('2027-02-04');
    expect(await found(workers, id)).toBeNull();
  });

  it('goes when her organisation takes its name off the draft', async () => {
    const id = await begun();
    done(await keep(workers, id, 'We are off.'));
    done(await keep(ally, id, 'We stay.'));
    done(await draft(story, workers, (context) => leave(context, id)));
    await runOn('2027-01-05');
    const { rows } = await story.ownerPool.query(
      'select organisation_id from unsent_text where statement_id = $1',
      [id],
    );
    expect(rows).toEqual([{ organisation_id: ally.id }]);
  });
});
