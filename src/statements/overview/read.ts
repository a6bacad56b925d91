import type { StatementId } from '../../kernel/ids.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import { partnershipsOf } from '../../parties/partnershipStore.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { StatementReader } from '../store.ts';
import { StatementWords } from '../text/store.ts';
import type { StatementItem, StatementList } from './view.ts';

const perPage = 20;

type Progress = { written: unknown; open: unknown; published: unknown } | undefined;
const stateOf = (answer: string | null, progress: Progress): StatementItem['state'] => {
  if (answer !== 'joined') return 'asked';
  if (progress?.published) return 'published';
  if (progress?.open) return 'open';
  return progress?.written ? 'drafted' : 'begun';
};

/** The drafts an organisation is on or asked to, the newest first. */
export const statementList = async (
  context: MemberContext,
  after: StatementId | undefined,
): Promise<StatementList> => {
  const { tx, keyring } = context;
  const own = ownOf(context);
  const reader = new StatementReader(tx);
  const rows = await reader.draftedBy(own, pageAsked(after, perPage));
  const { items, next } = pageOf(rows, perPage, ({ id }) => id);
  const ids = items.map(({ id }) => id);
  const abouts = await new StatementWords(tx, keyring).abouts(ids);
  const progress = new Map((await reader.progress(ids)).map((one) => [one.id, one]));
  return {
    items: items.map((row) => ({
      id: row.id,
      title: abouts.get(row.id)?.title ?? null,
      state: stateOf(row.answer, progress.get(row.id)),
      begunOn: row.begun_on,
      answerBy: row.answer_by,
      supplements: row.supplements !== null,
    })),
    next,
    mayBegin: (await partnershipsOf(tx, own)).length > 0,
  };
};
