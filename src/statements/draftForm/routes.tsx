import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import { withDone } from '../../web/forms/done.ts';
import { type Parsed, type Problems, parseForm, type Typed } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Uploaded } from '../../web/forms/upload.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { scriptAnswer } from '../../web/scriptAnswer.ts';
import { refusalInWords } from '../../web/words/refusals.ts';
import { longestBody } from '../text/document.ts';
import { type WrittenText, writeWording } from '../wordings/acts.ts';
import { script as autosaveScript } from './autosaveScript.ts';
import { draftFileText } from './draftFile.ts';
import { draftButtons, slotOf, type UnsentForm, unsent, version, wordsOf } from './form.ts';
import { DraftFormPage } from './page.tsx';
import { draftFormView, returnedView } from './read.ts';
import { dropUnsent, keepUnsent } from './unsent.ts';
import { UnsentTexts, unsentSlot } from './unsentStore.ts';

type At = { statement: StatementId };
const urlOf = (at: At, slot: string): string => `${routes.drafting.url(at)}?language=${slot}`;

const show = async (request: Request, { statement }: At, member: SignedIn) => {
  const asked = request.context.req.query('language');
  const found = await request.readAs(member, (context) => draftFormView(context, statement, asked));
  if (!found) return request.notFound();
  return request.page(<DraftFormPage frame={request.frame} {...found} done={request.done} />);
};

/** Shows the form again with what was typed, beside another's or newer words where there are any. */
const showAgain = async (request: Request, { statement }: At, member: SignedIn, returned: ReturnedForm) => {
  const found = await request.readAs(member, (context) => returnedView(context, statement, returned));
  if (!found) return request.notFound();
  const status = found.draft.conflict || found.draft.newer ? 409 : returned.status;
  return request.page(<DraftFormPage frame={request.frame} {...found} returned={returned} />, status);
};

const returnedWith = (at: At, typed: Typed, problems: Problems): ReturnedForm => ({
  ...{ action: routes.writeText.url(at), typed, problems },
  ...{ refusal: null, status: 422 },
});

const written = place(routes.drafting, (request: Request, at: At, member: SignedIn, returned) =>
  returned ? showAgain(request, at, member, returned) : show(request, at, member),
);

/** Writes a version for everyone on the draft, and deletes what she had kept for herself. */
const keep = act(
  written,
  ({ joined, voided }: WrittenText) =>
    voided.length > 0 ? 'textReopened' : joined ? 'textJoined' : 'textKept',
  version,
  async (context, { statement }: At, values) => {
    const { base, language, note, reopens, seen, slot, title, body, references } = values;
    const outcome = await writeWording(context, statement, {
      ...{ language, text: { title, body, references }, note },
      base: base === '' ? null : base,
      reopens: reopens === 'yes',
    });
    const own = new UnsentTexts(context.tx, context.keyring);
    if (outcome?.ok) await own.drop({ statement, slot: slotOf({ slot, language }) }, seen);
    return outcome;
  },
  {
    to: (at, { wording }) => routes.wording.url({ ...at, wording: wording.id }),
    read: async (request) => {
      const { fields, files } = await request.body();
      const form = parseForm(fields, version, request.t, { once: true });
      // A file that was chosen and not taken is not in these words: she is told before they are kept.
      if (!files.has('file')) return form;
      return { ok: false, typed: form.typed, problems: { file: request.t('drafting.file.takeFirst') } };
    },
  },
);

/** Keeps the words for herself alone: by the button, or by the page's script while she types. */
const keepAside = async (
  request: Request,
  at: At,
  member: SignedIn,
  { form, isScript }: { form: Parsed<UnsentForm>; isScript: boolean },
) => {
  const tell = (said: string, status: 200 | 409 | 422, number?: number) =>
    request.context.json({ said, ...(number === undefined ? {} : { number }) }, status);
  if (!form.ok)
    return isScript
      ? tell(request.t('drafting.unsent.notKept'), 422)
      : showAgain(request, at, member, returnedWith(at, form.typed, form.problems));
  const { values, typed } = form;
  const slot = slotOf({ slot: values.slot, language: values.language });
  const words = { slot, seen: values.seen, words: wordsOf(values) };
  const outcome = await request.attempt((tx, keyring) =>
    keepUnsent(request.memberContext(tx, keyring, member), at.statement, words),
  );
  if (!outcome) return request.notFound();
  if (!outcome.ok) {
    if (isScript) return tell(request.t('drafting.unsent.newer'), 409);
    const problems = { form: refusalInWords(outcome, request.t) };
    return showAgain(request, at, member, { ...returnedWith(at, typed, problems), refusal: outcome });
  }
  if (isScript) return tell(request.t('drafting.unsent.kept'), 200, outcome.number);
  return request.redirect(withDone(urlOf(at, slot), 'unsentKept'));
};

type Taken = { text: string } | { problem: string };

const taken = async (file: Uploaded | undefined, request: Request): Promise<Taken> => {
  const { t } = request;
  if (!file) return { problem: t('drafting.file.choose') };
  const done = await request.work.attempt(draftFileText, file);
  if (!done.ok) return { problem: request.undoneInWords(done.undone) };
  const read = done.result;
  if (read.ok) return { text: read.text };
  switch (read.problem) {
    case 'empty':
      return { problem: t('drafting.file.empty') };
    case 'tooLong':
      return { problem: t('drafting.file.tooLong', { most: longestBody }) };
    default:
      return { problem: t(`reading.file.${read.problem}`) };
  }
};

/** Puts a file's text into the form; what stood there stays on the page, and nothing is kept yet. */
const takeFile = async (
  request: Request,
  at: At,
  member: SignedIn,
  { form, file }: { form: Parsed<UnsentForm>; file: Uploaded | undefined },
) => {
  const { typed } = form;
  if (!form.ok) return showAgain(request, at, member, returnedWith(at, typed, form.problems));
  const words = await taken(file, request);
  if ('problem' in words)
    return showAgain(request, at, member, returnedWith(at, typed, { file: words.problem }));
  const found = await request.readAs(member, (context) =>
    returnedView(context, at.statement, { typed, refusal: null }, words.text),
  );
  return found ? request.page(<DraftFormPage frame={request.frame} {...found} />) : request.notFound();
};

const write = async (request: Request, at: At, member: SignedIn) => {
  const { fields, files } = await request.body();
  const form = () => parseForm(fields, unsent, request.t, { once: false });
  switch (draftButtons.find((button) => button === fields.get('do'))) {
    case 'aside':
      return keepAside(request, at, member, { form: form(), isScript: fields.get('by') === 'script' });
    case 'file':
      return takeFile(request, at, member, { form: form(), file: files.get('file') });
    case 'keep':
    case undefined:
      return keep(request, at, member);
  }
};

export const draftFormRoutes = (mount: Mount): void => {
  mount.member(routes.drafting, show);
  mount.member(routes.writeText, write);
  mount.member(
    routes.dropUnsent,
    act(
      place(routes.drafting, (request: Request, at: At, member: SignedIn) => show(request, at, member)),
      'unsentDropped',
      { slot: unsentSlot },
      (context, { statement }, { slot }) => dropUnsent(context, statement, slot),
      { to: (at, { slot }) => urlOf(at, slot) },
    ),
  );
  mount.bare(routes.draftScript, (context) => scriptAnswer(context, autosaveScript));
};
