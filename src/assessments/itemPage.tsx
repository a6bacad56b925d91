import { routes } from '../routes.ts';
import { TextArea } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, Notice, Onward } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { Actions, type SentItem } from './actionParts.tsx';
import { Dumbbells } from './dumbbell.tsx';
import { madeOf } from './madeOf.ts';
import type { ItemView } from './resultRead.ts';
import { gapInWords, questionInWords, SaidNo, sayDay, sayList, trailTo } from './roundWords.tsx';
import { textOf } from './sheetParts.tsx';

type Props = { frame: Frame; view: ItemView; sent?: SentItem | undefined; done?: string | null };

const wordsOf = ({ frame, view }: Props): string =>
  questionInWords(frame, view.terms, view.item.key, 'community');

const MadeOf = ({ frame, view }: Props) => {
  const { t } = frame;
  const { head, rows } = madeOf(frame, view.shares, view.item);
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
  const { frame, view, sent } = props;
  const { t } = frame;
  const back = sent?.form === 'reading' ? sent : undefined;
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
        action={routes.writeReading.url({ round: view.facts.id, item: view.item.key })}
        submit={t('assessment.follow.write')}
        variant={view.ownReading ? 'quiet' : 'primary'}
      >
        <TextArea
          frame={frame}
          name="words"
          label={t('assessment.follow.own')}
          hint={t('assessment.follow.ownHint')}
          error={back?.problems.words}
          value={back ? textOf(back.typed, 'words') : view.ownReading}
          maxlength={2000}
        />
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
  const { frame, view, sent, done } = props;
  const { t } = frame;
  const { item, facts } = view;
  const { form: refused, ...problems } = sent?.problems ?? {};
  return (
    <Page
      frame={frame}
      title={t('assessment.item.title')}
      heading={wordsOf(props)}
      sheets={['charts', 'assessments']}
      trail={[
        ...trailTo(frame, facts.partnership, facts.id),
        { label: t('assessment.result.title'), href: routes.result.url({ round: facts.id }) },
      ]}
      here="partnerships"
      done={done}
      problem={sent !== undefined}
    >
      <SaidNo sentence={refused} />
      <ErrorSummary
        frame={frame}
        problems={problems}
        labels={{
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
      <MadeOf {...props} />
      <Readings {...props} />
      <Actions {...props} />
    </Page>
  );
};
