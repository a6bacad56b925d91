import { z } from 'zod';
import { Checkboxes, DateField, Select, TextArea, TextField } from '../web/fields.tsx';
import { day, lines, many, type Problems, spareLine, type Typed } from '../web/form.ts';
import type { Frame } from '../web/frame.ts';
import { type Appearance, type AppearanceAudience, audiences, permissions } from './appearance.ts';

const shown = z.enum(audiences).catch('nobody');

/** The fields by which she says how she appears. Left out, they say nothing. */
export const appearanceFields = {
  name: spareLine(80).default(''),
  nameShown: shown.default('nobody'),
  pronouns: spareLine(40).default(''),
  pronounsShown: shown.default('nobody'),
  introduction: lines(300).default(''),
  introductionShown: shown.default('nobody'),
  permissions: many(z.enum(permissions)),
  until: z.literal('').or(day).default(''),
};
const fields = z.strictObject(appearanceFields);

export const appearanceOf = (values: z.infer<typeof fields>): Appearance => ({
  name: values.name,
  nameShown: values.nameShown,
  pronouns: values.pronouns,
  pronounsShown: values.pronounsShown,
  introduction: values.introduction,
  introductionShown: values.introductionShown,
  permissions: {
    photo: values.permissions.includes('photo'),
    recording: values.permissions.includes('recording'),
    streaming: values.permissions.includes('streaming'),
    quotation: values.permissions.includes('quotation'),
    socialMedia: values.permissions.includes('socialMedia'),
  },
  until: values.until === '' ? null : values.until,
});

export const typedAppearance = (choices: Appearance | null): Typed =>
  choices
    ? {
        name: choices.name,
        nameShown: choices.nameShown,
        pronouns: choices.pronouns,
        pronounsShown: choices.pronounsShown,
        introduction: choices.introduction,
        introductionShown: choices.introductionShown,
        permissions: permissions.filter((permission) => choices.permissions[permission]),
        until: choices.until ?? '',
      }
    : {};

type Props = { frame: Frame; typed: Typed; problems: Problems };

const textIn = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
};

const Shown = ({
  frame,
  typed,
  name,
}: {
  frame: Frame;
  typed: Typed;
  name: 'nameShown' | 'pronounsShown' | 'introductionShown';
}) => (
  <Select
    frame={frame}
    name={name}
    label={frame.t(`engagement.appearance.${name}`)}
    value={textIn(typed, name) || 'nobody'}
    options={audiences.map((value: AppearanceAudience) => ({
      value,
      label: frame.t(`engagement.appearance.to.${value}`),
    }))}
  />
);

/** Each thing is its own choice, and nothing is chosen for her. P6 */
export const AppearanceFields = ({ frame, typed, problems }: Props) => {
  const { t } = frame;
  return (
    <>
      <TextField
        frame={frame}
        name="name"
        label={t('engagement.appearance.name')}
        hint={t('engagement.appearance.nameHint')}
        error={problems['name']}
        value={textIn(typed, 'name')}
        maxlength={80}
        optional
      />
      <Shown frame={frame} typed={typed} name="nameShown" />
      <TextField
        frame={frame}
        name="pronouns"
        label={t('engagement.appearance.pronouns')}
        error={problems['pronouns']}
        value={textIn(typed, 'pronouns')}
        maxlength={40}
        optional
      />
      <Shown frame={frame} typed={typed} name="pronounsShown" />
      <TextArea
        frame={frame}
        name="introduction"
        label={t('engagement.appearance.introduction')}
        hint={t('engagement.appearance.introductionHint')}
        error={problems['introduction']}
        value={textIn(typed, 'introduction')}
        maxlength={300}
        rows={2}
        optional
      />
      <Shown frame={frame} typed={typed} name="introductionShown" />
      <Checkboxes
        frame={frame}
        name="permissions"
        label={t('engagement.appearance.allow')}
        hint={t('engagement.appearance.allowHint')}
        values={typed['permissions']}
        options={permissions.map((value) => ({
          value,
          label: t(`engagement.appearance.permission.${value}`),
        }))}
        optional
      />
      <DateField
        frame={frame}
        name="until"
        label={t('engagement.appearance.until')}
        hint={t('engagement.appearance.untilHint')}
        error={problems['until']}
        value={textIn(typed, 'until')}
        optional
      />
    </>
  );
};
