import { afterAll, beforeAll, expect, test } from 'vitest';
import { functionsOf, guessable } from '../../../test/support/guesses.ts';
import { done, type Partner, type Partners, partners } from '../../../test/support/partners.ts';
import { draft } from '../../../test/support/statements.ts';
import type { PartnershipId, StatementId } from '../../kernel/ids.ts';
import { currentFinal } from '../draft.ts';
import { addGroups, answerAsk, assignGroups, waiveOwnDays } from '../drafters/acts.ts';
import { beginStatement } from '../drafters/begin.ts';
import { keepUnsent } from '../draftForm/unsent.ts';
import { answerFinal, makeFinal, signReason, stateReason } from '../finals/acts.ts';
import { silenceRule } from '../languageCheck/acts.ts';
import { readVisible } from '../visible.ts';
import { keepPassage, writeWording } from '../wordings/acts.ts';
import { answerInput, giveInput } from '../wordings/contributions.ts';

const mark = 'canary9c2e';
let count = 0;
/** Words that occur nowhere else; each place that is typed into gets its own. */
const canary = (place: string): string => {
  count += 1;
  return `${mark} ${place} ${count}`;
};

/** The text of the draft, as its author typed it. */
let typed = { title: '', body: '', references: '' };
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

const visible = async (who: Partner, id: StatementId) => {
  const found = await draft(story, who, (context) => readVisible(context, id));
  if (!found) throw new Error('it is not there');
  return found;
};

/** Every place of a draft that people type into, up to the final text and its reservations. */
const typeEverywhere = async (): Promise<void> => {
  const about = { title: canary('title'), purpose: canary('purpose') };
  const { id } = done(
    await draft(story, ally, (context) =>
      beginStatement(context, { partnership, about, days: 3, scopes: [] }),
    ),
  );
  done(await draft(story, workers, (context) => answerAsk(context, id, 'joined')));
  done(await draft(story, ally, (context) => addGroups(context, id, ['sex-workers', 'migrants'])));
  const asked = { organisation: workers.id, asksFor: ['sex-workers'] as const };
  done(await draft(story, ally, (context) => assignGroups(context, id, asked)));
  const kept = `Sex workers and migrants: ${canary('kept')}.`;
  const text = { title: canary('head'), body: `${kept}\n\n${canary('body')}`, references: canary('source') };
  typed = text;
  const writing = { language: 'en' as const, text, note: canary('note'), base: null, reopens: false };
  done(await draft(story, ally, (context) => writeWording(context, id, writing)));
  const wording = (await visible(workers, id)).latest.get('en')?.wording.id;
  if (!wording) throw new Error('nothing is written');
  done(await draft(story, workers, (context) => keepPassage(context, id, { wording, words: kept })));
  const silent = { wording, rule: 'language' as const, reason: canary('silence') };
  done(await draft(story, workers, (context) => silenceRule(context, id, silent)));
  const unsent = { language: 'en' as const, base: wording, title: canary('t'), body: canary('b') };
  const words = { ...unsent, references: canary('r'), note: canary('n') };
  done(await draft(story, workers, (context) => keepUnsent(context, id, { slot: 'en', seen: 0, words })));
  const said = { passage: canary('passage'), words: canary('input') };
  done(
    await draft(story, workers, (context) =>
      giveInput({ ...context, member: { ...context.member, name: canary('author') } }, id, {
        wording,
        kind: 'comment',
        words: said,
        anonymous: false,
      }),
    ),
  );
  const [contribution] = (await visible(ally, id)).facts.contributions;
  if (!contribution) throw new Error('nothing was given');
  const answer = { answer: 'declined' as const, words: canary('answer') };
  done(await draft(story, ally, (context) => answerInput(context, id, contribution.id, answer)));
  const why = { lock: 'group-unasked', subject: 'migrants', sentence: canary('why') };
  done(await draft(story, workers, (context) => stateReason(context, id, why)));
  const [stated] = (await visible(ally, id)).facts.stated;
  if (!stated) throw new Error('nothing is stated');
  done(await draft(story, ally, (context) => signReason(context, id, stated.id)));
  done(await draft(story, workers, (context) => waiveOwnDays(context, id)));
  done(await draft(story, ally, (context) => makeFinal(context, id)));
  const final = currentFinal((await visible(workers, id)).facts);
  if (!final) throw new Error('nothing is final');
  const signing = { final: final.id, answer: 'reservation' as const, reservation: canary('reservation') };
  done(await draft(story, workers, (context) => answerFinal(context, id, signing)));
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

test('nothing that is stored of a draft lets anybody check a guess at its words (C01)', async () => {
  expect(await guessable(story.ownerPool, functionsOf([typed]))).toEqual([]);
});
