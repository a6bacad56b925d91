import type { Frame } from '../../web/frame.ts';
import { Facts } from '../../web/parts/cards.tsx';
import { sayDay, sayList } from '../words.ts';
import { type Appearance, permissions, type ShownAppearance } from './appearance.ts';

const sayPermissions = (frame: Frame, given: readonly (typeof permissions)[number][]): string =>
  given.length === 0
    ? frame.t('engagement.appearance.nothingAllowed')
    : sayList(
        frame,
        given.map((permission) => frame.t(`engagement.appearance.permission.${permission}`)),
      );

/** How she wants to appear, as her organisation reads it. */
export const AppearanceText = ({ frame, choices }: { frame: Frame; choices: Appearance }) => {
  const { t } = frame;
  const line = (value: string, to: Appearance['nameShown']): string =>
    value.trim() === ''
      ? t('engagement.appearance.empty')
      : t('engagement.appearance.valueTo', { value, to: t(`engagement.appearance.to.${to}`) });
  return (
    <Facts
      items={[
        { term: t('engagement.appearance.name'), fact: line(choices.name, choices.nameShown) },
        { term: t('engagement.appearance.pronouns'), fact: line(choices.pronouns, choices.pronounsShown) },
        {
          term: t('engagement.appearance.introductionOf'),
          fact: line(choices.introduction, choices.introductionShown),
        },
        {
          term: t('engagement.appearance.allowed'),
          fact: sayPermissions(
            frame,
            permissions.filter((permission) => choices.permissions[permission]),
          ),
        },
        ...(choices.until
          ? [{ term: t('engagement.appearance.until'), fact: sayDay(frame, choices.until) }]
          : []),
      ]}
    />
  );
};

/** What was released, as the parties read it: what is not there was not chosen to be. */
export const ShownText = ({ frame, shown }: { frame: Frame; shown: ShownAppearance }) => {
  const { t } = frame;
  const printable = (part: ShownAppearance['publicly'][number]): string =>
    shown.publicly.includes(part) ? '' : ` (${t('engagement.appearance.to.partners')})`;
  return (
    <>
      <p class="strong">
        {shown.name === null ? t('engagement.appearance.unnamed') : shown.name + printable('name')}
        {shown.pronouns && <span class="muted"> · {shown.pronouns + printable('pronouns')}</span>}
      </p>
      {shown.introduction && (
        <p class="written">
          {shown.introduction}
          <span class="muted">{printable('introduction')}</span>
        </p>
      )}
      <p class="hint">
        {t('engagement.appearance.allowedWhat', { what: sayPermissions(frame, shown.permissions) })}
      </p>
    </>
  );
};
