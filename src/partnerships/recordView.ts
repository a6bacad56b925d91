import { dayOf } from '../kernel/clock.ts';
import { organisationId } from '../kernel/ids.ts';
import { readCheckpoint, type Signer, shortCode } from '../ledger/checkpoint.ts';
import type { HeldPlace } from '../ledger/holding.ts';
import type { RecordEntry } from '../ledger/record.ts';
import type { Verdict } from '../ledger/verify.ts';
import { type Looking, meOf, namesIn } from './decisionView.ts';
import { mayHold } from './holding.ts';
import { titleOf } from './partnershipView.ts';
import { RecordReader } from './recordStore.ts';
import type { Scene } from './scene.ts';
import type { CheckView, RecordEntryView, RecordView } from './views.ts';

const perPage = 50;
const heldPerPage = 10;
type Wanted = { before?: number | undefined; held?: HeldPlace | undefined; check?: boolean };

const entryView = (entry: RecordEntry, names: ReadonlyMap<string, string>): RecordEntryView => {
  const { sequence, kind, day, organisation, actor, content, object, hash } = entry;
  return {
    sequence,
    kind,
    day,
    organisation: organisation === null ? null : organisationId.parse(organisation),
    organisationName: (organisation && names.get(organisation)) ?? null,
    actor,
    content: content ?? null,
    object,
    objectName: nameOn(entry, names),
    hash,
  };
};

/** Whom an act was on: named as the object, or inside the text where the object is a decision. */
const nameOn = ({ object, content }: RecordEntry, names: ReadonlyMap<string, string>): string | null => {
  const within = content?.organisation;
  return names.get(object) ?? (typeof within === 'string' ? names.get(within) : undefined) ?? null;
};

const checkView = (verdict: Verdict): CheckView =>
  verdict.ok
    ? { ok: true, size: verdict.size }
    : { ok: false, sequence: verdict.sequence, problem: verdict.problem };

const keptView = async (reader: RecordReader): Promise<{ view: RecordView['kept']; fits: boolean }> => {
  const kept = await reader.kept();
  const read = kept && readCheckpoint(kept.note);
  if (!kept || !read) return { view: null, fits: kept === undefined };
  const fits = read.size === 0 || (await reader.hashAt(read.size)) === read.root;
  return { view: { day: kept.day, size: read.size, head: read.root, code: shortCode(read.root) }, fits };
};

/** The history in pages, the newest first, and what anybody holds of it. */
export const recordView = async (
  looking: Looking,
  scene: Scene,
  signer: Signer,
  { before, held: after, check = false }: Wanted,
): Promise<RecordView> => {
  const { tx, keyring, member, now } = looking;
  const reader = new RecordReader(tx, keyring, scene.partnership.id);
  const entries = await reader.page(before, perPage + 1);
  const page = entries.slice(0, perPage);
  const held = await reader.held({ after, limit: heldPerPage + 1 });
  const shown = held.slice(0, heldPerPage);
  const last = held.length > heldPerPage ? shown.at(-1) : undefined;
  const kept = await keptView(reader);
  const names = new Map([...(await reader.names(page)), ...namesIn(scene)]);
  const checkpoint = await reader.checkpoint(signer);
  return {
    partnership: scene.partnership.id,
    title: scene.standing === 'in' ? await titleOf(looking, scene) : null,
    entries: {
      items: page.map((entry) => entryView(entry, names)),
      next: entries.length > perPage ? String(page.at(-1)?.sequence ?? '') : null,
    },
    size: checkpoint.size,
    checkpoint,
    kept: kept.view,
    held: {
      items: shown.map(({ organisation, heldOn, size, kept: ok }) => ({
        organisation,
        organisationName: names.get(organisation) ?? '…',
        heldOn,
        size,
        ok,
      })),
      next: last ? `${last.size}-${last.organisation}` : null,
    },
    broken: !kept.fits || !(await reader.fits()),
    check: check ? checkView(await reader.verify(signer, dayOf(now))) : null,
    mayHold: mayHold(member, scene.standing === 'in'),
    me: meOf(looking, scene),
  };
};
