import { routes } from '../../routes.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Submit } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Notice } from '../../web/parts/cards.tsx';
import { sayDay } from '../words.ts';
import type { RecordView } from './view.ts';
import { troubleInWords } from './words.tsx';

export type Props = { frame: Frame; view: RecordView };

export const saySize = ({ t }: Frame, count: number): string => t('partnership.record.size', { count });

/** Says first of all what does not fit, and what to do. */
export const Broken = ({ frame, view }: Props) => {
  const { t } = frame;
  if (view.troubles.length === 0) return null;
  const { partnership, checkpoint } = view;
  return (
    <Notice tone="stop" title={t('partnership.record.broken.title')}>
      <ul>
        {view.troubles.map((trouble) => (
          <li>{troubleInWords(frame, trouble)}</li>
        ))}
      </ul>
      <p>
        <b>{t('partnership.record.broken.do')}</b>
      </p>
      <ol>
        {(['rely', 'keep', 'tell', 'ask'] as const).map((step) => (
          <li>{t(`partnership.record.broken.${step}`)}</li>
        ))}
      </ol>
      {checkpoint.size > 0 && (
        <ActionButton
          frame={frame}
          action={routes.takeRecordAsSeen.url({ partnership })}
          label={t('partnership.record.broken.seen')}
          fields={{ size: String(checkpoint.size), head: checkpoint.head }}
        />
      )}
    </Notice>
  );
};

/** What her own memory of it says, in one line. */
export const Seen = ({ frame, view }: Props) => {
  const { t } = frame;
  if (view.troubles.length > 0) return null;
  const text = view.seen
    ? t('partnership.record.seen.before', {
        size: saySize(frame, view.seen.size),
        day: sayDay(frame, view.seen.seenOn),
      })
    : t('partnership.record.seen.first');
  return <p class="muted">{text}</p>;
};

export const Check = ({ frame, view }: Props) => {
  const { t } = frame;
  const { check } = view;
  if (!check)
    return (
      <p>
        <a class="button" href={`${routes.record.url({ partnership: view.partnership })}?check=1`}>
          {t('partnership.record.check')}
        </a>
      </p>
    );
  if (check.ok)
    return (
      <Notice tone="good" title={t('partnership.record.whole.title')}>
        <p>{t('partnership.record.whole.text', { count: check.size })}</p>
      </Notice>
    );
  return (
    <Notice tone="stop" title={t('partnership.record.notWhole.title')}>
      <p>
        {check.sequence !== null && `${t('partnership.record.notWhole.at', { sequence: check.sequence })} `}
        {t(`verify.problem.${check.problem}`)}
      </p>
      <p>{t('partnership.record.notWhole.text')}</p>
    </Notice>
  );
};

/** The answer to a note that was given, beside what it is about. */
export const Compared = ({ frame, view }: Props) => {
  const { t } = frame;
  const { compared } = view;
  if (!compared) return null;
  if (compared.ok)
    return (
      <Notice tone="good" title={t('partnership.record.compare.fits')}>
        <p>{t('partnership.record.compare.upTo', { sequence: compared.size })}</p>
      </Notice>
    );
  const { problem, sequence } = compared;
  return (
    <Notice tone="stop" title={t('partnership.record.compare.differs')}>
      <p>
        {sequence !== null && `${t('partnership.record.notWhole.at', { sequence })} `}
        {t(`verify.problem.${problem}`)}
      </p>
      <p>{t('partnership.record.notWhole.text')}</p>
    </Notice>
  );
};

/** Asked with the address, as a look: it changes nothing. */
export const Compare = ({ frame, view }: Props) => {
  const { t } = frame;
  const here = routes.record.url({ partnership: view.partnership });
  return (
    <section class="part">
      <h2>{t('partnership.record.compare.title')}</h2>
      <form class="form" method="get" action={here} autocomplete="off">
        <TextArea
          frame={frame}
          name="note"
          label={t('partnership.record.compare.note')}
          hint={t('partnership.record.compare.hint')}
          rows={4}
          maxlength={4000}
        />
        <Submit label={t('partnership.record.compare.submit')} variant="quiet" />
      </form>
    </section>
  );
};
