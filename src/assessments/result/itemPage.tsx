import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Notice, Onward } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { gapInWords, questionInWords, sayDay, sayList, trailToResult } from '../words.ts';
import { Actions } from './actionParts.tsx';
import { breakdown } from './breakdown.ts';
import { Dumbbells } from './dumbbell.tsx';
import { readingFields } from './form.ts';
import type { ItemView } from './view.ts';

type Props = { frame: Frame; view: ItemView; returned?: ReturnedForm | undefined; done?: string | null };

const wordsOf = ({ frame, view }: Props): string =>
  questionInWords(frame, view.terms, view.item.key, 'community');

const Breakdown = ({ frame, view }: Props) => {
  const { t } = frame;
  const { head, rows } = breakdown(frame, view.shares, view.item);
  return (
    <section class="part">
      <h2>{t('assessment.item.made')}</h2>
      <DataTable
        caption={t('assessment.item.made')}
        quietCaption
        head={head}
        numbers={head.slice(1).map((_, place) => place + 1)}
        rows={rows}
      />
      <p class="hint">{t('assessment.item.few')}</p>
      <Records frame={frame} view={view} />
    </section>
  );
};

const Records = ({ frame, view }: Props) => {
  const shown = view.shares.flatMap(({ name, shared }) =>
    (shared?.records[view.item.key] ?? []).map((words) => ({ name, words })),
  );
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{frame.t('assessment.item.records')}</h3>
      <ul>
        {shown.map(({ name, words }) => (
          <li>{frame.t('assessment.item.record', { organisation: name, words })}</li>
        ))}
      </ul>
    </>
  );
};

const Readings = (props: Props) => {
  const { frame, view, returned } = props;
  const { t } = frame;
  const action = routes.writeReading.url({ round: view.facts.id, item: view.item.key });
  const f = bound(frame, returned, {
    ...{ action, fields: readingFields, labels: { words: t('assessment.follow.own') } },
    values: { words: view.ownReading },
  });
  return (
    <section class="part">
      <h2>{t('assessment.follow.readings')}</h2>
      <p>{t('assessment.follow.readingsText')}</p>
      {view.othersWait && (
        <Notice>
          <p>{t('assessment.follow.othersWait')}</p>
        </Notice>
      )}
      {view.readings.map(({ name, words, on }) => (
        <Card level={3} title={name} overline={sayDay(frame, on)}>
          <p class="written">{words}</p>
        </Card>
      ))}
      <Form
        frame={frame}
        action={action}
        submit={t('assessment.follow.write')}
        variant={view.ownReading ? 'quiet' : 'primary'}
      >
        <TextArea {...f('words')} hint={t('assessment.follow.ownHint')} />
        <WhoCanSee
          frame={frame}
          now={t('assessment.follow.seen', {
            organisations: sayList(
              frame,
              view.parties.map(({ name }) => name),
            ),
          })}
          seized={t('assessment.follow.seized')}
        />
      </Form>
    </section>
  );
};

/** One question: what both sides answered, how each reads it, and what they agree to do. P3, P14 */
export const ItemPage = (props: Props) => {
  const { frame, view, returned, done } = props;
  const { t } = frame;
  const { item, facts } = view;
  return (
    <Page
      frame={frame}
      title={t('assessment.item.title')}
      heading={wordsOf(props)}
      sheets={['charts', 'assessments']}
      trail={trailToResult(frame, facts)}
      here="partnerships"
      done={done}
      problem={returned !== undefined}
    >
      <ReturnedNotices
        frame={frame}
        returned={returned}
        labels={{
          words: t('assessment.follow.own'),
          what: t('assessment.follow.what'),
          owner: t('assessment.follow.owner'),
          dueOn: t('assessment.follow.dueOn'),
        }}
      />
      {item.crossed && (
        <Notice tone="stop" title={t('assessment.result.crossed')}>
          <p>{t('assessment.item.crossed')}</p>
          <p>
            <Onward href={routes.newProposal.url({ partnership: facts.partnership })}>
              {t('assessment.item.commitment')}
            </Onward>
          </p>
        </Notice>
      )}
      <Dumbbells
        frame={frame}
        caption={t('assessment.item.gap', { gap: gapInWords(frame, item.gap) })}
        bells={[{ label: wordsOf(props), most: item.most, community: item.community, ally: item.ally }]}
      />
      <Breakdown {...props} />
      <Readings {...props} />
      <Actions {...props} />
    </Page>
  );
};
