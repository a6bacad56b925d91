import { decisionAreas } from '../kernel/power.ts';
import type { Problems } from '../web/form.ts';
import type { Translate } from '../web/words.ts';
import { commitmentParts } from './commitmentForm.ts';
import { fieldOf } from './proposalForm.ts';
import { termKeys } from './terms.ts';

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
    decisionAreas.flatMap((area) => {
      const name = t(`terms.power.area.${area}.label`);
      return (['today', 'promised'] as const).map((when) => [
        fieldOf[when](area),
        t('partnership.form.levelOf', { area: name, when: t(`partnership.form.${when}`) }),
      ]);
    }),
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
  switch (kind) {
    case 'own':
      return area;
    case 'ownToday':
      return t('partnership.form.levelOf', { area, when: t('partnership.form.today') });
    case 'ownPromised':
      return t('partnership.form.levelOf', { area, when: t('partnership.form.promised') });
    default:
      return undefined;
  }
};

/** The labels of the fields that have a problem, for the summary above the form. */
export const labelsOf = (t: Translate, problems: Problems): Record<string, string> => {
  const names = usual(t);
  const found = Object.keys(problems).map((field) => [field, names[field] ?? numbered(t, field)] as const);
  return Object.fromEntries(found.flatMap(([field, label]) => (label ? [[field, label]] : [])));
};
