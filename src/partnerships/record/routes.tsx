import { z } from 'zod';
import { organisationId, type PartnershipId } from '../../kernel/ids.ts';
import { checkpointSigner } from '../../ledger/checkpoint.ts';
import type { HeldPlace } from '../../ledger/checkpointStore.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { actInPartnership, isUnreadable, unreadable } from '../act.ts';
import { readAsParty, type VisiblePartnership } from '../visible.ts';
import { holdCheckpoint, takeRecordAsSeen, watchOf } from './acts.ts';
import { RecordPage } from './page.tsx';
import { checkpointNote, recordView } from './read.ts';
import { RecordReader } from './store.ts';

const heldForm = {
  size: z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/)
    .transform(Number),
  head: z.string().regex(/^[0-9a-f]{64}$/),
};

/** A note as it was kept, whatever a form or a file made of its line ends. */
const noteIn = (query: string | undefined): string | undefined =>
  query === undefined || query.trim() === '' ? undefined : `${query.replaceAll('\r\n', '\n').trim()}\n`;

type At = { partnership: PartnershipId };

const signerOf = ({ deps }: Request) => checkpointSigner(deps.pepper);

/** Those in the partnership read all of its record; who has left, up to where it left. */
const readRecord = <Result,>(
  request: Request,
  member: SignedIn,
  { partnership }: At,
  read: (context: PartnershipContext, visible: VisiblePartnership) => Promise<Result>,
): Promise<Result | null> =>
  readAsParty(request, member, partnership, async (context, visible) => {
    const { ownMembership, own } = visible;
    const may = ownMembership === 'in' || (ownMembership === 'left' && own.leftSequence !== null);
    return may ? read(context, visible) : null;
  });

/** The number after which a list goes on, from the address. */
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

const show = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  if (isUnreadable(returned)) return unreadable(request);
  const before = placeNumber(request.context.req.query('after'));
  const held = heldAfter(request.context.req.query('held'));
  const check = request.context.req.query('check') === '1';
  const own = request.context.req.query('own') === '1';
  const note = noteIn(request.context.req.query('note'));
  const view = await readRecord(request, member, at, (context, visible) =>
    recordView(context, visible, signerOf(request), { before, held, check, own, note }),
  );
  if (!view) return request.notFound();
  return request.answer(
    <RecordPage
      frame={request.frame}
      view={view}
      further={before !== undefined}
      returned={returned}
      done={request.done}
    />,
    returned,
  );
};

const download = async (request: Request, at: At, member: SignedIn) => {
  const { partnership } = at;
  const lines = await readRecord(request, member, at, (context) =>
    new RecordReader(context.tx, context.keyring, partnership).lines(
      watchOf(context, signerOf(request)),
      request.today,
    ),
  );
  if (!lines) return request.notFound();
  return request.file(
    `${lines.join('\n')}\n`,
    `record-${partnership.slice(0, 8)}.jsonl`,
    'application/jsonl',
  );
};

/** Where it does not fit there is no note to take: the page says why. */
const checkpointFile = async (request: Request, at: At, member: SignedIn) => {
  const read = await readRecord(request, member, at, async (context) => ({
    note: await checkpointNote(context, signerOf(request)),
  }));
  if (!read) return request.notFound();
  return read.note === null
    ? request.redirect(routes.record.url(at))
    : request.file(read.note, 'checkpoint.txt', 'text/plain');
};

const record = place(routes.record, show);

export const recordRoutes = (mount: Mount): void => {
  mount.member(routes.record, (request, at, member) => show(request, at, member));
  mount.member(routes.recordFile, download);
  mount.member(routes.checkpointFile, checkpointFile);
  mount.member(routes.holdCheckpoint, (request, at, member) =>
    actInPartnership(record, 'held', heldForm, (context, _, seen) =>
      holdCheckpoint(context, signerOf(request), seen),
    )(request, at, member),
  );
  mount.member(routes.takeRecordAsSeen, (request, at, member) =>
    actInPartnership(record, 'recordSeen', heldForm, (context, _, seen) =>
      takeRecordAsSeen(context, signerOf(request), seen),
    )(request, at, member),
  );
};
