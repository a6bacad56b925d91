import { z } from 'zod';
import type { Tx } from '../../database/open.ts';
import type { FinalTextId } from '../../kernel/ids.ts';
import { changeBetween } from '../../language/versionChange.ts';
import { routes } from '../../routes.ts';
import { tokenHash } from '../../vault/link.ts';
import { printSignatureCode, readSignatureCode, signatureCodeHash } from '../../vault/signatureCode.ts';
import { type DoneKey, withDone } from '../../web/done.ts';
import type { Doors } from '../../web/doors.ts';
import { type Problems, spareLine } from '../../web/form.ts';
import { messagePage } from '../../web/messagePage.tsx';
import type { Visit } from '../../web/visit.ts';
import { populationsIn } from '../checks.ts';
import type { Ruling, StatementRefusal } from '../ruling.ts';
import { confirmOwn, needsName, signByLink, withdrawOwn } from './endorsing.ts';
import { belongingTo } from './publicReading.ts';
import { signingForm } from './publicRoutes.tsx';
import { SignaturePage, type SignatureState, type TextChange } from './signaturePage.tsx';
import type { Sent } from './signOnForm.tsx';
import { SignOnPage } from './signOnPages.tsx';
import { type Circulated, type OwnEndorsement, SignOnReader } from './signOnStore.ts';

const nothing = z.strictObject({});
const confirmingForm = z.strictObject({ organisation: spareLine(120).default('') });
const hashOf = (token: string): Buffer => tokenHash(Buffer.from(token, 'base64url'));

/** The text behind a link; a link that is spent, late or never was looks like any missing page (C16). */
const showLink = async (visit: Visit, token: string, sent?: Sent) => {
  const hash = hashOf(token);
  const found = await visit.asStranger(hash, async (tx) => {
    const reader = new SignOnReader(tx);
    const link = await reader.link(hash, visit.today);
    if (!link) return null;
    const open = (await reader.open(link.statement)) === link.final;
    return { texts: await reader.texts(link.final), open, address: await reader.address(link.statement) };
  });
  if (!found) return visit.notFound();
  const { texts, open, address } = found;
  const view = { frame: visit.frame, token, texts, open, sent };
  const published = await belongingTo(visit, address);
  return visit.page(<SignOnPage {...view} published={published} />, sent ? 422 : 200);
};

/** Rolls the transaction back: a refused act leaves nothing behind. */
class Refused extends Error {}

