import type { Child, PropsWithChildren } from 'hono/jsx';
import type { CommunityKey } from '../../../language/vocabulary.ts';
import type { Problems } from '../../../web/forms/parse.ts';
import type { Frame } from '../../../web/frame.ts';
import type { SingleField } from './fields.ts';
import { blockLabel, labelOf } from './labels.ts';
import { fieldOf, mostRows, type Row, type RowKind, type Sheet, textOf } from './sheet.ts';

/** A plan's form as it stands: what is in it, what is wrong with it, what the checks say of it, where to go on. */
export type PlanFilled = {
  frame: Frame;
  sheet: Sheet;
  problems: Problems;
  /** What the checks say, by the id of the field or block it is about. */
  notes: ReadonlyMap<string, Child>;
  /** The block that was just added, copied, removed or put back. */
  at: { kind: RowKind; place: number } | null;
  /** What the words seem to name and nobody has confirmed. P12 */
  suggested: readonly CommunityKey[];
  /** The blocks that stand open, by their ids. */
  open: ReadonlySet<string>;
  /** Problems and notes again, by the block whose fields they are about. */
  said: { problems: ReturnType<typeof byBlock<string>>; notes: ReturnType<typeof byBlock<Child>> };
  /** Who can be asked; where they are typed in this very form, the form says so itself. */
  organisations: readonly { key: string; name: string }[];
};

/** What a single field's component needs, from its name. */
export const single = ({ frame, problems, notes }: PlanFilled, name: SingleField) => ({
  frame,
  name,
  label: labelOf(frame.t, name),
  error: problems[name],
  note: notes.get(name),
});

/** One block, with what its fields need. */
export type Block = { filled: PlanFilled; kind: RowKind; place: number; row: Row };

/** The first field of a block that was just added takes the focus. */
export const within = ({ filled, kind, place }: Block, name: string, first = false) => {
  const id = fieldOf(kind, place, name);
  const { frame, problems, notes, at } = filled;
  const here = at?.kind === kind && at.place === place;
  return {
    frame,
    name: id,
    error: problems[id],
    note: notes.get(id),
    autofocus: (first && here) || undefined,
  };
};

export const isHere = ({ filled: { at }, kind, place }: Block): boolean =>
  at?.kind === kind && at.place === place;

type PressProps = { value: string; label: string; of?: string; variant?: string; focus?: boolean };

/** A button that changes the form's rows: it sends the whole form, and the answer is the form. */
export const Press = ({ value, label, of, variant = 'link', focus }: PressProps) => (
  <button
    type="submit"
    class={variant === 'link' ? 'link' : `button ${variant}`}
    name="do"
    value={value}
    autofocus={focus || undefined}
  >
    {label}
    {of && <span class="unseen"> {of}</span>}
  </button>
);

type HiddenProps = Omit<Block, 'filled'> & { only?: readonly string[] };

/** What was written in a block, carried along unseen. What is empty need not be. */
export const HiddenRow = ({ kind, place, row, only }: HiddenProps) => (
  <>
    {Object.entries(row).flatMap(([name, values]) =>
      only && !only.includes(name)
        ? []
        : [values]
            .flat()
            .filter((value) => value !== '')
            .map((value) => <input type="hidden" name={fieldOf(kind, place, name)} value={value} />),
    )}
  </>
);

export const isGone = (row: Row): boolean => row['gone'] !== undefined;

/** Removed one answer ago: everything is still here, and one button puts it back. */
export const GoneBlock = (block: Block) => {
  const { filled, kind, place, row } = block;
  const { t } = filled.frame;
  const name = blockLabel(t, kind, place);
  return (
    <div role="status">
      <HiddenRow kind={kind} place={place} row={row} />
      <p>{t('engagement.plan.removed', { block: name })}</p>
      <Press
        value={`restore-${kind}-${place}`}
        label={t('engagement.plan.putBack')}
        of={name}
        focus={isHere(block)}
      />
    </div>
  );
};

/** A block that stands open has hundreds of choices; of more than this many the rest stay closed until these are done. */
const mostOpen = 12;
const folded = ['organisation', 'seat'] as const;
type Folded = (typeof folded)[number];

/** With more of them than this, blocks are closed until one is to be changed: a long plan stays a light page. */
const few: Record<Folded, number> = { organisation: 1, seat: 3 };

/** The block that a field's id belongs to: `seat-3-amount` to `seat-3`. */
const blockOf = (id: string): string => id.split('-', 2).join('-');

