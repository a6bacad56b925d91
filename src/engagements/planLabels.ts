import type { Problems } from '../web/form.ts';
import type { Translate } from '../web/words.ts';
import { type HourKind, hourKinds } from './plan.ts';
import { type RowKind, rowKinds, shownFields } from './planSheet.ts';

/** The fields that a plan has one of. */
export const singleFields = [
  ...(['kind', 'title', 'about', 'space', 'convenes', 'suggested'] as const),
  ...(['toldOn', 'attendance', 'place', 'languages', 'interpretation'] as const),
  ...(['recording', 'streaming', 'exposures', 'risks', 'support', 'eraseAfterDays'] as const),
  ...(['outcomeUse', 'reportHow', 'reportBy'] as const),
  ...(['currency', 'hoursPerDay', 'unpaidForAll', 'dueWithinDays', 'methods', 'tax'] as const),
  ...(['warned', 'storyNotAsked', 'organisationPercent'] as const),
] as const;
export type SingleField = (typeof singleFields)[number];

export const labelOf = (t: Translate, field: SingleField): string => t(`engagement.plan.label.${field}`);

type SeatField = (typeof shownFields)['seat'][number];
const isHours = (field: string): field is HourKind => hourKinds.some((kind) => kind === field);

export const seatLabel = (t: Translate, field: SeatField): string =>
  isHours(field) ? t(`engagement.hours.${field}`) : t(`engagement.plan.in.seat.${field}`);

export const blockLabel = (t: Translate, kind: RowKind, number: number): string =>
  t(`engagement.plan.block.${kind}`, { number });

const found = <Name extends string>(names: readonly Name[], field: string): Name | undefined =>
  names.find((name) => name === field);

const inBlock = (t: Translate, kind: RowKind, field: string): string | undefined => {
  switch (kind) {
    case 'community': {
      const name = found(shownFields.community, field);
      return name && t(`engagement.plan.in.community.${name}`);
    }
    case 'day': {
      const name = found(shownFields.day, field);
      return name && t(`engagement.plan.in.day.${name}`);
    }
    case 'organisation': {
      const name = found(shownFields.organisation, field);
      return name && t(`engagement.plan.in.organisation.${name}`);
    }
    case 'rate': {
      const name = found(shownFields.rate, field);
      return name && t(`engagement.plan.in.rate.${name}`);
    }
    case 'seat': {
      const name = found(shownFields.seat, field);
      return name && seatLabel(t, name);
    }
  }
};

/** What a field, or a block, is called away from its place: "Seat 3, amount". */
export const nameOf = (t: Translate, id: string): string | undefined => {
  const single = found(singleFields, id);
  if (single) return labelOf(t, single);
  const [kindName = '', number, field] = id.split('-');
  const kind = found(rowKinds, kindName);
  if (!kind) return undefined;
  const block = blockLabel(t, kind, Number(number));
  if (kind === 'community') return block;
  const label = field && inBlock(t, kind, field);
  return label ? t('engagement.plan.inField', { block, field: label }) : block;
};

/** The labels of the fields that have a problem, for the summary above the form. */
export const labelsOf = (t: Translate, problems: Problems): Record<string, string> =>
  Object.fromEntries(
    Object.keys(problems).flatMap((id) => {
      const name = nameOf(t, id);
      return name ? [[id, name]] : [];
    }),
  );
