import { z } from 'zod';
import type { StatementId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { type Parsed, parseForm } from '../web/form.ts';
import { keepForever } from '../web/headers.ts';
import type { Uploaded } from '../web/upload.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { script as autosaveScript } from './autosaveScript.ts';
import { look, submit } from './deciding.ts';
import { textOfFile } from './draftFile.ts';
import {
  draftingActs,
  type Held,
  holding,
  slotOf,
  type TypedDraft,
  typedDraft,
  wordsOf,
  writing,
} from './draftingForm.ts';
import { DraftingPage } from './draftingPage.tsx';
import { adviceFor, type Drafting, draftingView, elsewhereOf } from './draftingView.ts';
import { refusalInWords } from './refusals.ts';
import type { Looking } from './scene.ts';
import { statementView } from './statementView.ts';
import { longestBody } from './text.ts';
import { dropUnsent, keepUnsent, unsentOf } from './unsent.ts';
import { type UnsentSlot, UnsentTexts, unsentSlot } from './unsentStore.ts';
import type { Sent } from './views.ts';
import { meeting, type WrittenText, writeWording } from './writing.ts';

const dropping = z.strictObject({ slot: unsentSlot });
const urlOf = (statement: StatementId, slot: string): string =>
  `${routes.drafting.url({ statement })}?language=${slot}`;

const show = async (visit: Visit, member: SignedIn, id: StatementId) => {
  const asked = visit.context.req.query('language');
  const found = await look(visit, member, (looking) => draftingView(looking, id, asked));
  if (!found) return visit.notFound();
  return visit.page(<DraftingPage frame={visit.frame} {...found} done={visit.done} />);
};

type Again = { sent: Sent; refusal?: Refusal | null; file?: string };

/** What stood in the form, and what stood there before a file that was taken earlier: none of it goes unseen. */
const replacedBy = (file: string, { text, replaced }: TypedDraft): string | null => {
  const stood = [replaced ?? '', text.body === file ? '' : text.body].filter((one) => one !== '');
  return stood.length > 0 ? stood.join('\n\n') : null;
};

/** What met the words that were sent: another's on the draft, or newer ones of her own. */
const metBy = async (
  looking: Looking,
  id: StatementId,
  { sent, refusal, file }: Again,
): Promise<Omit<Drafting, 'advice' | 'elsewhere'> | null> => {
  const view = await statementView(looking, id);
  if (!view?.me.owner) return null;
  const typed = typedDraft(sent.typed);
  const { language, base, text, slot } = typed;
  const latest = language && view.latest.get(language);
  const met =
    refusal?.refusal === 'otherText' && language
      ? await meeting(looking, view, { language, text, base })
      : null;
  const newer = refusal?.refusal === 'newerUnsent' ? await unsentOf(looking, id, slot) : null;
  return {
    ...typed,
    text: file === undefined ? text : { ...text, body: file },
    // She has the other text before her now: what she settles is written on top of it.
    base: met && latest ? latest.wording.id : base,
    seen: newer?.number ?? typed.seen,
    unsent: null,
    meeting: met,
    newer: newer?.words ?? null,
    replaced: file === undefined ? typed.replaced : replacedBy(file, typed),
  };
};

/** The same form again: with what was typed, and beside it whatever it met. */
const showAgain = async (visit: Visit, member: SignedIn, id: StatementId, again: Again) => {
  const found = await look(visit, member, async (looking) => {
    const met = await metBy(looking, id, again);
    const view = met && (await statementView(looking, id));
    if (!met || !view) return null;
    const drafting: Drafting = {
      ...met,
      advice: await adviceFor(looking, view, met),
      elsewhere: await elsewhereOf(looking, id, met.slot),
    };
    return { view, drafting };
  });
  if (!found) return visit.notFound();
  const { drafting } = found;
  const isTaken = again.file !== undefined;
  const page = <DraftingPage frame={visit.frame} {...found} sent={isTaken ? undefined : again.sent} />;
  if (isTaken) return visit.page(page);
  return visit.page(page, drafting.meeting || drafting.newer ? 409 : 422);
};

const sentText = (typed: Sent['typed'], problems: Sent['problems']): Sent => ({
  form: 'text',
  typed,
  problems,
});

/** A version, for everyone on the draft: what she had kept for herself goes with it. */
const keep = async (visit: Visit, member: SignedIn, statement: StatementId, form: Parsed<Kept>) =>
  submit(
    visit,
    member,
    {
      form,
      name: 'text',
      to: ({ wording }: WrittenText) => routes.wording.url({ statement, wording: wording.id }),
      done: ({ joined, voided }: WrittenText) =>
        voided.length > 0 ? 'textReopened' : joined ? 'textJoined' : 'textKept',
      work:
        ({ base, language, note, reopens, seen, slot, title, body, references }) =>
        async (looking) => {
          const outcome = await writeWording(looking, statement, {
            language,
            text: { title, body, references },
            note,
            base: base === '' ? null : base,
            reopens: reopens === 'yes',
          });
          const own = new UnsentTexts(looking.tx, looking.keyring);
          if (outcome?.ok) await own.drop({ statement, slot: slotOf({ slot, language }) }, seen);
          return outcome;
        },
    },
    (sent, refusal) => showAgain(visit, member, statement, { sent, refusal }),
  );
type Kept = z.output<typeof writing>;

type Answered = { form: Parsed<Held>; isScript: boolean };

/** For herself, as far as it is: by the button, or by the page's script while she types. */
const aside = async (
  visit: Visit,
  member: SignedIn,
  statement: StatementId,
  { form, isScript }: Answered,
) => {
  const tell = (said: string, status: 200 | 409 | 422, number?: number) =>
    visit.context.json({ said, ...(number === undefined ? {} : { number }) }, status);
  if (!form.ok)
    return isScript
      ? tell(visit.t('drafting.unsent.notKept'), 422)
      : showAgain(visit, member, statement, { sent: sentText(form.typed, form.problems) });
  const { values, typed } = form;
  const slot = slotOf({ slot: values.slot, language: values.language });
  const words = { slot, seen: values.seen, words: wordsOf(values) };
  const outcome = await look(visit, member, (looking) => keepUnsent(looking, statement, words));
  if (!outcome) return visit.notFound();
  if (!outcome.ok) {
    if (isScript) return tell(visit.t('drafting.unsent.newer'), 409);
    const problems = { form: refusalInWords(outcome, visit.t) };
    return showAgain(visit, member, statement, { sent: sentText(typed, problems), refusal: outcome });
  }
  if (isScript) return tell(visit.t('drafting.unsent.kept'), 200, outcome.number);
  return visit.redirect(withDone(urlOf(statement, slot), 'unsentKept'));
};

/** A file's text takes the place of what stands in the form; that stays on the page, and nothing is kept yet. */
const takeFile = async (
  visit: Visit,
  member: SignedIn,
  statement: StatementId,
  { form, file }: { form: Parsed<Held>; file: Uploaded | undefined },
) => {
  const { typed } = form;
  const refused = (problem: string) =>
    showAgain(visit, member, statement, { sent: sentText(typed, { file: problem }) });
  if (!form.ok) return showAgain(visit, member, statement, { sent: sentText(typed, form.problems) });
  if (!file) return refused(visit.t('drafting.file.choose'));
  const read = textOfFile(file);
  if (read.ok) return showAgain(visit, member, statement, { sent: sentText(typed, {}), file: read.text });
  switch (read.problem) {
    case 'empty':
      return refused(visit.t('drafting.file.empty'));
    case 'tooLong':
      return refused(visit.t('drafting.file.tooLong', { most: longestBody }));
    case 'notText':
    case 'tooLarge':
    case 'notDocument':
      return refused(visit.t(`reading.file.${read.problem}`));
  }
};

const write = async (visit: Visit, member: SignedIn, statement: StatementId) => {
  const { fields, files } = await visit.body();
  const file = files.get('file');
  const held = () => parseForm(fields, holding, visit.t, { once: false });
  switch (draftingActs.find((act) => act === fields.get('do'))) {
    case 'aside':
      return aside(visit, member, statement, { form: held(), isScript: fields.get('by') === 'script' });
    case 'file':
      return takeFile(visit, member, statement, { form: held(), file });
    case 'keep':
    case undefined: {
      const form = parseForm(fields, writing, visit.t, { once: true });
      // A file that was chosen and not taken is not in these words: she is told before they are kept.
      const problems = { file: visit.t('drafting.file.takeFirst') };
      if (file) return showAgain(visit, member, statement, { sent: sentText(form.typed, problems) });
      return keep(visit, member, statement, form);
    }
  }
};

export const draftingRoutes = (doors: Doors): void => {
  doors.member(routes.drafting, (visit, at, member) => show(visit, member, at.statement));
  doors.member(routes.writeText, (visit, at, member) => write(visit, member, at.statement));
  doors.member(routes.dropUnsent, async (visit, { statement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(dropping),
        name: 'drop',
        to: ({ slot }: { slot: UnsentSlot }) => urlOf(statement, slot),
        done: 'unsentDropped',
        work:
          ({ slot }) =>
          (looking) =>
            dropUnsent(looking, statement, slot),
      },
      () => show(visit, member, statement),
    ),
  );
  doors.bare(routes.draftScript, (context) =>
    autosaveScript && context.req.param('script') === autosaveScript.file
      ? context.body(autosaveScript.body, 200, {
          'Content-Type': 'text/javascript; charset=utf-8',
          'Cache-Control': keepForever,
        })
      : context.notFound(),
  );
};
