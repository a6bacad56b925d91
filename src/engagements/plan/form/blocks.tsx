import { communityKey } from '../../../language/vocabulary.ts';
import { Checkboxes, Select } from '../../../web/forms/fields.tsx';
import { listInWords } from '../../../web/words/figures.ts';
import { planDocument } from '../document.ts';
import { communityOptions } from './blockFields.ts';
import { RowControl } from './controls.tsx';
import { options } from './field.ts';
import { blockLabel } from './labels.ts';
import { type Block, Blocks, Fold, type PlanFilled, SmallBlock, within } from './parts.tsx';
import { fieldOf, listOf, newRow, type Row, textOf } from './sheet.ts';

/** A community is chosen once; after that it stands there by its name, to be kept or removed. */
const Which = (block: Block) => {
  const { t } = block.filled.frame;
  const field = within(block, 'community', true);
  const chosen = communityKey.safeParse(textOf(block.row, 'community')).data;
  if (!chosen || field.error)
    return (
      <Select
        {...field}
        label={t('engagement.plan.in.community.community')}
        options={communityOptions(t)}
        value={chosen}
      />
    );
  return (
    <div class="field" id={field.name}>
      <input type="hidden" name={field.name} value={chosen} />
      <p class="strong">{t(`vocabulary.community.${chosen}`)}</p>
      {field.note}
    </div>
  );
};

export const Communities = (filled: PlanFilled) => {
  const { t } = filled.frame;
  return (
    <>
      {filled.suggested.length > 0 && (
        <Checkboxes
          frame={filled.frame}
          name="suggested"
          label={t('engagement.plan.label.suggested')}
          hint={t('engagement.plan.hint.suggested')}
          options={options(filled.suggested, (key) => t(`vocabulary.community.${key}`))}
        />
      )}
      <Blocks
        filled={filled}
        kind="community"
        each={(block) => (
          <SmallBlock block={block}>
            <Which {...block} />
            <RowControl block={block} name="how" />
          </SmallBlock>
        )}
      />
    </>
  );
};

export const Days = (filled: PlanFilled) => (
  <Blocks
    filled={filled}
    kind="day"
    each={(block) => (
      <SmallBlock block={block}>
        <RowControl block={block} name="on" first />
        <RowControl block={block} name="from" />
        <RowControl block={block} name="to" />
        <RowControl block={block} name="zone" />
      </SmallBlock>
    )}
  />
);

export const Rates = (filled: PlanFilled) => (
  <Blocks
    filled={filled}
    kind="rate"
    blank={null}
    each={(block) => (
      <SmallBlock block={block}>
        <RowControl block={block} name="from" first />
        <RowControl block={block} name="rate" />
        <RowControl block={block} name="on" />
      </SmallBlock>
    )}
  />
);

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

const side = planDocument.shape.organisations.element.shape.kind;

/** Who leads it, or that it is an ally. */
const ledBy = ({ filled, row }: Block): string => {
  const { t, language } = filled.frame;
  const kind = side.safeParse(textOf(row, 'kind')).data;
  const led = listOf(row, 'ledBy').flatMap((key) => communityKey.safeParse(key).data ?? []);
  const leads = led.map((key) => t(`vocabulary.community.${key}`));
  if (leads.length > 0) return t('engagement.plan.ledBy', { communities: listInWords(leads, language) });
  return kind ? t(`engagement.side.${kind}`) : '';
};

const hasCalendar = (row: Row): boolean =>
  ['calendar', 'rest', 'holidays'].some((name) => listOf(row, name).some((value) => value !== ''));

const Organisation = (block: Block) => {
  const { row, filled, place } = block;
  const heading = textOf(row, 'name') || blockLabel(filled.frame.t, 'organisation', place);
  return (
    <Fold block={block} kind="organisation" heading={heading} brief={ledBy(block)}>
      <RowControl block={block} name="name" first />
      <RowControl block={block} name="kind" />
      <LedBy {...block} />
      <RowControl block={block} name="calendar" />
      {/* Written down only where it is not Monday to Friday: the tick brings the fields in the next answer. */}
      {hasCalendar(row) && (
        <>
          <RowControl block={block} name="rest" />
          <RowControl block={block} name="holidays" />
        </>
      )}
    </Fold>
  );
};

/** Only without an account: inside the software, who leads an organisation is confirmed, never typed. P12 */
export const Organisations = (filled: PlanFilled) => (
  <Blocks
    filled={filled}
    kind="organisation"
    blank={newRow('organisation', [])}
    each={(block) => <Organisation {...block} />}
  />
);
