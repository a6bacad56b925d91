import { z } from 'zod';
import { routes } from '../../routes.ts';
import { printSeatCode, readSeatCode } from '../../vault/codes/seatCode.ts';
import { TextField } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import type { Mount } from '../../web/mount.ts';
import { Page } from '../../web/pages/layout.tsx';
import { messagePage } from '../../web/pages/messagePage.tsx';
import type { Request } from '../../web/request.ts';
import { partsOf, sheetFields, sheetIn } from '../answering/form.ts';
import { shippedInstruments } from '../instrument/shipped.ts';
import { emptySheet, type Sheet } from '../sheet/facts.ts';
import { asked } from '../termsStore.ts';
import { CheckPartnershipPage, CheckResultPage, type CheckView } from './page.tsx';

const viewOf = (sheet: Sheet): CheckView => {
  const [instrument] = shippedInstruments;
  if (!instrument) throw new Error('no instrument ships with the product');
  const terms = { instrument, areas: [], reviewOn: null };
  const questions = asked(terms);
  return { terms, questions, parts: partsOf(terms, questions), sheet };
};

const begin = (request: Request) => {
  const view = viewOf(emptySheet);
  const [part] = view.parts;
  return part
    ? request.page(<CheckPartnershipPage frame={request.frame} view={view} part={part} />)
    : request.notFound();
};

/** Nothing is kept: every answer comes and goes with the form. */
const goOn = async (request: Request) => {
  const { questions, parts } = viewOf(emptySheet);
  const form = await request.repeatableForm(sheetFields(questions));
  if (!form.ok) return request.page(messagePage(request.frame, 'unreadable'), 422);
  const view = viewOf(sheetIn(questions, form.values));
  const here = parts.findIndex(({ key }) => key === form.values.part);
  const part = view.parts[here + 1];
  if (form.values.do === 'show' || !part)
    return request.page(<CheckResultPage frame={request.frame} view={view} />);
  return request.page(<CheckPartnershipPage frame={request.frame} view={view} part={part} />);
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
const find = async (request: Request) => {
  const form = await request.repeatableForm(finding);
  const typed = form.ok ? form.values.code : '';
  const code = readSeatCode(typed);
  if (code) return request.redirect(routes.linkedSheet.url({ code: printSeatCode(code) }));
  const problem = request.t('assessment.find.wrong');
  return request.page(
    <FindSheetPage frame={request.frame} typed={typed} problem={problem} done={null} />,
    422,
  );
};

export const reflectionRoutes = (mount: Mount): void => {
  mount.open(routes.checkPartnership, begin);
  mount.open(routes.checkPartnershipNow, goOn);
  mount.open(routes.findSheet, (request) =>
    request.page(<FindSheetPage frame={request.frame} typed="" done={request.done} />),
  );
  mount.open(routes.findSheetNow, find);
};
