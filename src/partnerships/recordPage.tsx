import { routes } from '../routes.ts';
import { ActionButton, DisabledAction } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Code, Notice, Onward, Pager } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import { Timeline } from '../web/timeline.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { sayDay, trailTo } from './inWords.ts';
import { momentOf } from './recordWords.tsx';
import { refusalInWords } from './refusals.ts';
import type { RecordView, RefusedAct } from './views.ts';

type Looking = { frame: Frame; view: RecordView };

const saySize = ({ t }: Frame, count: number): string => t('partnership.record.size', { count });

/** A history that was rewritten is the one thing this page must not let anybody overlook. */
const Broken = ({ frame, view }: Looking) =>
  view.broken ? (
    <Notice tone="stop" title={frame.t('partnership.record.broken.title')}>
      <p>{frame.t('partnership.record.broken.text')}</p>
    </Notice>
  ) : null;

const Check = ({ frame, view }: Looking) => {
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

const History = ({ frame, view, further }: Looking & { further: boolean }) => {
  const { items, next } = view.entries;
  const here = routes.record.url({ partnership: view.partnership });
  return (
    <section class="part">
      <h2>{frame.t('partnership.record.history')}</h2>
      {items.length === 0 ? (
        <p class="muted">{frame.t('partnership.record.empty')}</p>
      ) : (
        <Timeline items={items.map((entry) => momentOf(frame, entry))} />
      )}
      <Pager
        frame={frame}
        first={further ? here : null}
        next={next && `${here}?after=${encodeURIComponent(next)}`}
      />
    </section>
  );
};

const Hold = ({ frame, view }: Looking) => {
  const label = frame.t('partnership.record.checkpoint.hold');
  const { mayHold, checkpoint, partnership } = view;
  return mayHold.ok ? (
    <ActionButton
      frame={frame}
      action={routes.holdCheckpoint.url({ partnership })}
      label={label}
      variant="primary"
      fields={{ size: String(checkpoint.size), head: checkpoint.head }}
    />
  ) : (
    <DisabledAction
      frame={frame}
      label={label}
      reason={refusalInWords(mayHold, frame.t)}
      principle={mayHold.principle}
    />
  );
};

const Checkpoint = ({ frame, view }: Looking) => {
  const { t } = frame;
  const { checkpoint, partnership } = view;
  const entries = saySize(frame, checkpoint.size);
  return (
    <section class="part" id="checkpoint">
      <h2>{t('partnership.record.checkpoint.title')}</h2>
      <p>{t('partnership.record.checkpoint.text')}</p>
      <Code
        label={t('partnership.record.checkpoint.code')}
        value={checkpoint.code}
        kind="words"
        note={t('partnership.record.checkpoint.codeNote', { entries })}
      />
      <Code label={t('partnership.record.checkpoint.label', { entries })} value={checkpoint.note.trim()} />
      <div class="acts">
        <Hold frame={frame} view={view} />
        <a class="button" href={routes.checkpointFile.url({ partnership })}>
          {t('partnership.record.checkpoint.download')}
        </a>
      </div>
    </section>
  );
};

const Held = ({ frame, view }: Looking) => {
  const { t } = frame;
  const { items, next } = view.held;
  const here = routes.record.url({ partnership: view.partnership });
  return (
    <section class="part">
      <h2>{t('partnership.record.held.title')}</h2>
      {items.length === 0 ? (
        <p class="muted">{t('partnership.record.held.none')}</p>
      ) : (
        <DataTable
          caption={t('partnership.record.held.title')}
          quietCaption
          head={(['who', 'upTo', 'since', 'fits'] as const).map((key) => t(`partnership.record.held.${key}`))}
          rows={items.map(({ organisationName, size, heldOn, ok }) => [
            organisationName,
            t('partnership.record.held.entry', { size }),
            sayDay(frame, heldOn),
            ok ? t('partnership.record.held.yes') : <b>{t('partnership.record.held.no')}</b>,
          ])}
        />
      )}
      <Pager frame={frame} next={next && `${here}?held=${encodeURIComponent(next)}`} />
    </section>
  );
};

const TakeIt = ({ frame, view }: Looking) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('partnership.record.file.title')}</h2>
      <p>{t('partnership.record.file.text')}</p>
      <p>
        <Onward href={routes.recordFile.url({ partnership: view.partnership })}>
          {t('partnership.record.file.download')}
        </Onward>
      </p>
      <Code
        label={t('partnership.record.file.verify')}
        value="npx --no alongside verify FILE"
        note={t('partnership.record.file.verifyNote')}
      />
    </section>
  );
};

type RecordProps = Looking & {
  further?: boolean | undefined;
  refused?: RefusedAct | null | undefined;
  done?: string | null | undefined;
};

/** A record that nobody holds could be rewritten unseen: that comes first. */
const nextOf = ({ frame: { t }, view }: Looking) =>
  view.held.items.length === 0 && view.mayHold.ok
    ? {
        text: t('partnership.record.held.none'),
        href: '#checkpoint',
        label: t('partnership.record.checkpoint.title'),
      }
    : undefined;

export const RecordPage = ({ frame, view, further = false, refused, done }: RecordProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('partnership.record.title')}
      lead={t('partnership.record.lead')}
      trail={trailTo(frame, { id: view.partnership, title: view.title })}
      here="partnerships"
      done={done}
      problem={Boolean(refused)}
      next={nextOf({ frame, view })}
    >
      <Broken frame={frame} view={view} />
      {refused && (
        <Notice tone="stop" title={t('partnership.decision.refused')}>
          <p>{refusalInWords(refused.refusal, t)}</p>
        </Notice>
      )}
      <Check frame={frame} view={view} />
      <History frame={frame} view={view} further={further} />
      <Checkpoint frame={frame} view={view} />
      <Held frame={frame} view={view} />
      <TakeIt frame={frame} view={view} />
      <WhoCanSee
        frame={frame}
        now={t('partnership.record.see.now')}
        seized={t('partnership.record.see.seized')}
      />
    </Page>
  );
};
