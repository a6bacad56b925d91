import { routes } from '../routes.ts';
import { TextArea } from '../web/fields.tsx';
import { ActionButton, DisabledAction, ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Facts, Notice, Onward, Tag } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import { type Instrument, redLinesOf, textIn } from './instrument.ts';
import type { InstrumentRuling } from './instrumentRules.ts';
import type { OwnInstrument } from './instrumentStore.ts';
import { refusalInWords } from './refusals.ts';
import { SaidNo } from './roundWords.tsx';
import { shippedInstruments } from './shipped.ts';

const SetCard = ({ frame, one, href, tag }: { frame: Frame; one: Instrument; href: string; tag: string }) => (
  <Card
    level={3}
    overline={
      <>
        <Tag>{tag}</Tag> {frame.t('assessment.questions.count', { count: one.items.length })}
      </>
    }
    title={textIn(one.title, frame.language)}
    href={href}
  >
    <p>{textIn(one.about, frame.language)}</p>
  </Card>
);

type ListProps = {
  frame: Frame;
  own: readonly OwnInstrument[];
  may: InstrumentRuling;
  done: string | null;
  sent?: { json: string; problem: string } | undefined;
};

const Bring = ({ frame, may, sent }: ListProps) => {
  const { t } = frame;
  if (!may.ok)
    return (
      <DisabledAction
        frame={frame}
        label={t('assessment.questions.new')}
        reason={refusalInWords(may, t)}
        principle={may.principle}
      />
    );
  return (
    <>
      <p class="acts">
        <a class="button primary" href={routes.newQuestions.url()}>
          {t('assessment.questions.new')}
        </a>
      </p>
      <details class="option" open={sent !== undefined}>
        <summary>
          <span class="button">{t('assessment.questions.bring')}</span>
          <span>{t('assessment.questions.bringText')}</span>
        </summary>
        <Form
          frame={frame}
          action={routes.writeQuestions.url()}
          submit={t('assessment.questions.bring')}
          variant="quiet"
        >
          <TextArea
            frame={frame}
            name="json"
            label={t('assessment.questions.file')}
            hint={t('assessment.questions.fileHint')}
            error={sent?.problem}
            value={sent?.json ?? ''}
            rows={6}
          />
        </Form>
      </details>
    </>
  );
};

/** What can be asked: what ships with the product, and one's own. */
export const QuestionSetsPage = (props: ListProps) => {
  const { frame, own, done, sent } = props;
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('assessment.questions.title')}
      lead={t('assessment.questions.lead')}
      here="partnerships"
      done={done}
      problem={sent !== undefined}
    >
      <ErrorSummary
        frame={frame}
        problems={sent ? { json: sent.problem } : {}}
        labels={{ json: t('assessment.questions.file') }}
      />
      <section class="part">
        <h2>{t('assessment.questions.ours')}</h2>
        {shippedInstruments.map((one) => (
          <SetCard
            frame={frame}
            one={one}
            href={routes.questions.url({ instrument: one.key })}
            tag={t('assessment.questions.mark')}
          />
        ))}
      </section>
      <section class="part">
        <h2>{t('assessment.questions.own')}</h2>
        {own.length === 0 && (
          <EmptyState
            title={t('assessment.questions.empty.title')}
            text={t('assessment.questions.empty.text')}
          />
        )}
        {own.map((one) => (
          <SetCard
            frame={frame}
            one={one.body}
            href={routes.questions.url({ instrument: one.id })}
            tag={t(one.retiredOn ? 'assessment.questions.retired' : 'assessment.questions.version', {
              number: one.number,
            })}
          />
        ))}
        <Bring {...props} />
      </section>
    </Page>
  );
};

/** What nobody has confirmed says so; the note and the rights of taking part by their names. */
const basisInWords = ({ t }: Frame, basis: string): string => {
  if (basis === 'G') return t('assessment.questions.unconfirmed');
  return basis === 'S' ? t('assessment.questions.note') : basis;
};

const trail = (frame: Frame) => [
  { label: frame.t('assessment.questions.title'), href: routes.questionSets.url() },
];

type OneProps = {
  frame: Frame;
  body: Instrument;
  /** Null where it ships with the product. */
  own: OwnInstrument | null;
  id: string;
  may: InstrumentRuling;
  said?: string | undefined;
  done?: string | null;
};

const About = ({ frame, body, own }: OneProps) => {
  const { t, language } = frame;
  return (
    <Facts
      items={[
        { term: t('assessment.questions.authors'), fact: body.authors.join(', ') },
        { term: t('assessment.questions.licence'), fact: body.licence },
        { term: t('assessment.questions.mayChange'), fact: textIn(body.mayChange, language) },
        { term: t('assessment.questions.languages'), fact: body.languages.join(', ') },
        { term: t('assessment.questions.versionOf'), fact: String(own?.number ?? body.version) },
        {
          term: t('assessment.questions.ground'),
          fact: (
            <>
              {t(body.mark === 'P' ? 'assessment.questions.mark' : 'assessment.questions.sourced')}
              {body.sources.length > 0 && (
                <ul>
                  {body.sources.map(({ id, title, address }) => (
                    <li>
                      {id} {title} <span class="hint">{address}</span>
                    </li>
                  ))}
                </ul>
              )}
            </>
          ),
        },
      ]}
    />
  );
};

/** One set, word for word, with what it stands on; whose it is may change it, everybody may take it along. */
export const QuestionsPage = (props: OneProps) => {
  const { frame, body, own, id, may, said, done } = props;
  const { t, language } = frame;
  const lines = new Set(redLinesOf(body).map(({ key }) => key));
  return (
    <Page
      frame={frame}
      title={t('assessment.questions.title')}
      heading={textIn(body.title, language)}
      lead={textIn(body.about, language)}
      trail={trail(frame)}
      here="partnerships"
      done={done}
      problem={said !== undefined}
      wide
    >
      <SaidNo sentence={said} />
      {own?.retiredOn && (
        <Notice>
          <p>{t('assessment.questions.retiredText')}</p>
        </Notice>
      )}
      <About {...props} />
      <p class="acts">
        {may.ok && (
          <a class="button" href={`${routes.newQuestions.url()}?from=${id}`}>
            {t(own ? 'assessment.questions.change' : 'assessment.questions.copy')}
          </a>
        )}
        {(['json', 'csv', 'xlsx'] as const).map((table) => (
          <Onward href={routes.questionsFile.url({ instrument: id, table })}>
            {t(`assessment.questions.format.${table}`)}
          </Onward>
        ))}
      </p>
      {own && may.ok && (
        <ActionButton
          frame={frame}
          action={routes.retireQuestions.url({ instrument: id })}
          label={t(own.retiredOn ? 'assessment.questions.revive' : 'assessment.questions.retire')}
        />
      )}
      {body.domains.map(({ key, title }) => (
        <section class="part">
          <h2>{textIn(title, language)}</h2>
          <DataTable
            caption={textIn(title, language)}
            quietCaption
            head={[
              t('assessment.questions.name'),
              t('assessment.questions.community'),
              t('assessment.questions.ally'),
              t('assessment.questions.basis'),
            ]}
            rows={body.items
              .filter(({ domain }) => domain === key)
              .map((item) => [
                item.key,
                <>
                  {textIn(item.community, language)}
                  {lines.has(item.key) && <b> {t('assessment.sheet.redLine')}</b>}
                </>,
                textIn(item.ally, language),
                item.basis.map((basis) => basisInWords(frame, basis)).join(', '),
              ])}
          />
        </section>
      ))}
    </Page>
  );
};