/** Her code comes from the form itself: sent twice, it is one signature and one code (C48). */
const signLink = async (visit: Visit, token: string) => {
  const form = await visit.form(signingForm);
  if (!form.ok) return showLink(visit, token, form);
  const code = visit.secretFor(form.act, 'code').subarray(0, 16);
  const own = signatureCodeHash(code);
  const to = withDone(routes.ownSignature.url({ code: printSignatureCode(code) }), 'signedOn');
  const earlier = () => visit.asStranger(own, (tx) => new SignOnReader(tx).own(own));
  if (await earlier()) return visit.redirect(to);
  const hash = hashOf(token);
  const signature = { name: form.values.organisation, code };
  try {
    await visit.asStranger(hash, async (tx) => {
      const ruling = await signByLink(tx, hash, signature, visit.now);
      if (!ruling?.ok) throw new Refused();
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Spent between the two looks, by the same form: the code that it gave then is hers.
    if (await earlier()) return visit.redirect(to);
    return showLink(visit, token, { typed: form.typed, problems: {} });
  }
  return visit.redirect(to);
};

/** Each language of what she signed against the text that is open now. */
const changesBetween = (signed: readonly Circulated[], now: readonly Circulated[]): TextChange[] => {
  const before = new Map(signed.map((text) => [text.language, text]));
  const after = new Map(now.map((text) => [text.language, text]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((language): TextChange[] => {
    const [old, fresh] = [before.get(language), after.get(language)];
    if (old && fresh)
      return old.sha256Hex === fresh.sha256Hex
        ? []
        : [{ language, is: 'changed', change: changeBetween(old.exact, fresh.exact, populationsIn) }];
    if (fresh) return [{ language, is: 'new', text: fresh }];
    return old ? [{ language, is: 'gone', text: old }] : [];
  });
};

const stateOf = (
  { final, takenOn, withdrawnOn }: OwnEndorsement,
  open: FinalTextId | null,
): SignatureState => {
  if (withdrawnOn !== null) return 'withdrawn';
  if (open !== null && open !== final) return 'changed';
  if (takenOn === null) return 'waiting';
  return open === null ? 'closed' : 'standing';
};

const readOwn = async (tx: Tx, hash: Buffer) => {
  const reader = new SignOnReader(tx);
  const own = await reader.own(hash);
  if (!own) return null;
  const open = await reader.open(own.statement);
  const state = stateOf(own, open);
  const texts = await reader.texts(own.final);
  const changes = state === 'changed' && open ? changesBetween(texts, await reader.texts(open)) : [];
  const asksName = state === 'changed' && (await needsName(reader, own, open));
  return { state, texts, changes, asksName, address: await reader.address(own.statement) };
};

const showOwn = async (visit: Visit, typed: string, sent?: Sent) => {
  const code = readSignatureCode(typed);
  const hash = code && signatureCodeHash(code);
  const found = hash && (await visit.asStranger(hash, (tx) => readOwn(tx, hash)));
  if (!found) return visit.notFound();
  const { address, ...own } = found;
  const published = await belongingTo(visit, address);
  const view = { frame: visit.frame, code: printSignatureCode(code), done: visit.done, published, sent };
  return visit.page(<SignaturePage {...view} {...own} />, sent ? 422 : 200);
};

type Own = {
  act: (tx: Tx, code: Buffer) => Promise<Ruling | null>;
  /** Pressed twice, it is done all the same (C48). */
  already: StatementRefusal;
  done: DoneKey;
};

/** Why not, beside the field or above the page. */
const problemsOf = (visit: Visit, refusal: StatementRefusal): Problems => {
  if (refusal === 'reasonNeeded') return { organisation: visit.t('problem.needed') };
  const why = refusal === 'alreadyWithdrawn' ? 'published.own.withdrawn' : 'published.own.closed';
  return { form: visit.t(why) };
};

const actOwn = async (visit: Visit, typed: string, { act, already, done }: Own) => {
  const code = readSignatureCode(typed);
  const ruling = code && (await visit.asStranger(signatureCodeHash(code), (tx) => act(tx, code)));
  if (!code || !ruling) return visit.notFound();
  if (ruling.ok || ruling.refusal === already)
    return visit.redirect(withDone(routes.ownSignature.url({ code: printSignatureCode(code) }), done));
  return showOwn(visit, typed, { typed: {}, problems: problemsOf(visit, ruling.refusal) });
};

const confirm = async (visit: Visit, typed: string) => {
  const form = await visit.form(confirmingForm);
  if (!form.ok) return showOwn(visit, typed, form);
  const { organisation } = form.values;
  return actOwn(visit, typed, {
    act: (tx, code) => confirmOwn(tx, code, organisation),
    already: 'alreadyConfirmed',
    done: 'signatureConfirmed',
  });
};

const withdraw = async (visit: Visit, typed: string) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  return actOwn(visit, typed, {
    act: (tx, code) => withdrawOwn(tx, code, visit.now),
    already: 'alreadyWithdrawn',
    done: 'signatureWithdrawn',
  });
};

/** Signing on without an account: a one-time link, and from then on a code of one's own. */
export const signOnRoutes = (doors: Doors): void => {
  doors.open(routes.signOn, (visit, { token }) => showLink(visit, token));
  doors.open(routes.signOnNow, (visit, { token }) => signLink(visit, token));
  doors.open(routes.ownSignature, (visit, { code }) => showOwn(visit, code));
  doors.open(routes.confirmSignature, (visit, { code }) => confirm(visit, code));
  doors.open(routes.withdrawSignature, (visit, { code }) => withdraw(visit, code));
};
