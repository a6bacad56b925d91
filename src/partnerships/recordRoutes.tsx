import { z } from 'zod';
import { organisationId, type PartnershipId } from '../kernel/ids.ts';
import { checkpointSigner } from '../ledger/checkpoint.ts';
import type { HeldPlace } from '../ledger/holding.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import type { Looking } from './decisionView.ts';
import { holdCheckpoint } from './keeping.ts';
import { RecordPage } from './recordPage.tsx';
import { RecordReader } from './recordStore.ts';
import { recordView } from './recordView.ts';
import type { Scene } from './scene.ts';
import type { RefusedAct } from './views.ts';
import { atPartnership, whoIn } from './visiting.ts';

const heldForm = z.strictObject({
  size: z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/)
    .transform(Number),
  head: z.string().regex(/^[0-9a-f]{64}$/),
});

const signerOf = ({ deps }: Visit) => checkpointSigner(deps.pepper);

/** Those in the partnership read all of its record; who has left, up to where it left. */
const atRecord = <Result,>(
  visit: Visit,
  member: SignedIn,
  partnership: PartnershipId,
  look: (looking: Looking, scene: Scene) => Promise<Result>,
): Promise<Result | null> =>
  atPartnership(visit, member, partnership, async (looking, scene) => {
    const reads = scene.standing === 'in' || (scene.standing === 'left' && scene.own.leftSequence !== null);
    return reads ? look(looking, scene) : null;
  });

/** Where a numbered list goes on, as an address says it. */
export const placeNumber = (query: string | undefined): number | undefined =>
  query !== undefined && /^[1-9][0-9]{0,8}$/.test(query) ? Number(query) : undefined;

const heldPlace = z.templateLiteral([z.int().min(1), '-', organisationId]);
/** After which checkpoint the list of what is held goes on. */
const heldAfter = (query: string | undefined): HeldPlace | undefined => {
  const read = heldPlace.safeParse(query);
  if (!read.success) return undefined;
  const [size = '', ...id] = read.data.split('-');
  return { size: Number(size), organisation: organisationId.parse(id.join('-')) };
};

const show = async (visit: Visit, member: SignedIn, id: PartnershipId, refused: RefusedAct | null = null) => {
  const before = placeNumber(visit.context.req.query('after'));
  const held = heldAfter(visit.context.req.query('held'));
  const check = visit.context.req.query('check') === '1';
  const view = await atRecord(visit, member, id, (looking, scene) =>
    recordView(looking, scene, signerOf(visit), { before, held, check }),
  );
  if (!view) return visit.notFound();
  const further = before !== undefined;
  return visit.page(
    <RecordPage frame={visit.frame} view={view} further={further} refused={refused} done={visit.done} />,
    refused ? 422 : 200,
  );
};

const download = async (visit: Visit, member: SignedIn, id: PartnershipId) => {
  const lines = await atRecord(visit, member, id, ({ tx, keyring }) =>
    new RecordReader(tx, keyring, id).lines(signerOf(visit), visit.today),
  );
  if (!lines) return visit.notFound();
  return visit.file(`${lines.join('\n')}\n`, `record-${id.slice(0, 8)}.jsonl`, 'application/jsonl');
};

const checkpointFile = async (visit: Visit, member: SignedIn, id: PartnershipId) => {
  const checkpoint = await atRecord(visit, member, id, ({ tx, keyring }) =>
    new RecordReader(tx, keyring, id).checkpoint(signerOf(visit)),
  );
  return checkpoint ? visit.file(checkpoint.note, 'checkpoint.txt', 'text/plain') : visit.notFound();
};

export const recordRoutes = (doors: Doors): void => {
  doors.member(routes.record, (visit, { partnership }, member) => show(visit, member, partnership));
  doors.member(routes.recordFile, (visit, { partnership }, member) => download(visit, member, partnership));
  doors.member(routes.checkpointFile, (visit, { partnership }, member) =>
    checkpointFile(visit, member, partnership),
  );

  doors.member(routes.holdCheckpoint, async (visit, { partnership }, member) => {
    const form = await visit.form(heldForm);
    if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
    const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
      const sitting = { ...whoIn(visit, member, tx, keyring), partnership };
      const ruling = await holdCheckpoint(sitting, signerOf(visit), form.values);
      return ruling?.ok ? { ok: true, to: withDone(routes.record.url({ partnership }), 'held') } : ruling;
    });
    return respond(visit, decided, (refusal) => show(visit, member, partnership, { act: 'hold', refusal }));
  });
};
