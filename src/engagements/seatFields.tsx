import { z } from 'zod';
import { communityKey } from '../language/vocabulary.ts';
import { Checkboxes, Select, TextField } from '../web/fields.tsx';
import { listInWords } from '../web/inWords.ts';
import {
  decisionPower,
  decisionPowers,
  expenseKinds,
  hourKinds,
  mostSeats,
  planDocument,
  seatRole,
  seatRoles,
} from './plan.ts';
import { communityOptions } from './planFields.tsx';
import { seatLabel } from './planLabels.ts';
import { type Block, Fold, options, type PlanFilled, Press, within } from './planParts.tsx';
import { fieldOf, listOf, mostRows, newRow, textOf } from './planSheet.ts';

const { expenses } = planDocument.shape.seats.element.shape;
const feeBases = ['unpaid', 'hour', 'day', 'flat'] as const;

const isExpert = ({ row }: Block): boolean => textOf(row, 'for') === 'expert';

const Whose = (block: Block) => {
  const { filled, row, place } = block;
  const { t } = filled.frame;
  const [first = '', ...others] = listOf(row, 'community').filter((key) => key !== '');
  return (
    <>
      <Select
        {...within(block, 'community', true)}
        label={seatLabel(t, 'community')}
        options={communityOptions(t)}
        value={first}
      />
      {others.map((key, index) => (
        <Select
          {...within(block, 'community')}
          id={`${fieldOf('seat', place, 'community')}-${index + 2}`}
          error={undefined}
          note={undefined}
          label={t('engagement.plan.also.community')}
          optional
          options={communityOptions(t)}
          value={key}
        />
      ))}
    </>
  );
};

const Asked = (block: Block) => {
  const { filled, row } = block;
  const { t } = filled.frame;
  return (
    <Select
      {...within(block, 'organisation')}
      label={isExpert(block) ? t('engagement.plan.comesFrom') : seatLabel(t, 'organisation')}
      optional
      options={[
        { value: '', label: t('engagement.plan.nobody') },
        ...filled.organisations.map(({ key, name }, index) => ({
          value: key,
          label: name || t('engagement.plan.unnamed', { number: index + 1 }),
        })),
      ]}
      value={textOf(row, 'organisation')}
      chosen
    />
  );
};

const Part = (block: Block) => {
  const { row, filled } = block;
  const { t } = filled.frame;
  return (
    <div class="acts">
      <Select
        {...within(block, 'role', isExpert(block))}
        label={seatLabel(t, 'role')}
        options={options(seatRoles, (role) => t(`engagement.role.${role}`))}
        value={textOf(row, 'role')}
      />
      <Select
        {...within(block, 'power')}
        label={seatLabel(t, 'power')}
        options={options(decisionPowers, (power) => t(`engagement.power.${power}`))}
        value={textOf(row, 'power')}
      />
    </div>
  );
};

const Hours = (block: Block) => {
  const { row, filled, place } = block;
  const { t } = filled.frame;
  return (
    <>
      <fieldset class="field acts hours" id={fieldOf('seat', place, 'hours')}>
        <legend>{t('engagement.plan.hoursAsked')}</legend>
        {filled.notes.get(fieldOf('seat', place, 'hours'))}
        {hourKinds.map((kind) => (
          <TextField
            {...within(block, kind)}
            label={t(`engagement.hours.${kind}`)}
            optional
            value={textOf(row, kind)}
            size={5}
            maxlength={8}
          />
        ))}
      </fieldset>
      <div class="many">
        <Checkboxes
          {...within(block, 'paid')}
          label={seatLabel(t, 'paid')}
          values={listOf(row, 'paid')}
          options={options(hourKinds, (kind) => t(`engagement.hours.${kind}`))}
        />
      </div>
    </>
  );
};

const Fee = (block: Block) => {
  const { row, filled } = block;
  const { t } = filled.frame;
  return (
    <div class="acts">
      <Select
        {...within(block, 'basis')}
        label={seatLabel(t, 'basis')}
        options={options(feeBases, (basis) => t(`engagement.basis.${basis}`))}
        value={textOf(row, 'basis')}
      />
      <TextField
        {...within(block, 'amount')}
        label={seatLabel(t, 'amount')}
        optional
        value={textOf(row, 'amount')}
        size={10}
        maxlength={20}
      />
      <TextField
        {...within(block, 'currency')}
        label={t('engagement.plan.otherCurrency')}
        optional
        value={textOf(row, 'currency')}
        size={5}
        maxlength={3}
      />
    </div>
  );
};

