import { routes } from '../routes.ts';
import { Select, TextArea } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import { Card, Tag } from '../web/parts.tsx';
import { type Lock, lockKinds } from './locks.ts';
import { Folded, type Seen } from './parts.tsx';
import { lockInWords, problemIn, sayList, typedIn } from './statementWords.ts';

const isKind = (kind: string): kind is Lock['lock'] => lockKinds.some((known) => known === kind);
export const longestWhy = 2000;

/** What both sides let stand, and why: it is printed wherever the statement is. */
export const Stated = ({ frame, view, sent }: Seen) => {
  const { t } = frame;
  const at = { statement: view.facts.id };
  const stateable = view.locks.filter(({ stateable: may }) => may);
  const canState = view.may.lead.ok && stateable.length > 0;
  if (view.stated.length === 0 && !canState) return null;
  return (
    <section class="part">
      <h2>{t('statement.stated.title')}</h2>
      {view.stated.map((one) => (
        <Card
          level={3}
          overline={
            <Tag tone={one.signed ? 'warn' : 'plain'}>
              {t(one.signed ? 'statement.stated.signed' : 'statement.stated.waiting')}
            </Tag>
          }
          title={
            isKind(one.lock) ? lockInWords(frame, view, { lock: one.lock, subject: one.subject }) : one.lock
          }
        >
          <p class="written">{one.sentence}</p>
          <p>{t('statement.stated.by', { organisations: sayList(frame, one.signedBy) })}</p>
          {!one.signed && one.missing.length > 0 && (
            <p class="muted">
              {t('statement.stated.missing', { organisations: sayList(frame, one.missing) })}
            </p>
          )}
          {one.maySign.ok && (
            <ActionButton
              frame={frame}
              action={routes.signWhy.url({ ...at, stated: one.id })}
              label={t('statement.stated.sign')}
            />
          )}
        </Card>
      ))}
      {canState && (
        <Folded
          open={sent?.form === 'state'}
          label={t('statement.stated.propose')}
          text={t('statement.stated.text')}
        >
          <Form frame={frame} action={routes.stateWhy.url(at)} submit={t('statement.stated.submit')}>
            <Select
              frame={frame}
              name="lock"
              label={t('statement.stated.lock')}
              error={problemIn(sent, 'state', 'lock')}
              value={typedIn(sent, 'state', 'lock')}
              options={stateable.map((lock) => ({
                value: `${lock.lock}:${lock.subject}`,
                label: lockInWords(frame, view, lock),
              }))}
            />
            <TextArea
              frame={frame}
              name="sentence"
              label={t('statement.stated.sentence')}
              hint={t('statement.stated.hint')}
              error={problemIn(sent, 'state', 'sentence')}
              value={typedIn(sent, 'state', 'sentence')}
              maxlength={longestWhy}
            />
          </Form>
        </Folded>
      )}
    </section>
  );
};
