import type { Frame } from '../../web/frame.ts';
import type { Counts } from '../sheet/values.ts';
import { valueInWords } from '../words.ts';
import type { NamedShare } from './view.ts';

/** A figure's breakdown by organisation; with counts only where they give nobody away. */
export const breakdown = (
  frame: Frame,
  shares: readonly NamedShare[],
  { key, most }: { key: string; most: number },
): { head: string[]; rows: string[][] } => {
  const { t } = frame;
  const counted = shares.some(({ shared }) => shared?.items[key]?.counts);
  const marks = Array.from({ length: most + 1 }, (_, mark) => mark);
  const none = t('assessment.none');
  return {
    head: [
      t('assessment.item.organisation'),
      t('assessment.item.value'),
      ...(counted ? [...marks.map(String), t('assessment.sheet.na'), t('assessment.sheet.unsaid')] : []),
    ],
    rows: shares.map(({ name, shared }) => {
      const item = shared?.items[key];
      const { counts } = item ?? {};
      const value = item?.said
        ? t(`assessment.sheet.${item.said}`)
        : valueInWords(frame, item?.value ?? null);
      const cells = counts ? [...marks.map((mark) => counts.marks[mark] ?? 0), counts.na, counts.unsaid] : [];
      return [
        name,
        value,
        ...(counted && !counts ? marks.map(() => none).concat(none, none) : cells.map(String)),
      ];
    }),
  };
};

/** `2× 3 · 4× 4`: how many gave which mark, and how many none. */
export const countsInWords = ({ t }: Frame, { marks, na, unsaid }: Counts): string => {
  const said = [
    ...marks.map((people, mark) => ({ people, mark: String(mark) })),
    { people: na, mark: t('assessment.sheet.na') },
    { people: unsaid, mark: t('assessment.sheet.unsaid') },
  ];
  const given = said.filter(({ people }) => people > 0).map((one) => t('assessment.report.gave', one));
  return t('assessment.report.counts', { counts: given.join(' · ') });
};

/** How many answered for each organisation, where that can be said. */
export const peopleInWords = ({ t }: Frame, { shared }: NamedShare): string => {
  if (!shared) return t('assessment.result.unseen');
  if (shared.mode === 'one') return t('assessment.result.oneSheet');
  if (shared.people === null) return t('assessment.result.fewPeople');
  return t('assessment.result.people', { count: shared.people });
};
