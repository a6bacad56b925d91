import type { OrganisationId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { BlankingReader, type WithheldWords } from '../blankingStore.ts';
import type { Blanking, Parts, PublicWords } from '../facts.ts';
import { hostIsAsked, judge, mayLook } from '../rules.ts';
import { PublicWordsReader, writerMark } from '../store.ts';

const mostShown = 50;

export type WaitingWords = {
  words: PublicWords;
  parts: Parts | null;
  author: string | null;
  may: Outcome;
  /** Nobody else can look, or nobody has in the days for it. */
  pressing: boolean;
};
export type WaitingAsked = { asked: Blanking; words: WithheldWords | null; may: Outcome };
export type LookingView = {
  words: readonly WaitingWords[];
  asked: readonly WaitingAsked[];
  host: boolean;
};

/** Who could look at these words besides the host. */
const hasLookers = (
  words: PublicWords,
  lookers: readonly { organisation: OrganisationId; began: boolean }[],
) =>
  words.side === 'community' ||
  lookers.some(({ organisation, began }) => !began && organisation !== words.by);

const wordsIn = async (context: MemberContext, reader: PublicWordsReader): Promise<WaitingWords[]> => {
  const { keyring, member, now } = context;
  const own = ownOf(context);
  const waiting = await reader.waiting(mostShown);
  const opened = await reader.opened(
    waiting.map(({ id }) => id),
    keyring,
  );
  const names = await reader.names(waiting.map(({ by }) => by));
  const views = [];
  for (const words of waiting) {
    const lookers = await reader.lookers(words.page);
    const onText = lookers.find(({ organisation }) => organisation === own) ?? null;
    const found = opened.get(words.id);
    const may = mayLook(words, member, { onText, wrote: found?.writer === writerMark(keyring, words.id) });
    const pressing = hostIsAsked(words, hasLookers(words, lookers), now);
    views.push({ words, parts: found?.parts ?? null, author: names.get(words.by) ?? null, may, pressing });
  }
  // What she can neither look at nor wrote herself is none of this page.
  return views.filter(({ words, may, parts }) => (may.ok && parts !== null) || words.by === own);
};

const askedIn = async (context: MemberContext, reader: PublicWordsReader): Promise<WaitingAsked[]> => {
  const { tx, keyring, member, now } = context;
  const own = ownOf(context);
  const blankings = new BlankingReader(tx);
  const waiting = await blankings.waiting(mostShown);
  const opened = await blankings.opened(
    waiting.map(({ id }) => id),
    keyring,
  );
  const views = [];
  for (const asked of waiting) {
    const lookers = await reader.lookers(asked.page);
    const onText = lookers.find(({ organisation }) => organisation === own) ?? null;
    const given = { look: 'restore', onText, wrote: false, alone: lookers.length === 0 } as const;
    const may = judge(asked, member, given, now);
    views.push({ asked, words: opened.get(asked.id) ?? null, may });
  }
  return views.filter(({ words }) => words !== null);
};

/** What waits for her organisation's look; the host sees all of it. */
export const lookingView = async (context: MemberContext): Promise<LookingView> => {
  const reader = new PublicWordsReader(context.tx);
  return {
    words: await wordsIn(context, reader),
    asked: await askedIn(context, reader),
    host: context.member.organisation.host,
  };
};

/** How many of them are hers to look at now: the host is asked where nobody else is, or nobody has looked in time. */
export const countWaiting = ({ words, asked, host }: LookingView): { words: number; asked: number } => ({
  words: words.filter(({ may, parts, pressing }) => may.ok && parts !== null && (!host || pressing)).length,
  asked: asked.filter(({ may }) => may.ok).length,
});
