import {
  finderNames,
  type HeldColumn,
  type HeldPart,
  heldParts,
  partsFoundBy,
} from '../../database/held/held.ts';
import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Onward } from '../parts/cards.tsx';
import { Page } from './layout.tsx';

const named = (columns: readonly HeldColumn[]): string =>
  [...Map.groupBy(columns, ({ table }) => table)]
    .map(([table, own]) => `${table} (${own.map(({ name }) => name).join(', ')})`)
    .join(' · ');

const Columns = ({ frame, part }: { frame: Frame; part: HeldPart }) => (
  <details>
    <summary>{frame.t('held.columns')}</summary>
    <p class="muted" lang="en">
      <code translate="no">{named(part.clear)}</code>
    </p>
    {part.sealed.length > 0 && (
      <p class="muted">
        {frame.t('held.sealedColumns')}{' '}
        <code lang="en" translate="no">
          {named(part.sealed)}
        </code>
      </p>
    )}
  </details>
);

const Part = ({ frame, part }: { frame: Frame; part: HeldPart }) => {
  const { t } = frame;
  const { group, keeps } = part;
  return (
    <section class="part" id={group}>
      <h2>{t(`held.group.${group}.title`)}</h2>
      <p>{t(`held.group.${group}.clear`)}</p>
      <p>
        <strong>{t('held.sealed')}</strong> {t(`held.group.${group}.sealed`)}
      </p>
      <p class="muted">{keeps.map((one) => t(`held.keeps.${one}`)).join(' ')}</p>
      <Columns frame={frame} part={part} />
    </section>
  );
};

/** What a seized server would show: every column, as the tests hold it against a real dump (C02). */
export const HeldPage = ({ frame }: { frame: Frame }) => {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('held.title')} lead={t('held.lead')}>
      <p>{t('held.never')}</p>
      <p>{t('held.also')}</p>
      <Onward href={routes.asked.url()}>{t('held.asked.title')}</Onward>
      <Onward href={routes.claims.url()}>{t('claims.title')}</Onward>
      {heldParts.map((part) => (
        <Part frame={frame} part={part} />
      ))}
    </Page>
  );
};

/** What a subpoena would yield: the same rows, by what somebody could ask with. */
export const AskedPage = ({ frame }: { frame: Frame }) => {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('held.asked.title')} lead={t('held.asked.lead')}>
      {finderNames.map((finder) => (
        <section class="part">
          <h2>{t(`held.asked.${finder}.title`)}</h2>
          <p>{t(`held.asked.${finder}.text`)}</p>
          <ul>
            {partsFoundBy(finder).map(({ group, keeps }) => (
              <li>
                <a href={`${routes.held.url()}#${group}`}>{t(`held.group.${group}.title`)}</a>{' '}
                <span class="muted">{keeps.map((one) => t(`held.keeps.${one}`)).join(' ')}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section class="part">
        <h2>{t('held.asked.nothing.title')}</h2>
        <p>{t('held.never')}</p>
        <p>{t('held.asked.nothing.sealed')}</p>
      </section>
      <section class="part">
        <h2>{t('held.asked.later.title')}</h2>
        <p>{t('held.asked.later.text')}</p>
      </section>
    </Page>
  );
};
