import { communityKey } from '../language/vocabulary.ts';
import { Checkboxes, Select, TextArea, TextField } from '../web/fields.tsx';
import { listInWords, week, weekdayInWords } from '../web/inWords.ts';
import { planDocument } from './plan.ts';
import { longest } from './planAnswers.ts';
import { communityOptions } from './planFields.tsx';
import { blockLabel } from './planLabels.ts';
import { type Block, Blocks, Fold, options, type PlanFilled, within } from './planParts.tsx';
import { fieldOf, listOf, newRow, type Row, textOf } from './planSheet.ts';

const shape = planDocument.shape.organisations.element.shape;

/** One choice for each community that leads it, and one more. */
const LedBy = (block: Block) => {
  const { t } = block.filled.frame;
  const led = listOf(block.row, 'ledBy').filter((key) => key !== '');
  return (
    <>
      {[...led, ''].map((key, index) => (
        <Select
          {...within(block, 'ledBy')}
          id={index === 0 ? undefined : `${fieldOf('organisation', block.place, 'ledBy')}-${index}`}
          error={index === 0 ? within(block, 'ledBy').error : undefined}
          note={index === 0 ? within(block, 'ledBy').note : undefined}
          label={t(index === 0 ? 'engagement.plan.in.organisation.ledBy' : 'engagement.plan.also.ledBy')}
          optional
          options={communityOptions(t)}
          value={key}
        />
      ))}
    </>
  );
};

const hasCalendar = (row: Row): boolean =>
  ['calendar', 'rest', 'holidays'].some((name) => listOf(row, name).some((value) => value !== ''));

/** Written down only where it is not Monday to Friday: the tick brings the fields in the next answer. */
const WorkingDays = (block: Block) => {
  const { filled, row } = block;
  const { t, language } = filled.frame;
  return (
    <>
      <Checkboxes
        {...within(block, 'calendar')}
        label={t('engagement.plan.in.organisation.calendar')}
        values={listOf(row, 'calendar')}
        options={[{ value: 'yes', label: t('engagement.plan.calendarTick') }]}
      />
      {hasCalendar(row) && (
        <>
          <div class="many">
            <Checkboxes
              {...within(block, 'rest')}
              label={t('engagement.plan.in.organisation.rest')}
              values={listOf(row, 'rest')}
              options={week.map((day) => ({ value: String(day), label: weekdayInWords(day, language) }))}
            />
          </div>
          <TextArea
            {...within(block, 'holidays')}
            label={t('engagement.plan.in.organisation.holidays')}
            hint={t('engagement.plan.holidaysHint')}
            optional
            value={textOf(row, 'holidays')}
            rows={2}
          />
        </>
      )}
    </>
  );
};

/** Who leads it, or that it is an ally. */
const ledBy = ({ filled, row }: Block): string => {
  const { t, language } = filled.frame;
  const side = shape.kind.safeParse(textOf(row, 'kind')).data;
  const led = listOf(row, 'ledBy').flatMap((key) => communityKey.safeParse(key).data ?? []);
  const leads = led.map((key) => t(`vocabulary.community.${key}`));
  if (leads.length > 0) return t('engagement.plan.ledBy', { communities: listInWords(leads, language) });
  return side ? t(`engagement.side.${side}`) : '';
};

const Organisation = (block: Block) => {
  const { row, filled, place } = block;
  const { t } = filled.frame;
  const heading = textOf(row, 'name') || blockLabel(t, 'organisation', place);
  return (
    <Fold block={block} kind="organisation" heading={heading} brief={ledBy(block)}>
      <TextField
        {...within(block, 'name', true)}
        label={t('engagement.plan.in.organisation.name')}
        value={textOf(row, 'name')}
        maxlength={longest.organisationName}
      />
      <Select
        {...within(block, 'kind')}
        label={t('engagement.plan.in.organisation.kind')}
        options={options(shape.kind.options, (side) => t(`engagement.side.${side}`))}
        value={textOf(row, 'kind')}
      />
      <LedBy {...block} />
      <WorkingDays {...block} />
    </Fold>
  );
};

/** Only without an account: inside the software, who leads an organisation is confirmed, never typed. P12 */
export const OrganisationFields = (filled: PlanFilled) => (
  <Blocks
    filled={filled}
    kind="organisation"
    blank={newRow('organisation', [])}
    each={(block) => <Organisation {...block} />}
  />
);
