import type { Child, PropsWithChildren } from 'hono/jsx';
import type { CommunityKey } from '../language/vocabulary.ts';
import type { Option } from '../web/fields.tsx';
import type { Problems } from '../web/form.ts';
import type { Frame } from '../web/frame.ts';
import { blockLabel, labelOf, type SingleField } from './planLabels.ts';
import { fieldOf, listOf, mostRows, type Row, type RowKind, type Sheet, textOf } from './planSheet.ts';

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
  /** Who can be asked; where they are typed in this very form, the form says so itself. */
  organisations: readonly { key: string; name: string }[];
};

export type PlanWords = { frame: Frame };

/** What a single field's component needs, from its name. */
export const single = ({ frame, problems, notes }: PlanFilled, name: SingleField) => ({
  frame,
  name,
  label: labelOf(frame.t, name),
  error: problems[name],
  note: notes.get(name),
});

export const textIn = ({ sheet }: PlanFilled, name: SingleField): string => textOf(sheet.fields, name);
export const listIn = ({ sheet }: PlanFilled, name: SingleField): string[] => listOf(sheet.fields, name);

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

/** With more of them than this, blocks are closed until one is to be changed: a long plan stays a light page. */
const few: Record<'organisation' | 'seat', number> = { organisation: 1, seat: 3 };

const isOpen = ({ filled, place, row }: Block, kind: 'organisation' | 'seat'): boolean =>
  filled.sheet.rows[kind].length <= few[kind] ||
  textOf(row, 'open') === 'yes' ||
  Object.keys(filled.problems).some((id) => id.startsWith(`${kind}-${place}-`));

/** What the checks say of a block that is closed; a finding's link leads here, as the field is not shown. */
const NotesWithin = ({ filled, kind, place }: Block) => (
  <>
    {[...filled.notes]
      .filter(([id]) => id.startsWith(`${kind}-${place}-`))
      .map(([id, note]) => (
        <div id={id}>{note}</div>
      ))}
  </>
);

type FoldProps = PropsWithChildren<{
  block: Block;
  kind: 'organisation' | 'seat';
  heading: string;
  /** What is chosen so far, in one line. */
  brief: string;
  copies?: boolean;
}>;

/** A block that is two lines while nobody changes it; everything in it is carried along all the same. */
export const Fold = ({ block, kind, heading, brief, copies, children }: FoldProps) => {
  const { filled, place, row } = block;
  const { t } = filled.frame;
  if (isGone(row)) return <GoneBlock {...block} />;
  const id = `${kind}-${place}`;
  const of = blockLabel(t, kind, place);
  const open = isOpen(block, kind);
  return (
    <section class="card" id={id} aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{heading}</h3>
      <p class="hint">{brief}</p>
      <HiddenRow kind={kind} place={place} row={row} {...(open && { only: ['key', 'for', 'open'] })} />
      {filled.notes.get(id)}
      {open ? children : <NotesWithin {...block} />}
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

export const options = <Value extends string>(
  values: readonly Value[],
  label: (value: Value) => string,
): Option[] => values.map((value) => ({ value, label: label(value) }));
