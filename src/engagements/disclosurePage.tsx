import { routes } from '../routes.ts';
import { Select, TextArea } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { DisabledAction, ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Facts, Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import type { OpenNote } from './disclosing.ts';
import { disclosureSubjects } from './disclosure.ts';
import { AskedOfUsCard } from './disclosureAsked.tsx';
import type { SentNote } from './disclosureForm.tsx';
import { reasonFacts, StateTag, saySeat } from './disclosureParts.tsx';
import type { Askable, DisclosuresView, OwnAsk } from './disclosureView.ts';
import { sayDay, trailTo } from './engagementWords.ts';
import { refusalInWords } from './refusals.ts';
import { SaidNo } from './saidNo.tsx';

export type SentAsk = { typed: Typed; problems: Problems };
type Props = {
  frame: Frame;
  view: DisclosuresView;
  ask?: SentAsk | undefined;
  note?: SentNote | undefined;
  done?: string | null;
};

const textIn = (typed: Typed | undefined, name: string): string => {
  const value = typed?.[name];
  return typeof value === 'string' ? value : '';
};

const sayAskable = (frame: Frame, { seat, organisation }: Askable): string =>
  frame.t('disclosure.ask.option', { seat: saySeat(frame, seat), organisation });

const Ask = ({ frame, view, ask }: Props) => {
  const { t } = frame;
  if (view.askable.length === 0)
    return view.cannot && !view.cannot.ok ? (
      <DisabledAction
        frame={frame}
        label={t('disclosure.ask.submit')}
        reason={refusalInWords(view.cannot, t)}
        principle={view.cannot.principle}
      />
    ) : (
      <p class="muted">{t('disclosure.ask.none')}</p>
    );
  const problems = ask?.problems ?? {};
  const field = (name: string) => ({ frame, name, error: problems[name] });
  return (
    <Form
      frame={frame}
      action={routes.askDisclosure.url({ engagement: view.engagement })}
      submit={t('disclosure.ask.submit')}
    >
      <Select
        {...field('release')}
        label={t('disclosure.ask.who')}
        value={textIn(ask?.typed, 'release')}
        options={view.askable.map((one) => ({ value: one.release, label: sayAskable(frame, one) }))}
      />
      <Select
        {...field('what')}
        label={t('disclosure.what.label')}
        value={textIn(ask?.typed, 'what')}
        options={disclosureSubjects.map((value) => ({ value, label: t(`disclosure.what.${value}`) }))}
      />
      <TextArea
        {...field('why')}
        label={t('disclosure.why')}
        hint={t('disclosure.ask.whyHint')}
        value={textIn(ask?.typed, 'why')}
        maxlength={1000}
        rows={3}
      />
    </Form>
  );
};

const Own = ({ frame, view, ask }: { frame: Frame; view: DisclosuresView; ask: OwnAsk }) => {
  const { t } = frame;
  const at = { engagement: view.engagement, disclosure: ask.id };
  return (
    <Card level={3} overline={<StateTag frame={frame} state={ask.state} />} title={saySeat(frame, ask.seat)}>
      <Facts
        items={[
          { term: t('disclosure.askedOf'), fact: ask.organisation },
          { term: t('disclosure.askedOn'), fact: sayDay(frame, ask.askedOn) },
          ...reasonFacts(frame, ask.reason),
        ]}
      />
      {ask.state === 'open' && ask.openUntil && (
        <>
          <p>{t('disclosure.openUntil', { day: sayDay(frame, ask.openUntil) })}</p>
          {view.steward ? (
            <p>
              <Onward href={routes.disclosure.url(at)}>{t('disclosure.read')}</Onward>
            </p>
          ) : (
            <p class="muted">{t('engagement.refusal.onlySteward')}</p>
          )}
        </>
      )}
      {ask.state === 'refused' && <p class="muted">{t('disclosure.saidNo')}</p>}
    </Card>
  );
};

/** Where papers and bank details are handed in, asked and answered: the thing itself never comes here. P6 */
export const DisclosuresPage = ({ frame, view, ask, note, done }: Props) => {
  const { t } = frame;
  const { own, asked, askable, cannot } = view;
  const none = own.length === 0 && asked.length === 0;
  return (
    <Page
      frame={frame}
      title={t('disclosure.tab')}
      heading={t('disclosure.title')}
      lead={t('disclosure.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.title })}
      here="engagements"
      done={done}
      problem={ask !== undefined || note !== undefined}
    >
      <SaidNo sentence={ask?.problems['form'] ?? note?.problems['form']} />
      <ErrorSummary
        frame={frame}
        problems={Object.fromEntries(Object.entries(ask?.problems ?? {}).filter(([name]) => name !== 'form'))}
      />
      {none && askable.length === 0 && cannot === null && (
        <EmptyState title={t('disclosure.empty.title')} text={t('disclosure.empty.text')} />
      )}
      {asked.length > 0 && (
        <section class="part">
          <h2>{t('disclosure.asked')}</h2>
          {asked.map((one) => (
            <AskedOfUsCard frame={frame} view={view} asked={one} sent={note} />
          ))}
        </section>
      )}
      {own.length > 0 && (
        <section class="part">
          <h2>{t('disclosure.own')}</h2>
          {own.map((one) => (
            <Own frame={frame} view={view} ask={one} />
          ))}
        </section>
      )}
      {(askable.length > 0 || cannot !== null) && (
        <section class="part">
          <h2>{t('disclosure.ask.title')}</h2>
          <p>{t('disclosure.ask.text')}</p>
          <Ask frame={frame} view={view} ask={ask} />
        </section>
      )}
      <WhoCanSee frame={frame} now={t('disclosure.now')} seized={t('disclosure.seized')} />
    </Page>
  );
};

type OpenProps = { frame: Frame; view: Pick<DisclosuresView, 'engagement' | 'title'>; open: OpenNote };

/** The note, while it is open. That it was opened, and on which day, is told to the person. P6 */
export const OpenNotePage = ({ frame, view, open: { facts, note, reason } }: OpenProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('disclosure.tab')}
      heading={t('disclosure.title')}
      lead={t('disclosure.openLead')}
      trail={[
        ...trailTo(frame, { id: view.engagement, title: view.title }),
        { label: t('disclosure.tab'), href: routes.disclosures.url({ engagement: view.engagement }) },
      ]}
      here="engagements"
    >
      <Card>
        <p class="written">{note.text}</p>
      </Card>
      <Facts items={reasonFacts(frame, reason)} />
      {facts.openUntil && <p>{t('disclosure.openUntil', { day: sayDay(frame, facts.openUntil) })}</p>}
      <p class="muted">{t('disclosure.notHere')}</p>
      <WhoCanSee frame={frame} now={t('disclosure.openNow')} seized={t('disclosure.seized')} />
    </Page>
  );
};
