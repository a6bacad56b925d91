import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { Card, Tag } from '../../web/parts/cards.tsx';
import { type Lock, lockKinds, togetherOf } from '../locks.ts';
import { Folded, type StatementProps } from '../parts.tsx';
import { lockInWords, sayList } from '../words.ts';
import { reasonFields } from './form.ts';

const isKind = (kind: string): kind is Lock['lock'] => lockKinds.some((known) => known === kind);

/** What both sides let stand, and why: it is printed wherever the statement is. */
export const Stated = ({ frame, view, returned }: StatementProps) => {
  const { t } = frame;
  const at = { statement: view.facts.id };
  const stateable = view.locks.filter(({ stateable: may }) => may);
  const together = togetherOf(stateable).map((subject) => ({ lock: 'group-named' as const, subject }));
  const canState = view.may.lead.ok && stateable.length > 0;
  if (view.stated.length === 0 && !canState) return null;
  const action = routes.stateWhy.url(at);
  const labels = { lock: t('statement.stated.lock'), sentence: t('statement.stated.sentence') };
  const f = bound(frame, returned, { action, fields: reasonFields, labels });
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
          open={returned?.action === action}
          label={t('statement.stated.propose')}
          text={t('statement.stated.text')}
        >
          <Form frame={frame} action={action} submit={t('statement.stated.submit')}>
            <Select
              {...f('lock')}
              options={[...stateable, ...together].map((lock) => ({
                value: `${lock.lock}:${lock.subject}`,
                label: lockInWords(frame, view, lock),
              }))}
            />
            <TextArea {...f('sentence')} hint={t('statement.stated.hint')} />
          </Form>
        </Folded>
      )}
    </section>
  );
};
