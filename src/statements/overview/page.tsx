import { routes } from '../../routes.ts';
import { ActionButton } from '../../web/forms/form.tsx';
import { Card, Facts, Notice, Onward } from '../../web/parts/cards.tsx';
import { Drafters } from '../drafters/parts.tsx';
import { groupsStep } from '../drafters/view.ts';
import { signingStep } from '../finals/next.ts';
import { LostBetween } from '../languageCheck/lostParts.tsx';
import { UnreadTexts } from '../languageCheck/unreadParts.tsx';
import { DraftPage, Folded, Locks, Refused, Stages, type StatementProps } from '../parts.tsx';
import { sayDay, sayGroup, sayLanguage, sayList, sayOrganisation, trailTo } from '../words.ts';
import { Stated } from './statedParts.tsx';

/** The way on through signing, as the signing page says it: the two never tell different things. */
const nextOnSigning = ({ frame, view }: StatementProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  const next = signingStep(view);
  switch (next.step) {
    case 'wait':
      return { text: t(`statement.final.wait.${next.for}`) };
    case 'mend':
      return {
        text: t('statement.next.mend', { count: next.count }),
        href: '#locks',
        label: t('statement.page.locks'),
      };
    case 'after':
      return {
        text: t('statement.next.after'),
        href: routes.after.url({ statement }),
        label: t('statement.way.after'),
      };
    default:
      return {
        text: t(`statement.final.next.${next.step}`),
        href: routes.signing.url({ statement }),
        label: t('statement.way.signing'),
      };
  }
};

const nextOf = ({ frame, view }: StatementProps) => {
  const { t } = frame;
  const { facts, may } = view;
  const statement = facts.id;
  if (may.answer.ok)
    return {
      text: t('statement.next.answer', { day: sayDay(frame, view.own.answerBy) }),
      href: '#asked',
      label: t('statement.ask.title'),
    };
  if (!view.me.owner) return undefined;
  const groups = groupsStep(view);
  if (groups)
    return {
      text: t(`statement.next.${groups === 'named' ? 'named' : 'groups'}`),
      href: routes.groups.url({ statement }),
      label: t('statement.way.groups'),
    };
  if (view.latest.size === 0 && may.write.ok)
    return {
      text: t('statement.next.write'),
      href: routes.drafting.url({ statement }),
      label: t('statement.text.write'),
    };
  return nextOnSigning({ frame, view });
};

const Invitation = ({ frame, view }: StatementProps) => {
  const { t } = frame;
  const { own, facts } = view;
  const at = { statement: facts.id };
  if (own.answer === 'joined') return null;
  const label = t('statement.ask.join');
  return (
    <section class="card" id="asked">
      <p class="overline">{t('statement.ask.title')}</p>
      <p>
        {t('statement.ask.text', {
          organisation: sayOrganisation(frame, view, own.invitedBy),
          day: sayDay(frame, own.answerBy),
        })}
      </p>
      {own.asksFor.length > 0 && (
        <p>
          {t('statement.ask.for', {
            groups: sayList(
              frame,
              own.asksFor.map((key) => sayGroup(frame, key)),
            ),
          })}
        </p>
      )}
      <p class="hint">{t('statement.ask.known')}</p>
      {view.may.answer.ok ? (
        <div class="row">
          <ActionButton
            frame={frame}
            action={routes.answerAsk.url(at)}
            label={label}
            variant="primary"
            fields={{ answer: 'joined' }}
          />
          <ActionButton
            frame={frame}
            action={routes.answerAsk.url(at)}
            label={t('statement.ask.decline')}
            fields={{ answer: 'declined' }}
          />
        </div>
      ) : (
        <Refused frame={frame} label={label} may={view.may.answer} />
      )}
    </section>
  );
};

