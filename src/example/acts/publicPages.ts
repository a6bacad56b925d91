import { refreshActor } from '../../database/actor.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { MemberAtPage } from '../../publicPages/atPage.ts';
import type { PageKind } from '../../publicPages/facts.ts';
import { lookAtWords } from '../../publicPages/looking/acts.ts';
import { PublicWordsReader } from '../../publicPages/store.ts';
import { blankForGood } from '../../publicPages/wayBack/acts.ts';
import type { DaysFromToday } from '../story.ts';
import { done, type Stage } from './stage.ts';

type By = { key: string; on: DaysFromToday };
export type OnPage = { kind: PageKind; address: string };

/** One act before a public page, with its address in hand. */
const atPage = <Facts>(
  stage: Stage,
  { key, on }: By,
  { kind, address }: OnPage,
  work: (context: MemberAtPage) => Promise<Outcome<Facts> | null>,
): Promise<{ ok: true } & Facts> =>
  stage.as(key, on, async (context) => {
    const { tx, member } = context;
    await refreshActor(tx, { kind: 'person', person: member.person, bearer: kind.hashOf(address) });
    const page = await kind.find(tx, address);
    if (!page) throw new Error('the example has no such page');
    return done('before a page', await work({ ...context, kind, page }));
  });

/** Looks at whatever waits there, and shows it. */
export const showWords = async (stage: Stage, by: By, on: OnPage): Promise<void> => {
  const waiting = await stage.as(by.key, by.on, async ({ tx, member }) => {
    await refreshActor(tx, { kind: 'person', person: member.person, bearer: on.kind.hashOf(on.address) });
    const page = await on.kind.find(tx, on.address);
    return page ? new PublicWordsReader(tx).ofPage(page.id) : [];
  });
  for (const { id, state } of waiting)
    if (state === 'waiting')
      await atPage(stage, by, on, (context) => lookAtWords(context, id, { look: 'show', reason: 'other' }));
};

/** Takes words out for good. */
export const blankWords = (stage: Stage, by: By, on: OnPage, words: string): Promise<unknown> =>
  atPage(stage, by, on, (context) => blankForGood(context, { block: 'page', words, reason: 'place' }));
