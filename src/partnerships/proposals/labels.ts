import { decisionAreas } from '../../kernel/power.ts';
import type { Translate } from '../../web/words/translate.ts';
import { termKeys } from '../agreement/terms.ts';
import { commitmentParts } from './commitments/form.ts';
import { fieldOf } from './form.ts';

const levels = ['today', 'promised'] as const;
const levelOf = (t: Translate, area: string, when: (typeof levels)[number]): string =>
  t('partnership.form.levelOf', { area, when: t(`partnership.form.${when}`) });

const usual = (t: Translate): Record<string, string> => ({
  title: t('partnership.form.titleLabel'),
  parties: t('partnership.form.ask'),
  reviewOn: t('terms.review.label'),
  windowDays: t('partnership.form.window'),
  note: t('partnership.form.note'),
  reason: t('partnership.form.reason'),
  lastDay: t('partnership.form.lastDay'),
  ...Object.fromEntries(termKeys.map((term) => [fieldOf.term(term), t(`terms.${term}.label`)])),
  ...Object.fromEntries(
    decisionAreas.flatMap((area) =>
      levels.map((when) => [fieldOf[when](area), levelOf(t, t(`terms.power.area.${area}.label`), when)]),
    ),
  ),
});

/** `own-2`, `ownToday-2`, `commitment-12`: fields of which there can be many. */
const numbered = (t: Translate, field: string): string | undefined => {
  const [kind, number = ''] = field.split('-');
  const part = commitmentParts.find((name) => name === kind);
  if (part)
    return t('partnership.form.commitmentPart', {
      commitment: t('partnership.form.commitment', { number }),
      part: t(`partnership.form.commitmentOf.${part}`),
    });
  const area = t('partnership.form.ownName', { number });
  if (kind === 'own') return area;
  if (kind === 'ownToday') return levelOf(t, area, 'today');
  return kind === 'ownPromised' ? levelOf(t, area, 'promised') : undefined;
};

/** The labels of the fields of which there is one, and of those named: for the summary above the form. */
export const labelsOf = (t: Translate, named: readonly string[]): Record<string, string> => {
  const labels = usual(t);
  for (const field of named) {
    const label = labels[field] ?? numbered(t, field);
    if (label) labels[field] = label;
  }
  return labels;
};
