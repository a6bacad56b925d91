import type { OrganisationId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { AtPage } from '../atPage.ts';
import { BlankingReader } from '../blankingStore.ts';
import type { BlockKind, Leaf, PageNotes, PublicPage } from '../facts.ts';
import { mayBlank, takeDown } from '../rules.ts';
import { PublicWordsReader } from '../store.ts';
import { leavesOf } from '../takeOutOf.ts';

/** A block of the page that can be pointed at; `number` where there are several of its kind. */
export type Block = { block: string; kind: BlockKind; number: number; mayBlank: Outcome | null };
export type WayBackView = {
  page: PublicPage;
  blocks: readonly Block[];
  notes: PageNotes;
  /** Null for whoever has no account, or none that may. */
  down: Outcome<{ host: boolean; down: boolean }> | null;
  /** Her organisation may blank something here for good. */
  may: boolean;
};

const blocksOf = (leaves: readonly Leaf[], judged: (leaf: Leaf) => Outcome | null): Block[] => {
  const counts = new Map<BlockKind, number>();
  return [...Map.groupBy(leaves, ({ block }) => block)].flatMap(([block, [first]]) => {
    if (!first) return [];
    const number = (counts.get(first.kind) ?? 0) + 1;
    counts.set(first.kind, number);
    return [{ block, kind: first.kind, number, mayBlank: judged(first) }];
  });
};

const ownWaiting = async (tx: AtPage['tx'], page: string, own: OrganisationId): Promise<Leaf[]> =>
  (await new PublicWordsReader(tx).ofPage(page))
    .filter(({ by, state }) => by === own && state === 'waiting')
    .map(({ kind, subject, place, by, madeOn }) => {
      const block =
        kind === 'objection'
          ? `objection ${subject}`
          : kind === 'answer'
            ? `answer ${subject} ${place}`
            : kind === 'external'
              ? 'objection'
              : `answer ${place}`;
      const of = kind === 'objection' || kind === 'external' ? 'objection' : 'answer';
      return { key: block, block, kind: of, by, against: true, askable: false, madeOn, text: '' };
    });

export const wayBackView = async (at: AtPage, member: Member | null): Promise<WayBackView> => {
  const { tx, page, kind } = at;
  const blankings = new BlankingReader(tx);
  const leaves = await leavesOf(at);
  const own = member?.organisation.id;
  const lookers = await new PublicWordsReader(tx).lookers(page.id);
  const onText = lookers.find(({ organisation }) => organisation === own) ?? null;
  const waiting = own ? await ownWaiting(tx, page.id, own) : [];
  const blocks = blocksOf([...leaves, ...waiting], (leaf) => member && mayBlank(leaf, member, onText));
  const removals = await blankings.removals(page.id);
  const owners = own ? await kind.owners(tx, page) : [];
  const agreed = removals.map((one) => one.organisation_id);
  const down = member && takeDown({ owners, agreed, down: removals.some((one) => one.down) }, member);
  const mayDown = down && (down.ok || down.refusal === 'organisationAgreed') ? down : null;
  return {
    page,
    blocks,
    notes: await blankings.notes(page.id),
    down: mayDown,
    may: blocks.some((block) => block.mayBlank?.ok),
  };
};