/** What is said of the fields of each block, by the block's id. */
export const byBlock = <Said,>(said: Iterable<readonly [string, Said]>) =>
  Map.groupBy(said, ([id]) => blockOf(id));

/** Which blocks stand open: those with something to mend, that of the last button, and those that somebody opened. */
export const openBlocks = ({ sheet, problems, at }: Pick<PlanFilled, 'sheet' | 'problems' | 'at'>) => {
  const wrong = byBlock(Object.entries(problems));
  return new Set(
    folded.flatMap((kind) => {
      const rows = sheet.rows[kind];
      const ids = rows.map((row, index) => ({ id: `${kind}-${index + 1}`, row }));
      if (rows.length <= few[kind]) return [`${kind}-1`, ...ids.map(({ id }) => id)];
      const here = at?.kind === kind ? `${kind}-${at.place}` : null;
      const first = ids.filter(({ id }) => wrong.has(id) || id === here);
      const others = ids.filter(
        ({ id, row }) => textOf(row, 'open') === 'yes' && !first.some((one) => one.id === id),
      );
      return [...first, ...others].slice(0, mostOpen).map(({ id }) => id);
    }),
  );
};

/** What is wrong with a block that is closed, or said of it; links lead here, as the fields are not shown. */
const SaidWithin = ({ filled, kind, place }: Block) => {
  const id = `${kind}-${place}`;
  return (
    <>
      {filled.said.problems.get(id)?.map(([field, problem]) => (
        <p id={field} class="error">
          {problem}
        </p>
      ))}
      {filled.said.notes.get(id)?.map(([field, note]) => (
        <div id={field}>{note}</div>
      ))}
    </>
  );
};

type FoldProps = PropsWithChildren<{
  block: Block;
  kind: Folded;
  heading: string;
  /** What is chosen so far, in one line. */
  brief: string;
  copies?: boolean;
}>;

/** What a block carries unseen while it stands open. */
const hiddenFields = ['key', 'for', 'open'];

/** A block that is two lines while nobody changes it; everything in it is carried along all the same. */
export const Fold = ({ block, kind, heading, brief, copies, children }: FoldProps) => {
  const { filled, place, row } = block;
  const { t } = filled.frame;
  if (isGone(row)) return <GoneBlock {...block} />;
  const id = `${kind}-${place}`;
  const of = blockLabel(t, kind, place);
  const open = filled.open.has(id);
  return (
    <section class="card" id={id} aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{heading}</h3>
      <p class="hint">{brief}</p>
      <HiddenRow kind={kind} place={place} row={row} {...(open && { only: hiddenFields })} />
      {filled.notes.get(id)}
      {open ? children : <SaidWithin {...block} />}
      <p class="acts">
        {!open && <Press value={`open-${id}`} label={t('engagement.plan.change')} of={of} />}
        {copies && <Press value={`copy-${id}`} label={t('engagement.plan.copy')} of={of} />}
        <Press value={`remove-${id}`} label={t('engagement.plan.remove')} of={of} />
      </p>
    </section>
  );
};

/** A few fields that belong together, side by side where there is room. */
export const SmallBlock = ({ block, children }: PropsWithChildren<{ block: Block }>) => {
  const { filled, kind, place, row } = block;
  const { t } = filled.frame;
  const name = blockLabel(t, kind, place);
  if (isGone(row)) return <GoneBlock {...block} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend, and the fields' own labels say it
    <div class="acts" role="group" aria-label={name} id={`${kind}-${place}`}>
      {filled.notes.get(`${kind}-${place}`)}
      {children}
      <Press value={`remove-${kind}-${place}`} label={t('engagement.plan.remove')} of={name} />
    </div>
  );
};

/** The blocks of a kind, one blank block where there is none, and the way to one more. */
export const Blocks = ({
  filled,
  kind,
  each,
  blank = {},
}: {
  filled: PlanFilled;
  kind: Exclude<RowKind, 'seat'>;
  each: (block: Block) => Child;
  /** A first block to begin with; null where none is needed to begin. */
  blank?: Row | null;
}) => {
  const written = filled.sheet.rows[kind];
  const rows = written.length > 0 || !blank ? written : [blank];
  return (
    <>
      {rows.map((row, index) => each({ filled, kind, place: index + 1, row }))}
      {rows.length < mostRows[kind] && (
        <p>
          <Press
            value={`add-${kind}`}
            label={filled.frame.t(`engagement.plan.add.${kind}`)}
            variant="quiet"
          />
        </p>
      )}
    </>
  );
};
