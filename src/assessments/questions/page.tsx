import type { Outcome } from '../../kernel/outcome.ts';
import { nameOfLanguage } from '../../language/worldLanguages.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { RefusalNotice, RefusedAction, ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Facts, Notice, Onward, Tag } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { type Instrument, textIn } from '../instrument/facts.ts';
import { shippedInstruments } from '../instrument/shipped.ts';
import type { OwnInstrument } from '../instrument/store.ts';
import { formFields, importFields } from './form.ts';
import { BringForm } from './imported/bringForm.tsx';

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
  may: Outcome;
  done: string | null;
  returned?: ReturnedForm | undefined;
  /** Why a form was not taken, row by row. */
  told?: readonly string[];
};

const importForm = (frame: Frame, returned: ReturnedForm | undefined) =>
  bound(frame, returned, {
    action: routes.writeQuestions.url(),
    fields: { ...importFields, ...formFields },
    labels: {
      json: frame.t('assessment.questions.file'),
      form: frame.t('assessment.form.file'),
      formLanguage: frame.t('assessment.form.language'),
    },
    values: { formLanguage: nameOfLanguage(frame.language, frame.language) },
  });

const Bring = ({ frame, may, returned, told = [] }: ListProps) => {
  const { t } = frame;
  if (!may.ok) return <RefusedAction frame={frame} label={t('assessment.questions.new')} refusal={may} />;
  const field = importForm(frame, returned);
  const isForm = returned?.typed['formLanguage'] !== undefined;
  return (
    <>
      <p class="acts">
        <a class="button primary" href={routes.newQuestions.url()}>
          {t('assessment.questions.new')}
        </a>
      </p>
      <BringForm frame={frame} field={field} told={told} open={isForm} />
      <details class="option" open={returned !== undefined && !isForm}>
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
          <TextArea {...field('json')} optional={false} hint={t('assessment.questions.fileHint')} rows={6} />
        </Form>
      </details>
    </>
  );
};

/** What can be asked: what ships with the product, and one's own. */
export const QuestionSetsPage = (props: ListProps) => {
  const { frame, own, done, returned } = props;
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('assessment.questions.title')}
      lead={t('assessment.questions.lead')}
      here="partnerships"
      done={done}
      problem={returned !== undefined}
    >
      <ReturnedNotices {...importForm(frame, returned).summary} returned={returned} />
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
  may: Outcome;
  returned?: ReturnedForm | undefined;
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
  const { frame, body, own, id, may, returned, done } = props;
  const { t, language } = frame;
  return (
    <Page
      frame={frame}
      title={t('assessment.questions.title')}
      heading={textIn(body.title, language)}
      lead={textIn(body.about, language)}
      trail={trail(frame)}
      here="partnerships"
      done={done}
      problem={returned !== undefined}
      wide
    >
      <RefusalNotice frame={frame} returned={returned} />
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
                  {item.redLine && <b> {t('assessment.sheet.redLine')}</b>}
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
