import { communityKey } from '../../../language/vocabulary.ts';
import { Select } from '../../../web/forms/fields.tsx';
import { listInWords } from '../../../web/words/figures.ts';
import { decisionPower, hourKinds, mostSeats, seatRole } from '../document.ts';
import { answer } from './answers.ts';
import { communityOptions } from './blockFields.ts';
import { RowControl } from './controls.tsx';
import { seatLabel } from './labels.ts';
import { type Block, Fold, type PlanFilled, Press, within } from './parts.tsx';
import { fieldOf, listOf, mostRows, newRow, textOf } from './sheet.ts';

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

const Part = (block: Block) => (
  <div class="acts">
    <RowControl block={block} name="role" first={isExpert(block)} />
    <RowControl block={block} name="power" />
  </div>
);

const Hours = (block: Block) => {
  const { filled, place } = block;
  const id = fieldOf('seat', place, 'hours');
  return (
    <>
      <fieldset class="field acts hours" id={id}>
        <legend>{filled.frame.t('engagement.plan.hoursAsked')}</legend>
        {filled.notes.get(id)}
        {hourKinds.map((kind) => (
          <RowControl block={block} name={kind} />
        ))}
      </fieldset>
      <RowControl block={block} name="paid" />
    </>
  );
};

const Fee = (block: Block) => (
  <div class="acts">
    <RowControl block={block} name="basis" />
    <RowControl block={block} name="amount" />
    <RowControl block={block} name="currency" label={block.filled.frame.t('engagement.plan.otherCurrency')} />
  </div>
);

const More = (block: Block) => (
  <>
    <RowControl block={block} name="expenses" />
    <RowControl block={block} name="covers" />
    <RowControl block={block} name="languages" />
  </>
);

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

/** What is chosen so far, in a few words: whose it is, its say, its fee. */
const chosenIn = (block: Block): string[] => {
  const { filled, row } = block;
  const { t, language } = filled.frame;
  const communities = listOf(row, 'community').flatMap((key) => communityKey.safeParse(key).data ?? []);
  const whose = communities.map((key) => t(`vocabulary.community.${key}`));
  const power = decisionPower.safeParse(textOf(row, 'power')).data;
  const basis = answer.basis.safeParse(textOf(row, 'basis')).data;
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
