import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { RefusedAction, ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Facts, Notice } from '../../web/parts/cards.tsx';
import { textIn } from '../instrument/facts.ts';
import { sayDay, sayList, trailTo } from '../words.ts';
import { questionsFields } from './form.ts';
import { ChooseHow, HandIn, Links, WhoAnswers } from './parts.tsx';
import type { RoundView } from './view.ts';

type Props = { frame: Frame; view: RoundView; returned?: ReturnedForm | undefined; done?: string | null };

const Sheet = ({ frame, view }: Props) => {
  const { t } = frame;
  if (view.given)
    return (
      <Notice tone="good">
        <p>{t('assessment.round.given')}</p>
      </Notice>
    );
  return (
    <p>
      <a class="button primary" href={routes.sheet.url({ round: view.round })}>
        {t(`assessment.round.${view.own.mode === 'people' ? 'ownSheet' : 'oneSheet'}`)}
      </a>
    </p>
  );
};

/** After its answers are in: wait, think again, or let the others see. */
const Waiting = ({ frame, view }: Props) => {
  const { t } = frame;
  const { round, own, may } = view;
  return (
    <section class="part">
      <h2>{t('assessment.round.isIn')}</h2>
      {view.missing.length > 0 ? (
        <p>{t('assessment.round.isInText', { others: sayList(frame, view.missing) })}</p>
      ) : (
        view.unopened.length > 0 && (
          <p>{t('assessment.round.allInText', { others: sayList(frame, view.unopened) })}</p>
        )
      )}
      {may.takeBack.ok && (
        <ActionButton
          frame={frame}
          action={routes.takeBack.url({ round })}
          label={t('assessment.round.takeBack')}
        />
      )}
      {may.release.ok ? (
        <>
          <p id="release">{t('assessment.round.releaseText')}</p>
          <ActionButton
            frame={frame}
            action={routes.releaseAnswers.url({ round })}
            label={t('assessment.round.release')}
            describedBy="release"
          />
        </>
      ) : (
        own.side === 'ally' && (
          <RefusedAction frame={frame} label={t('assessment.round.release')} refusal={may.release} />
        )
      )}
    </section>
  );
};

const Questions = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const { round } = view;
  const action = routes.chooseQuestions.url({ round });
  const labels = { instrument: t('assessment.open.instrument') };
  const f = bound(frame, returned, { action, fields: questionsFields, labels });
  return (
    <section class="part">
      <h2>{t('assessment.round.questions')}</h2>
      <p>{textIn(view.terms.instrument.about, frame.language)}</p>
      {view.may.choose.ok ? (
        <details class="option" open={returned?.action === action}>
          <summary>
            <span class="button">{t('assessment.round.choose')}</span>
            <span>{t('assessment.round.chooseText')}</span>
          </summary>
          <Form frame={frame} action={action} submit={t('assessment.round.choose')} variant="quiet">
            <Select {...f('instrument')} options={view.instruments} />
          </Form>
        </details>
      ) : (
        view.own.side === 'ally' && (
          <RefusedAction frame={frame} label={t('assessment.round.choose')} refusal={view.may.choose} />
        )
      )}
      {view.may.end.ok && (
        <>
          <p id="ending">{t('assessment.round.endText')}</p>
          <ActionButton
            frame={frame}
            action={routes.endRound.url({ round })}
            label={t('assessment.round.end')}
            variant="danger"
            describedBy="ending"
          />
        </>
      )}
    </section>
  );
};

const nextOf = ({ frame, view }: Props) => {
  const { t } = frame;
  const { facts, own, round } = view;
  if (facts.shownOn)
    return {
      text: t('assessment.round.next.shown'),
      href: routes.result.url({ round }),
      label: t('assessment.round.toResult'),
    };
  if (view.seesOthers)
    return {
      text: t('assessment.round.next.released'),
      href: routes.result.url({ round }),
      label: t('assessment.round.toResult'),
    };
  if (facts.calledOff || own.handedIn) return undefined;
  const day = sayDay(frame, facts.answerBy);
  if (own.mode === null)
    return view.may.mode.ok
      ? { text: t('assessment.round.next.choose', { day }), href: '#how', label: t('assessment.round.how') }
      : undefined;
  if (view.may.handIn.ok)
    return {
      text: t('assessment.round.next.handIn', { day }),
      href: '#hand-in',
      label: t('assessment.round.handInButton'),
    };
  if (view.given) return undefined;
  return {
    text: t('assessment.round.next.answer', { day }),
    href: routes.sheet.url({ round }),
    label: t(`assessment.round.${own.mode === 'people' ? 'ownSheet' : 'oneSheet'}`),
  };
};

const Answering = (props: Props) => {
  const { view } = props;
  if (view.own.handedIn) return <Waiting {...props} />;
  return (
    <>
      <ChooseHow {...props} />
      {view.own.mode && <Sheet {...props} />}
      {view.own.mode === 'people' && view.steward && <Links {...props} />}
      {view.own.mode && <HandIn {...props} />}
    </>
  );
};

/** A round: who answers, how one's own organisation does, and what waits. */
export const RoundPage = (props: Props) => {
  const { frame, view, returned, done } = props;
  const { t } = frame;
  const { facts, terms } = view;
  const open = !facts.shownOn && !facts.calledOff;
  const labels = {
    mode: t('assessment.round.howLabel'),
    instrument: t('assessment.open.instrument'),
    count: t('assessment.round.linkCount'),
  };
  return (
    <Page
      frame={frame}
      title={t('assessment.round.title')}
      lead={t('assessment.round.lead')}
      trail={trailTo(frame, facts.partnership)}
      here="partnerships"
      next={nextOf(props)}
      done={done}
      problem={returned !== undefined}
    >
      <ReturnedNotices {...{ frame, returned, labels }} />
      {facts.calledOff && (
        <Notice tone="warn">
          <p>
            {t('assessment.round.ended', {
              organisation: view.nameOf(facts.calledOff.by),
              day: sayDay(frame, facts.calledOff.on),
            })}
          </p>
        </Notice>
      )}
      <Facts
        items={[
          { term: t('assessment.open.instrument'), fact: textIn(terms.instrument.title, frame.language) },
          { term: t('assessment.open.occasion'), fact: t(`assessment.occasion.${facts.occasion}`) },
          { term: t('assessment.round.openedBy'), fact: view.nameOf(facts.openedBy) },
          { term: t('assessment.open.answerBy'), fact: sayDay(frame, facts.answerBy) },
        ]}
      />
      <WhoAnswers {...props} />
      {open && <Answering {...props} />}
      {open && <Questions {...props} />}
    </Page>
  );
};