const More = (block: Block) => {
  const { row, filled } = block;
  const { t } = filled.frame;
  return (
    <>
      <Select
        {...within(block, 'expenses')}
        label={seatLabel(t, 'expenses')}
        options={options(expenses.shape.how.options, (how) => t(`engagement.expenses.${how}`))}
        value={textOf(row, 'expenses')}
      />
      <div class="many">
        <Checkboxes
          {...within(block, 'covers')}
          label={seatLabel(t, 'covers')}
          values={listOf(row, 'covers')}
          options={options(expenseKinds, (kind) => t(`engagement.covers.${kind}`))}
        />
      </div>
      <TextField
        {...within(block, 'languages')}
        label={seatLabel(t, 'languages')}
        hint={t('engagement.plan.hint.languages')}
        optional
        value={textOf(row, 'languages')}
        maxlength={600}
      />
    </>
  );
};

/** Something in there is wrong, or found: then it must be seen. */
const hasMore = ({ filled, place }: Block): boolean =>
  ['organisation', 'expenses', 'covers', 'languages'].some((name) => {
    const id = fieldOf('seat', place, name);
    return filled.problems[id] !== undefined || filled.notes.has(id);
  });

const SeatFields = (block: Block) => (
  <>
    {!isExpert(block) && (
      <div class="acts">
        <Whose {...block} />
        <Asked {...block} />
      </div>
    )}
    <Part {...block} />
    <Hours {...block} />
    <Fee {...block} />
    {isExpert(block) ? (
      <details class="more" open={hasMore(block)}>
        <summary>{block.filled.frame.t('engagement.plan.more')}</summary>
        <Asked {...block} />
        <More {...block} />
      </details>
    ) : (
      <More {...block} />
    )}
  </>
);

const feeBasis = z.enum(feeBases);

/** What is chosen so far, in a few words: whose it is, its say, its fee. */
const chosenIn = (block: Block): string[] => {
  const { filled, row } = block;
  const { t, language } = filled.frame;
  const communities = listOf(row, 'community').flatMap((key) => communityKey.safeParse(key).data ?? []);
  const whose = communities.map((key) => t(`vocabulary.community.${key}`));
  const power = decisionPower.safeParse(textOf(row, 'power')).data;
  const basis = feeBasis.safeParse(textOf(row, 'basis')).data;
  const amount = `${textOf(row, 'amount')} ${textOf(row, 'currency')}`.trim();
  return [
    whose.length > 0
      ? listInWords(whose, language)
      : t(isExpert(block) ? 'engagement.plan.forExpert' : 'engagement.plan.forCommunity'),
    power ? t(`engagement.power.${power}`) : '',
    basis ? t('engagement.text.fee', { amount, basis: t(`engagement.basis.${basis}`) }).trim() : '',
  ].filter((words) => words !== '');
};

const Seat = (block: Block) => {
  const { filled, place, row } = block;
  const { t } = filled.frame;
  const role = seatRole.safeParse(textOf(row, 'role')).data;
  const heading = role
    ? t('engagement.plan.seatBrief', { number: place, role: t(`engagement.role.${role}`) })
    : t('engagement.plan.seatNew', { number: place });
  return (
    <Fold block={block} kind="seat" heading={heading} brief={chosenIn(block).join(' · ')} copies>
      <SeatFields {...block} />
    </Fold>
  );
};

export const Seats = (filled: PlanFilled) => {
  const { t } = filled.frame;
  const written = filled.sheet.rows.seat;
  const rows = written.length > 0 ? written : [newRow('seat', [])];
  return (
    <>
      {rows.map((row, index) => (
        <Seat filled={filled} kind="seat" place={index + 1} row={row} />
      ))}
      {rows.length < mostRows.seat ? (
        <p class="acts">
          <Press value="add-seat" label={t('engagement.plan.add.seat')} variant="quiet" />
          <Press value="add-expert" label={t('engagement.plan.add.expert')} variant="quiet" />
        </p>
      ) : (
        <p class="hint">{t('engagement.plan.full', { count: mostRows.seat, most: mostSeats })}</p>
      )}
    </>
  );
};
