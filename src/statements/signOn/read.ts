import type { Tx } from '../../database/tx.ts';
import { textChange } from '../../language/checks.ts';
import type { Request } from '../../web/request.ts';
import type { Bench } from '../../work/task.ts';
import { belongingTo } from '../public/read.ts';
import type { Circulated, OpenText, OwnEndorsement } from './facts.ts';
import { SignOnReader } from './store.ts';
import type { SignatureState, SignatureView, SignOnView, TextChange } from './view.ts';

/** The text behind a link; a link that is spent, late or never was looks like any missing page (C16). */
export const signOnView = async (request: Request, hash: Buffer): Promise<SignOnView | null> => {
  const found = await request.asStranger(hash, async (tx) => {
    const reader = new SignOnReader(tx);
    const link = await reader.link(hash, request.today);
    if (!link) return null;
    const open = (await reader.open(link.statement))?.final === link.final;
    return { texts: await reader.texts(link.final), open, address: await reader.address(link.statement) };
  });
  if (!found) return null;
  const { address, ...view } = found;
  return { ...view, published: await belongingTo(request, address) };
};

/** Each language of what she signed against the text that is open now. */
const changesBetween = async (
  work: Bench,
  signed: readonly Circulated[],
  now: readonly Circulated[],
): Promise<TextChange[]> => {
  const before = new Map(signed.map((text) => [text.language, text]));
  const after = new Map(now.map((text) => [text.language, text]));
  const changes: TextChange[] = [];
  for (const language of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [before.get(language), after.get(language)];
    if (old && fresh) {
      if (old.sha256Hex === fresh.sha256Hex) continue;
      const change = await work.run(textChange, { before: old.exact, after: fresh.exact });
      changes.push({ language, is: 'changed', change });
    } else if (fresh) changes.push({ language, is: 'new', text: fresh });
    else if (old) changes.push({ language, is: 'gone', text: old });
  }
  return changes;
};

const stateOf = ({ final, takenOn, withdrawnOn }: OwnEndorsement, open: OpenText): SignatureState => {
  if (withdrawnOn !== null) return 'withdrawn';
  if (open && open.final !== final) return 'changed';
  if (takenOn === null) return 'waiting';
  return open ? 'standing' : 'closed';
};

const readOwn = async (tx: Tx, hash: Buffer, work: Bench) => {
  const reader = new SignOnReader(tx);
  const own = await reader.own(hash);
  if (!own) return null;
  const open = await reader.open(own.statement);
  const state = stateOf(own, open);
  const texts = await reader.texts(own.final);
  const isChanged = state === 'changed' && open !== null;
  return {
    state,
    texts,
    changes: isChanged ? await changesBetween(work, texts, await reader.texts(open.final)) : [],
    address: await reader.address(own.statement),
  };
};

/** Null where the code opens nothing (C16). */
export const signatureView = async (request: Request, hash: Buffer): Promise<SignatureView | null> => {
  const found = await request.asStranger(hash, (tx) => readOwn(tx, hash, request.work));
  if (!found) return null;
  const { address, ...view } = found;
  return { ...view, published: await belongingTo(request, address) };
};
