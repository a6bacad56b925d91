import type { PageNotes } from '../../publicPages/facts.ts';
import { WayBack } from '../../publicPages/parts.tsx';
import { blankingSentences } from '../../publicPages/sentences.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes } from '../../web/forms/fields.tsx';
import { DisabledAction, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Code, Notice, Onward, Tag } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { textIn } from '../instrument/facts.ts';
import { Dumbbells } from '../result/dumbbell.tsx';
import type { Terms } from '../termsStore.ts';
import { sayDay, trailToResult, valueInWords } from '../words.ts';
import { publishFields } from './form.ts';
import { domainField, plainFields } from './rules.ts';
import type { FieldBody, PublishedRow } from './store.ts';
import type { PublishView } from './view.ts';

const isPlain = (field: string): field is (typeof plainFields)[number] =>
  plainFields.some((plain) => plain === field);

const fieldInWords = (frame: Frame, { instrument }: Terms, field: string): string => {
  if (isPlain(field)) return frame.t(`assessment.publish.field.${field}`);
  const domain = instrument.domains.find(({ key }) => domainField(key) === field);
  return domain ? textIn(domain.title, frame.language) : field;
};

type Props = {
  frame: Frame;
  view: PublishView;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

/** Field by field, each by every party's own yes; a yes is taken back as easily. P1, P3 */
export const PublishPage = ({ frame, view, returned, done }: Props) => {
  const { t } = frame;
  const { facts, terms } = view;
  const action = routes.agreePublishing.url({ round: facts.id });
  const f = bound(frame, returned, {
    ...{ action, fields: publishFields, labels: { fields: t('assessment.publish.label') } },
    values: { fields: view.own },
  });
  return (
    <Page
      frame={frame}
      title={t('assessment.publish.title')}
      lead={t('assessment.publish.lead')}
      trail={trailToResult(frame, facts)}
      here="partnerships"
      done={done}
      problem={returned !== undefined}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {view.down && (
        <Notice tone="warn" title={t('publicPages.down.title')}>
          <p>{t('assessment.publish.down')}</p>
        </Notice>
      )}
      <DataTable
        caption={t('assessment.publish.state')}
        head={[t('assessment.publish.what'), t('assessment.publish.how')]}
        rows={view.fields.map((field) => [
          fieldInWords(frame, terms, field),
          <Tag tone={view.agreed.includes(field) && !view.down ? 'good' : 'plain'}>
            {t(`assessment.publish.${view.agreed.includes(field) && !view.down ? 'agreed' : 'notAgreed'}`)}
          </Tag>,
        ])}
      />
      {view.steward ? (
        <Form frame={frame} action={action} submit={t('assessment.publish.submit')}>
          <Checkboxes
            {...f('fields')}
            hint={t('assessment.publish.hint')}
            options={view.fields.map((field) => ({ value: field, label: fieldInWords(frame, terms, field) }))}
          />
          <p class="hint">{t('assessment.publish.togetherText')}</p>
          <WhoCanSee
            frame={frame}
            now={t('assessment.publish.seen')}
            seized={t('assessment.publish.seized')}
            sealed={false}
          />
        </Form>
      ) : (
        <DisabledAction
          frame={frame}
          label={t('assessment.publish.submit')}
          reason={t('refusal.onlySteward')}
        />
      )}
      {view.address && (
        <Code
          label={t('assessment.publish.address')}
          value={view.address}
          kind="link"
          note={t('assessment.publish.addressNote')}
        />
      )}
      {view.wayBack && !view.down && (
        <p>
          <Onward href={view.wayBack}>{t('publicPages.back.down.title')}</Onward>
        </p>
      )}
    </Page>
  );
};

const Body = ({ frame, body }: { frame: Frame; body: FieldBody }) => {
  const { t, language } = frame;
  if ('names' in body)
    return (
      <ul>
        {body.names.map(({ name, side }) => (
          <li>
            {name} <span class="muted">{t(`partnership.side.${side}`)}</span>
          </li>
        ))}
      </ul>
    );
  if ('crossed' in body)
    return body.crossed.length === 0 ? (
      <p>{t('assessment.result.noneCrossed', { asked: body.asked })}</p>
    ) : (
      <ul>
        {body.crossed.map((text) => (
          <li>{textIn(text, language)}</li>
        ))}
      </ul>
    );
  if ('replies' in body)
    return (
      <>
        {body.replies.map(({ name, words }) => (
          <>
            <h3>{name}</h3>
            <p class="written">{words}</p>
          </>
        ))}
      </>
    );
  if ('together' in body) return <p>{t('assessment.published.together')}</p>;
  return (
    <>
      <Dumbbells
        frame={frame}
        caption={textIn(body.domain, language)}
        bells={body.items.map((item) => ({ label: textIn(item.text, language), most: 4, ...item }))}
      />
      <DataTable
        caption={textIn(body.domain, language)}
        quietCaption
        head={[t('assessment.result.question'), t('assessment.chart.community'), t('assessment.chart.ally')]}
        numbers={[1, 2]}
        rows={body.items.map((item) => [
          textIn(item.text, language),
          valueInWords(frame, item.community),
          valueInWords(frame, item.ally),
        ])}
      />
    </>
  );
};

const headingOf = (frame: Frame, { field, body }: PublishedRow): string => {
  if ('domain' in body) return textIn(body.domain, frame.language);
  return isPlain(field) ? frame.t(`assessment.publish.field.${field}`) : field;
};

/** What both sides agreed to publish. What is not here was not agreed, which says nothing about anybody. P3 */
type Published = { frame: Frame; token: string; rows: readonly PublishedRow[]; notes: PageNotes };
export const PublishedPage = ({ frame, token, rows, notes }: Published) => {
  const { t } = frame;
  const there = new Set(rows.map(({ field }) => field));
  const missing = plainFields.filter((field) => field !== 'together' && !there.has(field));
  return (
    <Page
      frame={frame}
      title={t('assessment.result.title')}
      lead={t('assessment.published.lead')}
      sheets={['charts', 'assessments']}
      wide
    >
      {blankingSentences(notes, frame).map((sentence) => (
        <p>{sentence}</p>
      ))}
      {rows.map((row) => (
        <section class="part">
          <h2>{headingOf(frame, row)}</h2>
          <Body frame={frame} body={row.body} />
          <p class="hint">{sayDay(frame, row.on)}</p>
        </section>
      ))}
      {missing.map((field) => (
        <section class="part">
          <h2>{t(`assessment.publish.field.${field}`)}</h2>
          <p class="muted">{t('assessment.publish.notAgreed')}</p>
        </section>
      ))}
      <p class="hint">{t('assessment.result.methodText')}</p>
      <WayBack frame={frame} token={token} />
    </Page>
  );
};
