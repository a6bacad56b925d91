import { z } from 'zod';

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((written) => written.isWellFormed());

/** To whom one thing about her may be shown. `public` is what a programme prints. */
export const audiences = ['nobody', 'partners', 'public'] as const;
export type AppearanceAudience = (typeof audiences)[number];
const shown = z.enum(audiences);

/** What others may do while she is there. Each is its own yes; none is asked for by default. */
export const permissions = ['photo', 'recording', 'streaming', 'quotation', 'socialMedia'] as const;
export type Permission = (typeof permissions)[number];

/** How she appears at this engagement, in her own choice; another engagement starts from nothing. P6 */
export const appearanceChoices = z.strictObject({
  /** The name for this engagement, which need not be any other name of hers. */
  name: text(80),
  nameShown: shown,
  pronouns: text(40),
  pronounsShown: shown,
  introduction: text(300),
  introductionShown: shown,
  permissions: z.strictObject({
    photo: z.boolean(),
    recording: z.boolean(),
    streaming: z.boolean(),
    quotation: z.boolean(),
    socialMedia: z.boolean(),
  }),
  /** Until when any of it may be shown; null: until the agreed day of erasing. */
  until: z.iso.date().nullable(),
});
export type Appearance = z.infer<typeof appearanceChoices>;

/** What the parties are given: only what she chose to show, and nothing she did not. */
export const shownAppearance = z.strictObject({
  name: z.string().nullable(),
  pronouns: z.string().nullable(),
  introduction: z.string().nullable(),
  /** Of those shown, what a public programme may print. */
  publicly: z.array(z.enum(['name', 'pronouns', 'introduction'])),
  permissions: z.array(z.enum(permissions)),
  until: z.iso.date().nullable(),
});
export type ShownAppearance = z.infer<typeof shownAppearance>;

/** Only what was chosen leaves; an empty name is none. P6 */
export const shownOf = (choices: Appearance): ShownAppearance => {
  const show = (value: string, to: AppearanceAudience): string | null =>
    to === 'nobody' || value.trim() === '' ? null : value;
  const parts = [
    ['name', choices.name, choices.nameShown],
    ['pronouns', choices.pronouns, choices.pronounsShown],
    ['introduction', choices.introduction, choices.introductionShown],
  ] as const;
  return {
    name: show(choices.name, choices.nameShown),
    pronouns: show(choices.pronouns, choices.pronounsShown),
    introduction: show(choices.introduction, choices.introductionShown),
    publicly: parts.filter(([, value, to]) => to === 'public' && value.trim() !== '').map(([part]) => part),
    permissions: permissions.filter((permission) => choices.permissions[permission]),
    until: choices.until,
  };
};
