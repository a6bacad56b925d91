import { z } from 'zod';
import type { BoundField } from '../../web/forms/bound.ts';
import { Checkboxes, DateField, Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { day, lines, many, optionalLine } from '../../web/forms/parse.ts';
import type { Frame } from '../../web/frame.ts';
import { type Appearance, audiences, permissions } from '../nominations/appearance.ts';

const shown = z.enum(audiences).catch('nobody');

/** The fields by which she says how she appears. Left out, they say nothing. */
export const appearanceFields = {
  name: optionalLine(80).default(''),
  nameShown: shown.default('nobody'),
  pronouns: optionalLine(40).default(''),
  pronounsShown: shown.default('nobody'),
  introduction: lines(300).default(''),
  introductionShown: shown.default('nobody'),
  permissions: many(z.enum(permissions)),
  until: z.literal('').or(day).default(''),
};
const appearanceForm = z.strictObject(appearanceFields);

export const appearanceOf = ({
  permissions: given,
  until,
  ...shown
}: z.infer<typeof appearanceForm>): Appearance => ({
  ...shown,
  permissions: {
    photo: given.includes('photo'),
    recording: given.includes('recording'),
    streaming: given.includes('streaming'),
    quotation: given.includes('quotation'),
    socialMedia: given.includes('socialMedia'),
  },
  until: until === '' ? null : until,
});

export const answerFields = {
  ...appearanceFields,
  answer: z.enum(['accepted', 'declined', 'asked'], { error: 'problem.choose' }),
  note: lines(1000).default(''),
};

/** What the form shows of what she chose before. */
export const valuesOf = (choices: Appearance | null) =>
  choices
    ? {
        ...choices,
        permissions: permissions.filter((permission) => choices.permissions[permission]),
        until: choices.until ?? '',
      }
    : {};

type FieldName = keyof typeof appearanceFields;
export const appearanceLabels = ({ t }: Frame): Record<FieldName, string> => ({
  name: t('engagement.appearance.name'),
  nameShown: t('engagement.appearance.nameShown'),
  pronouns: t('engagement.appearance.pronouns'),
  pronounsShown: t('engagement.appearance.pronounsShown'),
  introduction: t('engagement.appearance.introduction'),
  introductionShown: t('engagement.appearance.introductionShown'),
  permissions: t('engagement.appearance.allow'),
  until: t('engagement.appearance.until'),
});

/** Nothing is shown to anybody until she says so: no choice is the choice of nobody. P6 */
const Shown = ({ field }: { field: BoundField }) => (
  <Select
    {...field}
    value={field.value || 'nobody'}
    options={audiences.map((value) => ({ value, label: field.frame.t(`engagement.appearance.to.${value}`) }))}
    optional={false}
  />
);

type Props = { frame: Frame; f: (name: FieldName) => BoundField };

/** Each thing is its own choice, and nothing is chosen for her. P6 */
export const AppearanceFields = ({ frame: { t }, f }: Props) => (
  <>
    <TextField {...f('name')} hint={t('engagement.appearance.nameHint')} />
    <Shown field={f('nameShown')} />
    <TextField {...f('pronouns')} />
    <Shown field={f('pronounsShown')} />
    <TextArea {...f('introduction')} hint={t('engagement.appearance.introductionHint')} rows={2} />
    <Shown field={f('introductionShown')} />
    <Checkboxes
      {...f('permissions')}
      hint={t('engagement.appearance.allowHint')}
      options={permissions.map((value) => ({
        value,
        label: t(`engagement.appearance.permission.${value}`),
      }))}
    />
    <DateField {...f('until')} hint={t('engagement.appearance.untilHint')} />
  </>
);
