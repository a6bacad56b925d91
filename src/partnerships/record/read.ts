import { dayOf } from '../../kernel/clock.ts';
import type { Member } from '../../kernel/organisation.ts';
import { pageOf } from '../../kernel/page.ts';
import { ownAct } from '../../ledger/actor.ts';
import { type Signer, shortCode } from '../../ledger/checkpoint.ts';
import type { Held, HeldPlace } from '../../ledger/checkpointStore.ts';
import { compareNote, lookAtRecord } from '../../ledger/look.ts';
import { fingerprint } from '../../ledger/note.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import type { RecordEntry } from '../../ledger/record.ts';
import { onItsPage, readTroubles, type Trouble } from '../../ledger/trouble.ts';
import { entryProblem, verifyRecord } from '../../ledger/verify.ts';
import type { Trust } from '../../ledger/witness/trust.ts';
import { titleOf } from '../agreement/read.ts';
import { namesIn } from '../decisions/read.ts';
import { unknownName } from '../store.ts';
import type { VisiblePartnership } from '../visible.ts';
import { watchOf } from './acts.ts';
import { mayHold } from './rules.ts';
import { RecordReader } from './store.ts';
import type {
  CheckpointView,
  CheckView,
  HeldView,
  RecordEntryView,
  RecordView,
  TroubleView,
} from './view.ts';

const perPage = 50;
const heldPerPage = 10;
type Wanted = {
  before?: number | undefined;
  held?: HeldPlace | undefined;
  check?: boolean;
  own?: boolean;
  note?: string | undefined;
};
type Names = ReadonlyMap<string, string>;

/** The organisation an act was on: the object itself, or named in the content where the object is a decision. */
const nameOn = ({ object, content }: RecordEntry, names: Names): string | null => {
  const within = content?.organisation;
  return names.get(object) ?? (typeof within === 'string' ? names.get(within) : undefined) ?? null;
};

/** An entry with the names that its sentence says. */
export const entryView = (
  entry: RecordEntry,
  { names, own }: { names: Names; own: RecordEntryView['own'] },
): RecordEntryView => ({
  ...entry,
  organisationName: (entry.organisation && names.get(entry.organisation)) ?? null,
  content: entry.content ?? null,
  objectName: nameOn(entry, names),
  own,
});

/** Nothing is shown as if it were so that is not what its own hash says. */
const shownTrouble = (entries: readonly RecordEntry[]): Trouble | null => {
  for (const entry of entries.toReversed()) {
    const { partnership, sequence, previous } = entry;
    const problem = entryProblem(entry, { partnership, size: sequence - 1, head: previous });
    if (problem) return { kind: 'entry', sequence, problem };
  }
  return null;
};

/** The first of each kind: one that was rewritten early breaks every note that anybody held since. */
const firstOfEach = (troubles: readonly Trouble[], names: Names): TroubleView[] =>
  troubles
    .filter((one, at) => troubles.findIndex(({ kind }) => kind === one.kind) === at)
    .map((one) => ({ ...one, name: one.kind === 'held' ? (names.get(one.organisation) ?? null) : null }));

const heldView = (held: Held, names: Names, { stated }: Trust): HeldView => {
  const key = stated.find((one) => one.organisation === held.organisation && one.size === held.size)?.key;
  const { organisation, size, heldOn, kept, signed } = held;
  const by = (signed === 'organisation' || signed === 'former') && key ? fingerprint(key) : null;
  return { organisation, size, heldOn, kept, signed, key: by, name: names.get(organisation) ?? unknownName };
};

const isFormerOf = ({ organisation, signed }: Held, member: Member): boolean =>
  organisation === member.organisation.id && signed === 'former';

/** Where the record stands; signed by this server, unless somebody can see that it was changed. */
const checkpointNow = async (
  context: PartnershipContext,
  signer: Signer,
  fits: boolean,
): Promise<CheckpointView> => {
  const { tx, keyring, partnership } = context;
  const { size, head } = await new RecordReader(tx, keyring, partnership).head();
  const note = fits ? signer.sign({ partnership, size, root: head }) : null;
  return { note, size, head, code: shortCode(head) };
};

/** The note to take home; null where this server signs nothing. */
export const checkpointNote = async (context: PartnershipContext, signer: Signer): Promise<string | null> => {
  const { troubles } = await readTroubles(watchOf(context, signer), onItsPage);
  return (await checkpointNow(context, signer, troubles.length === 0)).note;
};

/** Reads the whole chain from its beginning, against everything that anybody signed (C50, C52). */
const checkAll = async (context: PartnershipContext, signer: Signer): Promise<CheckView> => {
  const { tx, keyring, partnership, now } = context;
  const watch = watchOf(context, signer);
  const lines = await new RecordReader(tx, keyring, partnership).lines(watch, dayOf(now));
  const verdict = verifyRecord(lines, { keys: [signer.verifierKey(partnership)] });
  return verdict.ok ? { ok: true, size: verdict.size } : verdict;
};

/** The history in pages, the newest first, and what anybody holds of it. */
export const recordView = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
  signer: Signer,
  { before, held: after, check = false, own = false, note }: Wanted,
): Promise<RecordView> => {
  const { tx, keyring, member, now, partnership } = context;
  const reader = new RecordReader(tx, keyring, partnership);
  const look = { reach: onItsPage, today: dayOf(now), often: 'always' } as const;
  const watch = watchOf(context, signer);
  const { troubles, pin, trust } = await lookAtRecord(watch, look);
  const entries = pageOf(await reader.page(before, perPage + 1), perPage, ({ sequence }) => String(sequence));
  const shown = shownTrouble(entries.items);
  if (shown) troubles.push(shown);
  const held = pageOf(
    await reader.held(trust, { after, limit: heldPerPage + 1 }),
    heldPerPage,
    ({ size, organisation }) => `${size}-${organisation}`,
  );
  const names = new Map([...(await reader.names(entries.items)), ...namesIn(visible)]);
  const viewOf = (entry: RecordEntry) =>
    entryView(entry, { names, own: own ? ownAct(keyring, partnership, entry) : null });
  return {
    partnership,
    title: visible.ownMembership === 'in' ? await titleOf(context, visible) : null,
    entries: { ...entries, items: entries.items.map(viewOf) },
    checkpoint: await checkpointNow(context, signer, troubles.length === 0),
    held: { ...held, items: held.items.map((one) => heldView(one, names, trust)) },
    troubles: firstOfEach(troubles, names),
    seen: pin && { size: pin.size, seenOn: pin.seenOn },
    serverKey: { key: trust.serverKey, fingerprint: fingerprint(trust.serverKey) },
    compared: note === undefined ? null : await compareNote(watch, trust, note),
    check: check ? await checkAll(context, signer) : null,
    ownFormer: held.items.some((one) => isFormerOf(one, member)),
    mayHold: mayHold(member, visible.ownMembership === 'in'),
  };
};
