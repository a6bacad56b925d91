import { routes } from '../../routes.ts';
import { ActionButton, RefusedAction } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Code, Notice, Onward, Pager } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { Timeline } from '../../web/parts/timeline.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { sayDay, trailTo } from '../words.ts';
import { Broken, Check, Compare, Compared, type Props, Seen, saySize } from './checks.tsx';
import { momentOf } from './words.tsx';

const History = ({ frame, view, further }: Props & { further: boolean }) => {
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
      {items.length > 0 && !items.some(({ own }) => own) && (
        <p>
          <Onward href={`${here}?own=1`}>{frame.t('partnership.record.own.show')}</Onward>
        </p>
      )}
      <Pager
        frame={frame}
        first={further ? here : null}
        next={next && `${here}?after=${encodeURIComponent(next)}`}
      />
    </section>
  );
};

const Hold = ({ frame, view }: Props) => {
  const label = frame.t('partnership.record.checkpoint.hold');
  const { mayHold, checkpoint, partnership } = view;
  if (checkpoint.note === null) return null;
  return mayHold.ok ? (
    <ActionButton
      frame={frame}
      action={routes.holdCheckpoint.url({ partnership })}
      label={label}
      variant="primary"
      fields={{ size: String(checkpoint.size), head: checkpoint.head }}
    />
  ) : (
    <RefusedAction frame={frame} label={label} refusal={mayHold} />
  );
};

const Checkpoint = ({ frame, view }: Props) => {
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
      <Code
        label={t('partnership.record.checkpoint.key')}
        value={view.serverKey.fingerprint}
        kind="words"
        note={t('partnership.record.checkpoint.keyNote')}
      />
      {checkpoint.note === null ? (
        <p>{t('partnership.record.checkpoint.unsigned')}</p>
      ) : (
        <>
          <Code
            label={t('partnership.record.checkpoint.label', { entries })}
            value={checkpoint.note.trim()}
          />
          <div class="acts">
            <Hold frame={frame} view={view} />
            <a class="button" href={routes.checkpointFile.url({ partnership })}>
              {t('partnership.record.checkpoint.download')}
            </a>
          </div>
        </>
      )}
    </section>
  );
};

const Held = ({ frame, view }: Props) => {
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
          head={(['who', 'upTo', 'since', 'signed', 'fits'] as const).map((key) =>
            t(`partnership.record.held.${key}`),
          )}
          rows={items.map(({ name, size, heldOn, kept, signed, key }) => [
            name,
            t('partnership.record.held.entry', { size }),
            sayDay(frame, heldOn),
            key && signed === 'organisation' ? (
              <code translate="no">{key}</code>
            ) : (
              t(`partnership.record.held.by.${signed}`)
            ),
            kept ? t('partnership.record.held.yes') : <b>{t('partnership.record.held.no')}</b>,
          ])}
        />
      )}
      <Former frame={frame} view={view} />
      <Pager frame={frame} next={next && `${here}?held=${encodeURIComponent(next)}`} />
    </section>
  );
};

/** Keys that somebody who left may have prove nothing, until the key of now has signed as much. */
const Former = ({ frame: { t }, view }: Props) => {
  const names = new Set(view.held.items.filter(({ signed }) => signed === 'former').map(({ name }) => name));
  if (names.size === 0) return null;
  return (
    <Notice tone="warn" title={t('partnership.record.held.formerTitle')}>
      {[...names].map((organisation) => (
        <p>{t('partnership.record.held.former', { organisation })}</p>
      ))}
    </Notice>
  );
};

const TakeIt = ({ frame, view }: Props) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('partnership.record.file.title')}</h2>
      <p>{t('partnership.record.file.text')}</p>
      <p>
        <Onward href={routes.compareKeys.url({ partnership: view.partnership })}>{t('keys.link')}</Onward>
      </p>
      <p>
        <Onward href={routes.recordFile.url({ partnership: view.partnership })}>
          {t('partnership.record.file.download')}
        </Onward>
      </p>
      <Code
        label={t('partnership.record.file.verify')}
        value={`npx --no alongside verify FILE --key ${view.serverKey.fingerprint}`}
        note={t('partnership.record.file.verifyNote')}
      />
    </section>
  );
};

type RecordProps = Props & {
  further?: boolean | undefined;
  returned?: ReturnedForm | undefined;
  done?: string | null | undefined;
};

/** A record that nobody holds could be rewritten unnoticed: holding it is the next thing to do. */
const nextOf = ({ frame: { t }, view }: Props) => {
  const none = view.held.items.length === 0;
  if (!view.mayHold.ok || !(none || view.ownFormer)) return undefined;
  return {
    text: t(none ? 'partnership.record.held.none' : 'partnership.record.held.again'),
    href: '#checkpoint',
    label: t('partnership.record.checkpoint.title'),
  };
};

export const RecordPage = ({ frame, view, further = false, returned, done }: RecordProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('partnership.record.title')}
      lead={t('partnership.record.lead')}
      trail={trailTo(frame, { id: view.partnership, title: view.title })}
      here="partnerships"
      done={done}
      problem={Boolean(returned)}
      next={nextOf({ frame, view })}
    >
      <Broken frame={frame} view={view} />
      <RefusalNotice frame={frame} returned={returned} title={t('partnership.decision.refused')} />
      <Compared frame={frame} view={view} />
      <Seen frame={frame} view={view} />
      <Check frame={frame} view={view} />
      <History frame={frame} view={view} further={further} />
      <Checkpoint frame={frame} view={view} />
      <Held frame={frame} view={view} />
      <Compare frame={frame} view={view} />
      <TakeIt frame={frame} view={view} />
      <WhoCanSee
        frame={frame}
        now={t('partnership.record.see.now')}
        seized={t('partnership.record.see.seized')}
      />
    </Page>
  );
};
