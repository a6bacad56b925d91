import { z } from 'zod';
import { routes } from '../../routes.ts';
import { printSignatureCode, signatureCodeHash } from '../../vault/signatureCode.ts';
import { withDone } from '../../web/done.ts';
import type { Doors } from '../../web/doors.ts';
import { line } from '../../web/form.ts';
import { messagePage } from '../../web/messagePage.tsx';
import type { Visit } from '../../web/visit.ts';
import { signByPage } from './endorsing.ts';
import { FileKeep } from './fileKeep.ts';
import { exactFileOf, type Format, type StatementFile } from './formats.ts';
import { Pace } from './pace.ts';
import { PrintPage, PublicPage } from './publicPage.tsx';
import { doorHashOf, type OnPublicPage, readPublic } from './publicReading.ts';
import type { Sent } from './signOnForm.tsx';
import { SignOnReader } from './signOnStore.ts';

export const signingForm = z.strictObject({ organisation: line(120) });

/** The language that was asked for, else the reader's own, else the one it was written in. */
const chosenText = (visit: Visit, { published: { texts } }: OnPublicPage) => {
  const asked = visit.context.req.query('in');
  const found =
    texts.find(({ language }) => language === asked) ??
    texts.find(({ language }) => language === visit.language) ??
    texts[0];
  if (!found) throw new Error('a statement without a text');
  return found;
};

const show = async (visit: Visit, keep: FileKeep, token: string, sent?: Sent) => {
  const found = await readPublic(visit, token);
  if (!found) return visit.notFound();
  const missing = await keep.missing(found.published);
  const view = { frame: visit.frame, token, text: chosenText(visit, found), missing, sent };
  return visit.page(<PublicPage {...view} published={found.published} open={found.open} />, sent ? 422 : 200);
};

const print = async (visit: Visit, token: string) => {
  const found = await readPublic(visit, token);
  if (!found) return visit.notFound();
  return visit.page(<PrintPage frame={visit.frame} token={token} published={found.published} />);
};

const send = (visit: Visit, { bytes, name, type }: StatementFile) =>
  visit.context.body(Uint8Array.from(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  });

const file = async (visit: Visit, keep: FileKeep, token: string, format: Format) => {
  const found = await readPublic(visit, token);
  if (!found) return visit.notFound();
  const made = await keep.file(found.published, format, visit);
  if (made) return send(visit, made);
  visit.context.header('Retry-After', '10');
  return visit.page(messagePage(visit.frame, 'busy'), 503);
};

const exact = async (visit: Visit, token: string, language: string) => {
  const found = await readPublic(visit, token);
  const text = found && exactFileOf(found.published, language);
  return text ? send(visit, text) : visit.notFound();
};

type Kept = { keep: FileKeep; pace: Pace };

/** Her code comes from the form itself: sent twice, it is one signature and one code (C48). */
const sign = async (visit: Visit, { keep, pace }: Kept, token: string) => {
  const found = await readPublic(visit, token);
  if (!found) return visit.notFound();
  const form = await visit.form(signingForm);
  if (!form.ok) return show(visit, keep, token, form);
  const code = visit.secretFor(form.act, 'code').subarray(0, 16);
  const to = withDone(routes.ownSignature.url({ code: printSignatureCode(code) }), 'signedOn');
  const hash = signatureCodeHash(code);
  if (await visit.asStranger(hash, (tx) => new SignOnReader(tx).own(hash))) return visit.redirect(to);
  if (!pace.take(found.statement, visit.now))
    return show(visit, keep, token, {
      typed: form.typed,
      problems: { form: visit.t('published.signOn.tooMany') },
    });
  const door = doorHashOf(token);
  const signature = { name: form.values.organisation, code };
  // No code in what is kept of the act: both arrivals know it.
  const answer = await visit.asStranger(door, async (tx) =>
    visit.once(tx, form.act, async () => {
      const ruling = await signByPage(tx, door, signature, visit.now);
      return ruling?.ok ? 'signed' : 'closed';
    }),
  );
  return answer === 'signed'
    ? visit.redirect(to)
    : show(visit, keep, token, { typed: form.typed, problems: {} });
};

/** The public page of a statement, its print and its files: for anyone who has its address. */
export const publicRoutes = (doors: Doors): void => {
  const keep = new FileKeep();
  const pace = new Pace();
  doors.open(routes.publicText, (visit, { token }) => show(visit, keep, token));
  doors.open(routes.publicPrint, (visit, { token }) => print(visit, token));
  doors.open(routes.publicFile, (visit, { token, format }) => file(visit, keep, token, format));
  doors.open(routes.publicExact, (visit, { token, language }) => exact(visit, token, language));
  doors.open(routes.signPublicText, (visit, { token }) => sign(visit, { keep, pace }, token));
};
