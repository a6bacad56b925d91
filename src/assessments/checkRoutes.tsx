import { z } from 'zod';
import { routes } from '../routes.ts';
import { printSeatCode, readSeatCode } from '../vault/seatCode.ts';
import type { Doors } from '../web/doors.ts';
import { TextField } from '../web/fields.tsx';
import { Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { messagePage } from '../web/messagePage.tsx';
import type { Visit } from '../web/visit.ts';
import { CheckPartnershipPage, CheckResultPage, type CheckView } from './checkPage.tsx';
import { emptySheet, type Sheet } from './sheet.ts';
import { mergeSheet, partsOf, sheetFields } from './sheetForm.ts';
import { shippedInstruments } from './shipped.ts';
import { asked } from './termsStore.ts';

const viewOf = (sheet: Sheet): CheckView => {
  const [instrument] = shippedInstruments;
  if (!instrument) throw new Error('no instrument ships with the product');
  const terms = { instrument, areas: [], reviewOn: null };
  const questions = asked(terms);
  return { terms, questions, parts: partsOf(terms, questions), sheet };
};

const begin = (visit: Visit) => {
  const view = viewOf(emptySheet);
  const [part] = view.parts;
  return part
    ? visit.page(<CheckPartnershipPage frame={visit.frame} view={view} part={part} />)
    : visit.notFound();
};

/** Nothing is kept: every answer comes and goes with the form. */
const goOn = async (visit: Visit) => {
  const { questions, parts } = viewOf(emptySheet);
  const form = await visit.repeatableForm(sheetFields(questions));
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const view = viewOf(mergeSheet(emptySheet, questions, form.values));
  const here = parts.findIndex(({ key }) => key === form.values.part);
  const part = view.parts[here + 1];
  if (form.values.do === 'show' || !part)
    return visit.page(<CheckResultPage frame={visit.frame} view={view} />);
  return visit.page(<CheckPartnershipPage frame={visit.frame} view={view} part={part} />);
};

const finding = z.strictObject({ code: z.string().max(80) });
type FindProps = { frame: Frame; typed: string; problem?: string | undefined; done: string | null };

const FindSheetPage = ({ frame, typed, problem, done }: FindProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('assessment.sheet.title')}
      heading={t('assessment.find.title')}
      lead={t('assessment.find.lead')}
      done={done}
      problem={problem !== undefined}
    >
      <Form frame={frame} action={routes.findSheetNow.url()} submit={t('assessment.find.submit')}>
        <TextField
          frame={frame}
          name="code"
          label={t('assessment.find.code')}
          hint={t('assessment.find.hint')}
          error={problem}
          value={typed}
          maxlength={60}
        />
      </Form>
    </Page>
  );
};

/** A code that was handed over on paper is typed here; whether it opens anything, the next page says. */
const find = async (visit: Visit) => {
  const form = await visit.repeatableForm(finding);
  const typed = form.ok ? form.values.code : '';
  const code = readSeatCode(typed);
  if (code) return visit.redirect(routes.linkedSheet.url({ code: printSeatCode(code) }));
  const problem = visit.t('assessment.find.wrong');
  return visit.page(<FindSheetPage frame={visit.frame} typed={typed} problem={problem} done={null} />, 422);
};

export const reflectionRoutes = (doors: Doors): void => {
  doors.open(routes.checkPartnership, begin);
  doors.open(routes.checkPartnershipNow, goOn);
  doors.open(routes.findSheet, (visit) =>
    visit.page(<FindSheetPage frame={visit.frame} typed="" done={visit.done} />),
  );
  doors.open(routes.findSheetNow, find);
};
