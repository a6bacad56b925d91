import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { draft } from '../../test/support/statements.ts';
import type { PartnershipId, StatementId } from '../kernel/ids.ts';
import { addGroups, answerAsk, assignGroups, waiveOwnDays } from './asking.ts';
import { beginStatement } from './beginning.ts';
import { answerInput, giveInput } from './contributing.ts';
import { currentFinal } from './draft.ts';
import { answerFinal, makeFinal, sayWhy, signWhy } from './finishing.ts';
import { silenceRule } from './languageChecking.ts';
import { readScene } from './scene.ts';
import { keepUnsent } from './unsent.ts';
import { keepPassage, writeWording } from './writing.ts';

const mark = 'canary9c2e';
let count = 0;
/** Words that occur nowhere else; each place that is typed into gets its own. */
const canary = (place: string): string => {
  count += 1;
  return `${mark} ${place} ${count}`;
};

let story: Partners;
let workers: Partner;
let ally: Partner;
let partnership: PartnershipId;
beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Alliance (example)', 'ally');
  ({ id: partnership } = await story.founded(workers, ally));
});
afterAll(() => story.drop());

const scene = async (who: Partner, id: StatementId) => {
  const found = await draft(story, who, (looking) => readScene(looking, id));
  if (!found) throw new Error('it is not there');
  return found;
};

/** Every place of a draft that people type into, up to the final text and its reservations. */
const typeEverywhere = async (): Promise<void> => {
  const about = { title: canary('title'), purpose: canary('purpose') };
  const { id } = done(
    await draft(story, ally, (looking) =>
      beginStatement(looking, { partnership, about, days: 3, scopes: [] }),
    ),
  );
  done(await draft(story, workers, (looking) => answerAsk(looking, id, 'joined')));
  done(await draft(story, ally, (looking) => addGroups(looking, id, ['sex-workers', 'migrants'])));
  const asked = { organisation: workers.id, asksFor: ['sex-workers'] as const };
  done(await draft(story, ally, (looking) => assignGroups(looking, id, asked)));
  const kept = `Sex workers and migrants: ${canary('kept')}.`;
  const text = { title: canary('head'), body: `${kept}\n\n${canary('body')}`, references: canary('source') };
  const writing = { language: 'en' as const, text, note: canary('note'), base: null, reopens: false };
  done(await draft(story, ally, (looking) => writeWording(looking, id, writing)));
  done(await draft(story, workers, (looking) => keepPassage(looking, id, { language: 'en', words: kept })));
  const wording = (await scene(workers, id)).latest.get('en')?.wording.id;
  if (!wording) throw new Error('nothing is written');
  const silent = { wording, rule: 'language' as const, reason: canary('silence') };
  done(await draft(story, workers, (looking) => silenceRule(looking, id, silent)));
  const unsent = { language: 'en' as const, base: wording, title: canary('t'), body: canary('b') };
  const words = { ...unsent, references: canary('r'), note: canary('n') };
  done(await draft(story, workers, (looking) => keepUnsent(looking, id, { slot: 'en', seen: 0, words })));
  const said = { passage: canary('passage'), words: canary('input') };
  done(
    await draft(story, workers, (looking) =>
      giveInput({ ...looking, member: { ...looking.member, name: canary('author') } }, id, {
        wording,
        kind: 'comment',
        said,
        anonymous: false,
      }),
    ),
  );
  const [contribution] = (await scene(ally, id)).facts.contributions;
  if (!contribution) throw new Error('nothing was given');
  const answer = { answer: 'declined' as const, words: canary('answer') };
  done(await draft(story, ally, (looking) => answerInput(looking, id, contribution.id, answer)));
  const why = { lock: 'group-unasked', subject: 'migrants', sentence: canary('why') };
  done(await draft(story, workers, (looking) => sayWhy(looking, id, why)));
  const [stated] = (await scene(ally, id)).facts.stated;
  if (!stated) throw new Error('nothing is stated');
  done(await draft(story, ally, (looking) => signWhy(looking, id, stated.id)));
  done(await draft(story, workers, (looking) => waiveOwnDays(looking, id)));
  done(await draft(story, ally, (looking) => makeFinal(looking, id)));
  const final = currentFinal((await scene(workers, id)).facts);
  if (!final) throw new Error('nothing is final');
  const signing = { final: final.id, answer: 'reservation' as const, reservation: canary('reservation') };
  done(await draft(story, workers, (looking) => answerFinal(looking, id, signing)));
};

test('nothing that is typed into a draft stands in any table as text, in any of the ways it could (C01)', async () => {
  await typeEverywhere();
  const { rows: tables } = await story.ownerPool.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = current_schema()',
  );
  const needles = [
    mark,
    Buffer.from(mark).toString('hex'),
    Buffer.from(mark).toString('base64').slice(0, 12),
  ];
  for (const { name } of tables) {
    const { rows } = await story.ownerPool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t`,
    );
    const told = rows.filter(({ row }) => needles.some((needle) => row.includes(needle)));
    expect([name, told]).toEqual([name, []]);
  }
  expect(count).toBeGreaterThan(12);
});
