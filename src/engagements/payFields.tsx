import { Checkboxes, DateField, TextArea, TextField } from '../web/fields.tsx';
import { paymentMethods } from './plan.ts';
import { longest } from './planAnswers.ts';
import { Tick } from './planFields.tsx';
import {
  type Block,
  Blocks,
  listIn,
  options,
  type PlanFilled,
  SmallBlock,
  single,
  textIn,
  within,
} from './planParts.tsx';
import { textOf } from './planSheet.ts';

const Exchange = (block: Block) => {
  const { row, filled } = block;
  const { t } = filled.frame;
  return (
    <SmallBlock block={block}>
      <TextField
        {...within(block, 'from', true)}
        label={t('engagement.plan.in.rate.from')}
        hint={t('engagement.plan.currencyHint')}
        value={textOf(row, 'from')}
        size={5}
        maxlength={3}
      />
      <TextField
        {...within(block, 'rate')}
        label={t('engagement.plan.in.rate.rate')}
        hint={t('engagement.plan.rateHint')}
        value={textOf(row, 'rate')}
        size={12}
        maxlength={20}
      />
      <DateField {...within(block, 'on')} label={t('engagement.plan.in.rate.on')} value={textOf(row, 'on')} />
    </SmallBlock>
  );
};

type NumberName = 'hoursPerDay' | 'dueWithinDays' | 'organisationPercent';
const NumberField = ({ filled, name, hint }: { filled: PlanFilled; name: NumberName; hint?: string }) => (
  <TextField
    {...single(filled, name)}
    hint={hint}
    optional
    value={textIn(filled, name)}
    size={5}
    maxlength={6}
  />
);

/** What is said of pay before anyone accepts. P5 */
export const PayFields = (filled: PlanFilled) => {
  const { t } = filled.frame;
  return (
    <>
      <Tick filled={filled} name="unpaidForAll" />
      <TextField
        {...single(filled, 'currency')}
        hint={t('engagement.plan.currencyHint')}
        value={textIn(filled, 'currency')}
        size={5}
        maxlength={3}
      />
      <Blocks filled={filled} kind="rate" blank={null} each={(block) => <Exchange {...block} />} />
      <NumberField filled={filled} name="hoursPerDay" hint={t('engagement.plan.hint.hoursPerDay')} />
      <NumberField filled={filled} name="dueWithinDays" />
      <div class="many">
        <Checkboxes
          {...single(filled, 'methods')}
          values={listIn(filled, 'methods')}
          options={options(paymentMethods, (method) => t(`engagement.method.${method}`))}
        />
      </div>
      <TextArea
        {...single(filled, 'tax')}
        optional
        value={textIn(filled, 'tax')}
        rows={2}
        maxlength={longest.tax}
      />
      <Tick filled={filled} name="warned" />
      <Tick filled={filled} name="storyNotAsked" />
      <NumberField
        filled={filled}
        name="organisationPercent"
        hint={t('engagement.plan.hint.organisationPercent')}
      />
    </>
  );
};
