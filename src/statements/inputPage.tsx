import type { ContributionId, OrganisationId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { Radios, TextArea } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Notice, Tag, type Tone } from '../web/parts.tsx';
import type { ContributionAnswer, ContributionFacts } from './facts.ts';
import { SaidNo, Seeing, type Seen, Ways } from './parts.tsx';
import { problemIn, sayDay, sayLanguage, sayOrganisation, trailTo, typedIn } from './statementWords.ts';
import type { StatementView } from './views.ts';
import { longestSaid } from './wordingPage.tsx';
import type { Said } from './wordStore.ts';

export type InputView = StatementView & {
  said: ReadonlyMap<ContributionId, Said>;
  answers: ReadonlyMap<ContributionId, string>;
  /** Of her own organisation only, and where they did not wish otherwise. */
  authors: ReadonlyMap<ContributionId, string>;
};
type SeenInput = Omit<Seen, 'view'> & { view: InputView };

const tones: Record<ContributionAnswer | 'open', Tone> = {
  accepted: 'good',
  changed: 'good',
  declined: 'stop',
  withdrawn: 'plain',
  open: 'warn',
};

const Answering = ({ frame, view, sent, one }: SeenInput & { one: ContributionFacts }) => {
  const { t } = frame;
  const at = { statement: view.facts.id, contribution: one.id };
  if (one.answer) return null;
  if (one.by === view.me.organisation)
    return (
      <ActionButton
        frame={frame}
        action={routes.answerInput.url(at)}
        label={t('statement.input.withdraw')}
        fields={{ answer: 'withdrawn', words: '' }}
      />
    );
  if (!view.may.write.ok) return null;
  const form = `answer ${one.id}`;
  return (
    <details class="option" open={sent?.form === form}>
      <summary>
        <span class="button">{t('statement.input.answer')}</span>
        <span>{t('statement.input.answerText')}</span>
      </summary>
      <Form frame={frame} action={routes.answerInput.url(at)} submit={t('statement.input.answerSubmit')}>
        <Radios
          frame={frame}
          id={`answer-${one.id}`}
          name="answer"
          label={t('statement.input.answerIs')}
          error={problemIn(sent, form, 'answer')}
          value={typedIn(sent, form, 'answer')}
          options={(['accepted', 'changed', 'declined'] as const).map((value) => ({
            value,
            label: t(`statement.input.becomes.${value}`),
          }))}
        />
        <TextArea
          frame={frame}
          id={`words-${one.id}`}
          name="words"
          label={t('statement.input.reason')}
          hint={t('statement.input.reasonHint')}
          error={problemIn(sent, form, 'words')}
          value={typedIn(sent, form, 'words')}
          rows={3}
          optional
          maxlength={longestSaid}
        />
      </Form>
    </details>
  );
};

const Contribution = ({ frame, view, sent, one }: SeenInput & { one: ContributionFacts }) => {
  const { t } = frame;
  const said = view.said.get(one.id);
  const wording = view.facts.wordings.find(({ id }) => id === one.wording);
  const author = view.authors.get(one.id);
  const answer = view.answers.get(one.id);
  return (
    <Card
      id={`input-${one.id}`}
      overline={
        <>
          <Tag tone={tones[one.answer?.answer ?? 'open']}>
            {t(`statement.input.became.${one.answer?.answer ?? 'open'}`)}
          </Tag>{' '}
          {t(`statement.input.is.${one.kind}`)}
        </>
      }
      title={sayOrganisation(frame, view, one.by)}
    >
      <p class="muted">
        {wording &&
          t('statement.input.on', {
            language: sayLanguage(frame, wording.language),
            number: wording.number,
            day: sayDay(frame, one.madeOn),
          })}
        {author && ` ${t('statement.input.author', { name: author })}`}
      </p>
      {said?.passage && <blockquote class="written">{said.passage}</blockquote>}
      <p class="written">{said?.words}</p>
      {one.answer && one.answer.answer !== 'withdrawn' && (
        <div class="found">
          <p>
            {t('statement.input.answeredBy', {
              organisation: sayOrganisation(frame, view, one.answer.by),
              day: sayDay(frame, one.answer.answeredOn),
            })}
          </p>
          {answer && <p class="written">{answer}</p>}
        </div>
      )}
      <Answering frame={frame} view={view} sent={sent} one={one} />
    </Card>
  );
};

/** What became of each organisation's input: the open ones first, and nothing left out. P9 */
export const InputPage = ({ frame, view, sent, done, of }: SeenInput & { of: OrganisationId | null }) => {
  const { t } = frame;
  const { contributions, drafters } = view.facts;
  const shown = contributions.filter(({ by }) => of === null || by === of);
  const ordered = [...shown].sort(
    (one, other) => Number(one.answer !== null) - Number(other.answer !== null),
  );
  const statement = view.facts.id;
  const own = contributions.filter(({ by }) => by === view.me.organisation);
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.input.title')}
      lead={t('statement.input.lead')}
      trail={trailTo(frame, view)}
      here="statements"
      done={done}
      problem={sent !== undefined}
      aside={
        <>
          <Ways frame={frame} view={view} />
          <h2>{t('statement.input.whose')}</h2>
          <ul class="plain">
            <li>
              <a href={routes.input.url({ statement })} aria-current={of === null ? 'page' : undefined}>
                {t('statement.input.everyone')}
              </a>
            </li>
            {drafters.map(({ organisation }) => (
              <li>
                <a
                  href={`${routes.input.url({ statement })}?of=${organisation}`}
                  aria-current={of === organisation ? 'page' : undefined}
                >
                  {sayOrganisation(frame, view, organisation)}
                </a>
              </li>
            ))}
          </ul>
        </>
      }
    >
      <SaidNo sent={sent} />
      {own.length > 0 && (
        <Notice>
          <p>
            {t('statement.input.ours', {
              count: own.length,
              answered: own.filter(({ answer }) => answer !== null).length,
            })}
          </p>
        </Notice>
      )}
      {ordered.length === 0 ? (
        <EmptyState title={t('statement.input.empty.title')} text={t('statement.input.empty.text')} />
      ) : (
        ordered.map((one) => <Contribution frame={frame} view={view} sent={sent} one={one} />)
      )}
      <Seeing frame={frame} view={view} />
    </Page>
  );
};
