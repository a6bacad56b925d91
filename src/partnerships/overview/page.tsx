import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Notice, Pager } from '../../web/parts/cards.tsx';
import { DecisionCard } from '../../web/parts/decisionCard.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { AgreementText } from '../agreement/text.tsx';
import {
  decisionUrl,
  isYourTurn,
  partyAnswers,
  sayDifference,
  sayNext,
  sayProposedBy,
  statusOf,
  windowOf,
} from '../decisions/parts.tsx';
import type { DecisionView } from '../decisions/view.ts';
import { sayDay, sayNames, trailTo } from '../words.ts';
import { PartnershipMargin } from './margin.tsx';
import { ClosedDecisions, EarlierAgreements, Parties } from './parts.tsx';
import type { PartnershipView } from './view.ts';

type Props = { frame: Frame; view: PartnershipView };

const leadOf = ({ frame, view }: Props): string => {
  const { t } = frame;
  const day = view.endedOn ? sayDay(frame, view.endedOn) : '';
  if (view.state === 'ended')
    return `${t(`partnership.page.${view.endedBecause === 'left' ? 'endedLeft' : 'endedDecision'}`, { day })} ${t('partnership.page.endedNote')}`;
  if (view.state === 'proposed' || !view.agreement)
    return t('partnership.page.proposedLead', {
      organisation: view.proposedBy,
      day: sayDay(frame, view.proposedOn),
    });
  if (view.endedOn) return t('partnership.page.endingLead', { day });
  return t('partnership.page.inForceLead', { day: sayDay(frame, view.agreement.inForceOn) });
};

/** The decision that waits for the reader, if one does; else the newest. */
const nextOnDecision = (frame: Frame, view: PartnershipView, first: DecisionView) => {
  const { t } = frame;
  const { items } = view.openDecisions;
  const decision = items.find((one) => sayNext(frame, one)?.acts) ?? first;
  const next = sayNext(frame, decision);
  const [elsewhere] = view.yourTurn;
  if (!next?.acts && elsewhere && !items.some(({ facts }) => view.yourTurn.includes(facts.id))) {
    const text = t('partnership.page.next.answer', { count: view.yourTurn.length });
    const href = routes.decision.url({ partnership: view.id, decision: elsewhere });
    return { text, href, label: t('partnership.page.next.answerLink') };
  }
  const label = next?.acts === 'objection' ? 'objectionLink' : next?.acts ? 'answerLink' : 'readLink';
  return next
    ? { text: next.text, href: decisionUrl(decision), label: t(`partnership.page.next.${label}`) }
    : undefined;
};

/** What to do here, or what comes of itself. */
const nextOf = ({ frame, view }: Props) => {
  const { t } = frame;
  const [first] = view.openDecisions.items;
  if (first) return nextOnDecision(frame, view, first);
  const reviewOn = view.agreement?.text?.reviewOn;
  if (view.state !== 'in-force' || !reviewOn) return undefined;
  const text = t(`partnership.page.next.${reviewOn <= view.today ? 'reviewPast' : 'review'}`, {
    day: sayDay(frame, reviewOn),
  });
  if (!view.may.propose.ok) return { text };
  const href = routes.newProposal.url({ partnership: view.id });
  return { text, href, label: t('partnership.page.next.propose') };
};

const OpenDecision = ({ frame, view }: { frame: Frame; view: DecisionView }) => (
  <DecisionCard
    frame={frame}
    level={3}
    title={frame.t(`partnership.change.${view.facts.change}`)}
    href={decisionUrl(view)}
    status={statusOf(frame, view)}
    by={sayProposedBy(frame, view)}
    change={
      view.before && view.changes.length > 0 ? (
        <ul>
          {view.changes
            .flatMap((difference) => sayDifference(frame, difference))
            .map((sentence) => (
              <li>{sentence}</li>
            ))}
        </ul>
      ) : (
        view.proposal?.note && <p class="written">{view.proposal.note}</p>
      )
    }
    window={windowOf(frame, view)}
    answers={partyAnswers(frame, view)}
    hash={view.sha256Hex}
  >
    <a class={`button ${isYourTurn(view) ? 'primary' : 'quiet'}`} href={decisionUrl(view)}>
      {frame.t(isYourTurn(view) ? 'partnership.page.next.answerLink' : 'partnership.page.next.readLink')}
    </a>
  </DecisionCard>
);

const OpenDecisions = ({ frame, view }: Props) => {
  if (view.state === 'ended') return null;
  const { items, next } = view.openDecisions;
  const here = routes.partnership.url({ partnership: view.id });
  return (
    <section class="part">
      <h2>{frame.t('partnership.page.open')}</h2>
      {items.length === 0 ? (
        <p class="muted">{frame.t('partnership.page.noneOpen')}</p>
      ) : (
        items.map((decision) => <OpenDecision frame={frame} view={decision} />)
      )}
      <Pager frame={frame} next={next && `${here}?open=${encodeURIComponent(next)}`} />
    </section>
  );
};

const Agreed = ({ frame, view }: Props) => (
  <section class="part">
    <h2>{frame.t('partnership.page.agreement')}</h2>
    {!view.agreement ? (
      <p class="muted">{frame.t('partnership.page.noAgreement')}</p>
    ) : view.agreement.text ? (
      <AgreementText frame={frame} agreement={view.agreement.text} />
    ) : (
      <p class="muted">{frame.t('partnership.page.sealedAway')}</p>
    )}
  </section>
);

type PartnershipProps = Props & { done?: string | null | undefined };

export const PartnershipPage = ({ frame, view, done }: PartnershipProps) => (
  <Page
    frame={frame}
    title={frame.t('partnership.title')}
    heading={view.title ?? frame.t('partnership.unreadable')}
    lead={leadOf({ frame, view })}
    trail={trailTo(frame)}
    here="partnerships"
    done={done}
    next={nextOf({ frame, view })}
    asideFirst
    aside={<PartnershipMargin frame={frame} view={view} />}
  >
    {view.state === 'in-force' && view.endedOn && (
      <Notice tone="warn">
        <p>{frame.t('partnership.page.endingLead', { day: sayDay(frame, view.endedOn) })}</p>
      </Notice>
    )}
    <Parties frame={frame} view={view} />
    <OpenDecisions frame={frame} view={view} />
    <Agreed frame={frame} view={view} />
    <EarlierAgreements frame={frame} view={view} />
    <ClosedDecisions frame={frame} view={view} />
    <WhoCanSee
      frame={frame}
      now={frame.t('partnership.see.members', {
        organisations: sayNames(
          frame,
          view.parties.filter(({ leftOn }) => !leftOn),
        ),
      })}
      seized={frame.t('partnership.see.seizedReading')}
    />
  </Page>
);