const Texts = ({ frame, view }: StatementProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  return (
    <section class="part">
      <h2>{t('statement.page.texts')}</h2>
      {[...view.latest.values()].map(({ wording, text }) => (
        <Card
          level={3}
          overline={sayLanguage(frame, wording.language)}
          title={text.title}
          href={routes.wording.url({ statement, wording: wording.id })}
        >
          <p>
            {t('statement.page.wording', {
              number: wording.number,
              organisation: sayOrganisation(frame, view, wording.by),
              day: sayDay(frame, wording.madeOn),
            })}
          </p>
          <p>
            <Onward href={routes.languageCheck.url({ statement, wording: wording.id })}>
              {t('drafting.check.way')}
            </Onward>
          </p>
        </Card>
      ))}
      {view.latest.size === 0 && <p>{t('statement.page.noText')}</p>}
      {view.may.write.ok ? (
        <p>
          <a class="button" href={routes.drafting.url({ statement })}>
            {t(view.latest.size === 0 ? 'statement.text.write' : 'statement.text.change')}
          </a>{' '}
          {view.latest.size > 0 && (
            <a class="button quiet" href={`${routes.drafting.url({ statement })}?language=new`}>
              {t('statement.page.another')}
            </a>
          )}
        </p>
      ) : (
        <Refused frame={frame} label={t('statement.text.write')} may={view.may.write} />
      )}
    </section>
  );
};

/** What this one makes good: for those on the draft who have not seen it. P14 */
const MakesGood = ({ frame: { t }, view: { makesGood } }: StatementProps) => {
  if (makesGood === null) return null;
  if (makesGood === 'unread')
    return (
      <Notice>
        <p>{t('external.supplement.makesGoodUnread')}</p>
      </Notice>
    );
  const { title, publisher, url } = makesGood;
  return (
    <Notice>
      <p>
        {publisher === null
          ? t('external.supplement.makesGoodHere', { title })
          : t('external.supplement.makesGood', { title, publisher })}
      </p>
      <Onward href={url}>{t('external.supplement.read')}</Onward>
    </Notice>
  );
};

const WaiveOrLeave = ({ frame, view }: StatementProps) => {
  const { t } = frame;
  const at = { statement: view.facts.id };
  return (
    <section class="part">
      {view.may.waive.ok && (
        <Folded open={false} label={t('statement.page.waive')} text={t('statement.page.waiveText')}>
          <ActionButton frame={frame} action={routes.waiveDays.url(at)} label={t('statement.page.waive')} />
        </Folded>
      )}
      {view.may.leave.ok && (
        <Folded open={false} label={t('statement.page.leave')} text={t('statement.page.leaveText')}>
          <ActionButton
            frame={frame}
            action={routes.leaveDraft.url(at)}
            label={t('statement.page.leaveSubmit')}
            variant="danger"
          />
        </Folded>
      )}
    </section>
  );
};

export const StatementPage = ({
  frame,
  view,
  returned,
  done,
  now,
}: StatementProps & { now: Temporal.Instant }) => {
  const { t } = frame;
  return (
    <DraftPage
      frame={frame}
      view={view}
      returned={returned}
      title={t('statement.page.title')}
      heading={view.about.title}
      lead={<p class="written">{view.about.purpose}</p>}
      trail={trailTo(frame)}
      done={done}
      next={nextOf({ frame, view })}
      aside={
        <>
          <Facts
            items={[
              { term: t('statement.page.begunBy'), fact: sayOrganisation(frame, view, view.facts.by) },
              {
                term: t('statement.page.days'),
                fact: t('statement.page.daysEach', { count: view.facts.days }),
              },
            ]}
          />
        </>
      }
    >
      <Invitation frame={frame} view={view} />
      <MakesGood frame={frame} view={view} />
      <Stages frame={frame} stages={view.stages} />
      <Locks frame={frame} view={view} />
      <UnreadTexts frame={frame} view={view} />
      <Stated frame={frame} view={view} returned={returned} />
      <Texts frame={frame} view={view} />
      <LostBetween frame={frame} view={view} />
      <Drafters frame={frame} view={view} now={now} />
      <WaiveOrLeave frame={frame} view={view} />
    </DraftPage>
  );
};
