// biome-ignore-all lint/a11y/noRedundantRoles: browsers forget the roles of a table that is not laid out as one
import type { Child } from 'hono/jsx';
import { decisionAreas, powerLevels } from '../../kernel/power.ts';
import type { Problems } from '../../web/forms/parse.ts';
import type { Frame } from '../../web/frame.ts';
import { type Filled, shownRows } from './fields.tsx';
import { fieldOf, mostOwnAreas } from './form.ts';

const columns = ['today', 'promised'] as const;
type Column = (typeof columns)[number];

const Wrong = ({ frame, problems, name }: { frame: Frame; problems: Problems; name: string }) =>
  problems[name] ? (
    <p class="error" id={`${name}-error`}>
      <span class="unseen">{frame.t('web.form.problem')} </span>
      {problems[name]}
    </p>
  ) : null;

const ties = (problems: Problems, name: string) => ({
  id: name,
  name,
  'aria-invalid': problems[name] ? ('true' as const) : undefined,
  'aria-describedby': problems[name] ? `${name}-error` : undefined,
});

type CellProps = Filled & { name: string; row: string; column: Column };

/** Named by its row and its column, so that no label is written twice. */
const LevelCell = ({ frame, problems, value, name, row, column }: CellProps) => (
  <td role="cell" data-label={frame.t(`partnership.form.${column}`)}>
    <span>
      <Wrong frame={frame} problems={problems} name={name} />
      <select {...ties(problems, name)} aria-labelledby={`${row} ${column}`} autocomplete="off">
        <option value="">{frame.t('partnership.form.notYet')}</option>
        {powerLevels.map((level) => (
          <option value={level} selected={value(name) === level}>
            {frame.t(`terms.power.level.${level}.short`)}
          </option>
        ))}
      </select>
    </span>
  </td>
);

type RowProps = Filled & { row: string; today: string; promised: string; heading: Child };

const Row = ({ row, today, promised, heading, ...filled }: RowProps) => (
  <tr role="row">
    <th role="rowheader" scope="row">
      {heading}
    </th>
    <LevelCell {...filled} name={today} row={row} column="today" />
    <LevelCell {...filled} name={promised} row={row} column="promised" />
  </tr>
);

const UsualRows = (filled: Filled) => (
  <>
    {decisionAreas.map((area) => (
      <Row
        {...filled}
        row={area}
        today={fieldOf.today(area)}
        promised={fieldOf.promised(area)}
        heading={
          <>
            <span id={area}>{filled.frame.t(`terms.power.area.${area}.label`)}</span>
            <span class="hint">{filled.frame.t(`terms.power.area.${area}.hint`)}</span>
          </>
        }
      />
    ))}
  </>
);

const OwnRow = ({ place, ...filled }: Filled & { place: number }) => {
  const { frame, problems, value } = filled;
  const name = fieldOf.ownArea(place);
  return (
    <Row
      {...filled}
      row={`${name}-label`}
      today={fieldOf.ownToday(place)}
      promised={fieldOf.ownPromised(place)}
      heading={
        <>
          <label for={name} id={`${name}-label`}>
            {frame.t('partnership.form.ownName', { number: place })}
          </label>
          <Wrong frame={frame} problems={problems} name={name} />
          <input
            type="text"
            {...ties(problems, name)}
            value={value(name)}
            maxlength={80}
            autocomplete="off"
            spellcheck={false}
          />
        </>
      }
    />
  );
};

/** Who decides, area by area: today, and by the review. P2 */
export const PowerFields = (filled: Filled) => {
  const { frame, value } = filled;
  const own = shownRows((place) => value(fieldOf.ownArea(place)), { least: 4, spare: 1, most: mostOwnAreas });
  return (
    <table class="levels" role="table">
      <caption class="unseen">{frame.t('terms.power.title')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {frame.t('partnership.form.area')}
          </th>
          {columns.map((column) => (
            <th role="columnheader" scope="col" id={column}>
              {frame.t(`partnership.form.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <UsualRows {...filled} />
        {own.map((place) => (
          <OwnRow {...filled} place={place} />
        ))}
      </tbody>
    </table>
  );
};
