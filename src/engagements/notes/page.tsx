import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select, TextArea } from '../../web/forms/fields.tsx';
import { DisabledAction, ErrorSummary, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Facts, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { refusalInWords } from '../../web/words/refusals.ts';
import { sayDay, trailTo } from '../words.ts';
import type { OpenNote } from './acts.ts';
import { AskedOfUsCard } from './askedOfUs.tsx';
import { askFields } from './form.tsx';
import { reasonFacts, StateTag, saySeat } from './parts.tsx';
import { noteSubjects } from './rules.ts';
import type { Askable, NotesView, OwnAsk } from './view.ts';

type Props = {
  frame: Frame;
  view: NotesView;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

const askForm = (frame: Frame, { engagement }: NotesView, returned: ReturnedForm | undefined) =>
  bound(frame, returned, {
    action: routes.askForNote.url({ engagement }),
    fields: askFields,
    labels: {
      release: frame.t('note.ask.who'),
      what: frame.t('note.what.label'),
      why: frame.t('note.why'),
    },
  });
type AskForm = ReturnType<typeof askForm>;

const sayAskable = (frame: Frame, { seat, organisation }: Askable): string =>
  frame.t('note.ask.option', { seat: saySeat(frame, seat), organisation });

const Ask = ({ frame, view, f }: Pick<Props, 'frame' | 'view'> & { f: AskForm }) => {
  const { t } = frame;
  if (view.askable.length === 0)
    return view.cannot && !view.cannot.ok ? (
      <DisabledAction
        frame={frame}
        label={t('note.ask.submit')}
        reason={refusalInWords(view.cannot, t)}
        principle={view.cannot.principle}
      />
    ) : (
      <p class="muted">{t('note.ask.none')}</p>
    );
  return (
    <Form
      frame={frame}
      action={routes.askForNote.url({ engagement: view.engagement })}
      submit={t('note.ask.submit')}
    >
      <Select
        {...f('release')}
        options={view.askable.map((one) => ({ value: one.release, label: sayAskable(frame, one) }))}
      />
      <Select
        {...f('what')}
        options={noteSubjects.map((value) => ({ value, label: t(`note.what.${value}`) }))}
      />
      <TextArea {...f('why')} hint={t('note.ask.whyHint')} rows={3} />
    </Form>
  );
};

const Own = ({ frame, view, ask }: { frame: Frame; view: NotesView; ask: OwnAsk }) => {
  const { t } = frame;
  const at = { engagement: view.engagement, note: ask.id };
  return (
    <Card level={3} overline={<StateTag frame={frame} state={ask.state} />} title={saySeat(frame, ask.seat)}>
      <Facts
        items={[
          { term: t('note.askedOf'), fact: ask.organisation },
          { term: t('note.askedOn'), fact: sayDay(frame, ask.askedOn) },
          ...reasonFacts(frame, ask.reason),
        ]}
      />
      {ask.state === 'open' && ask.openUntil && (
        <>
          <p>{t('note.openUntil', { day: sayDay(frame, ask.openUntil) })}</p>
          {view.steward ? (
            <p>
              <Onward href={routes.note.url(at)}>{t('note.read')}</Onward>
            </p>
          ) : (
            <p class="muted">{t('refusal.onlySteward')}</p>
          )}
        </>
      )}
      {ask.state === 'refused' && <p class="muted">{t('note.saidNo')}</p>}
    </Card>
  );
};

/** Where papers and bank details are handed in, asked and answered: the thing itself never comes here. P6 */
export const NotesPage = ({ frame, view, returned, done }: Props) => {
  const { t } = frame;
  const { own, asked, askable, cannot } = view;
  const none = own.length === 0 && asked.length === 0;
  const f = askForm(frame, view, returned);
  // Why it was refused stands above, with its principle.
  const { form: _, ...problems } = f.summary.problems;
  return (
    <Page
      frame={frame}
      title={t('note.tab')}
      heading={t('note.title')}
      lead={t('note.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.title })}
      here="engagements"
      done={done}
      problem={returned !== undefined}
    >
      <RefusalNotice frame={frame} returned={returned} />
      <ErrorSummary {...f.summary} problems={problems} />
      {none && askable.length === 0 && cannot === null && (
        <EmptyState title={t('note.empty.title')} text={t('note.empty.text')} />
      )}
      {asked.length > 0 && (
        <section class="part">
          <h2>{t('note.asked')}</h2>
          {asked.map((one) => (
            <AskedOfUsCard frame={frame} view={view} asked={one} returned={returned} />
          ))}
        </section>
      )}
      {own.length > 0 && (
        <section class="part">
          <h2>{t('note.own')}</h2>
          {own.map((one) => (
            <Own frame={frame} view={view} ask={one} />
          ))}
        </section>
      )}
      {(askable.length > 0 || cannot !== null) && (
        <section class="part">
          <h2>{t('note.ask.title')}</h2>
          <p>{t('note.ask.text')}</p>
          <Ask frame={frame} view={view} f={f} />
        </section>
      )}
      <WhoCanSee frame={frame} now={t('note.now')} seized={t('note.seized')} />
    </Page>
  );
};

type OpenProps = { frame: Frame; view: Pick<NotesView, 'engagement' | 'title'>; open: OpenNote };

/** The note, while it is open. That it was opened, and on which day, is told to the person. P6 */
export const OpenNotePage = ({ frame, view, open: { facts, words, reason } }: OpenProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('note.tab')}
      heading={t('note.title')}
      lead={t('note.openLead')}
      trail={[
        ...trailTo(frame, { id: view.engagement, title: view.title }),
        { label: t('note.tab'), href: routes.notes.url({ engagement: view.engagement }) },
      ]}
      here="engagements"
    >
      <Card>
        <p class="written">{words.text}</p>
      </Card>
      <Facts items={reasonFacts(frame, reason)} />
      {facts.openUntil && <p>{t('note.openUntil', { day: sayDay(frame, facts.openUntil) })}</p>}
      <p class="muted">{t('note.notHere')}</p>
      <WhoCanSee frame={frame} now={t('note.openNow')} seized={t('note.seized')} />
    </Page>
  );
};
