import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { Card, EmptyState, Notice, Tag, type Tone } from '../../web/parts/cards.tsx';
import type { ContributionAnswer, ContributionFacts } from '../facts.ts';
import { DraftPage, type StatementProps } from '../parts.tsx';
import { sayDay, sayLanguage, sayOrganisation } from '../words.ts';
import { answerFields } from './form.ts';
import type { InputView } from './view.ts';

type InputProps = Omit<StatementProps, 'view'> & { view: InputView };

const tones: Record<ContributionAnswer | 'open', Tone> = {
  accepted: 'good',
  changed: 'good',
  declined: 'stop',
  withdrawn: 'plain',
  open: 'warn',
};

const AnswerInput = ({ frame, view, returned, one }: InputProps & { one: ContributionFacts }) => {
  const { t } = frame;
  const action = routes.answerInput.url({ statement: view.facts.id, contribution: one.id });
  if (one.answer) return null;
  if (one.by === view.me.organisation)
    return (
      <ActionButton
        frame={frame}
        action={action}
        label={t('statement.input.withdraw')}
        fields={{ answer: 'withdrawn', words: '' }}
      />
    );
  if (!view.may.write.ok) return null;
  const labels = { answer: t('statement.input.answerIs'), words: t('statement.input.reason') };
  const f = bound(frame, returned, { action, fields: answerFields, labels });
  return (
    <details class="option" open={returned?.action === action}>
      <summary>
        <span class="button">{t('statement.input.answer')}</span>
        <span>{t('statement.input.answerText')}</span>
      </summary>
      <Form frame={frame} action={action} submit={t('statement.input.answerSubmit')}>
        <Radios
          {...f('answer')}
          id={`answer-${one.id}`}
          options={(['accepted', 'changed', 'declined'] as const).map((value) => ({
            value,
            label: t(`statement.input.becomes.${value}`),
          }))}
        />
        <TextArea {...f('words')} id={`words-${one.id}`} hint={t('statement.input.reasonHint')} rows={3} />
      </Form>
    </details>
  );
};

const Contribution = ({ frame, view, returned, one }: InputProps & { one: ContributionFacts }) => {
  const { t } = frame;
  const given = view.contributions.get(one.id);
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
      {given?.passage && <blockquote class="written">{given.passage}</blockquote>}
      <p class="written">{given?.words}</p>
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
      <AnswerInput frame={frame} view={view} returned={returned} one={one} />
    </Card>
  );
};

/** What became of each organisation's input: the open ones first, and nothing left out. P9 */
export const InputPage = ({
  frame,
  view,
  returned,
  done,
  of,
}: InputProps & { of: OrganisationId | null }) => {
  const { t } = frame;
  const { contributions, drafters } = view.facts;
  const shown = contributions.filter(({ by }) => of === null || by === of);
  const ordered = [...shown].sort(
    (one, other) => Number(one.answer !== null) - Number(other.answer !== null),
  );
  const statement = view.facts.id;
  const own = contributions.filter(({ by }) => by === view.me.organisation);
  return (
    <DraftPage
      frame={frame}
      view={view}
      returned={returned}
      title={t('statement.input.title')}
      lead={t('statement.input.lead')}
      done={done}
      aside={
        <>
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
        ordered.map((one) => <Contribution frame={frame} view={view} returned={returned} one={one} />)
      )}
    </DraftPage>
  );
};
