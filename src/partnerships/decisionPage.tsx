import { routes } from '../routes.ts';
import { AnswerWindow, PartyAnswers } from '../web/decisionCard.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ErrorSummary } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Code, Notice, Onward, Tag } from '../web/parts.tsx';
import { Acts } from './decisionActs.tsx';
import { isYourTurn, nameIn, partyAnswers, sayProposedBy, statusOf, windowOf } from './decisionParts.tsx';
import { Changes, Words } from './decisionText.tsx';
import { EarlierVersions } from './decisionVersions.tsx';
import { sayDay, trailTo } from './inWords.ts';
import { refusalInWords } from './refusals.ts';
import type { DecisionView, RefusedAct } from './views.ts';

type Looking = { frame: Frame; view: DecisionView };
export type SentForm = { typed: Typed; problems: Problems };

const nextOf = ({ frame, view }: Looking) => {
  const { t } = frame;
  const { standing, me } = view;
  if (standing.outcome) return undefined;
  if (isYourTurn(view) && view.may.consent.ok)
    return {
      text: t('partnership.decision.nextYou'),
      href: '#yours',
      label: t('partnership.decision.nextYouLink'),
    };
  const answered = standing.parties.some(
    ({ organisation, state }) => organisation === me.organisation && state === 'consented',
  );
  if (answered) return { text: t('partnership.decision.nextOthers') };
  const early = me.side === 'ally' && standing.turn === 'community';
  return { text: t(`partnership.decision.${early ? 'nextCommunity' : 'nextWaiting'}`) };
};

const Outcome = ({ frame, view }: Looking) => {
  const { outcome } = view.standing;
  if (!outcome) return null;
  const closedOn = view.facts.outcome?.closedOn ?? view.standing.closesOn;
  return (
    <Notice tone={outcome === 'effect' ? 'good' : 'plain'}>
      <p>
        {frame.t(`partnership.decision.closed.${outcome}`, {
          day: sayDay(frame, closedOn),
          organisation: view.proposedBy,
        })}
      </p>
    </Notice>
  );
};

const Standing = ({ frame, view }: Looking) => {
  const window = windowOf(frame, view);
  const status = statusOf(frame, view);
  const { windowDays } = view.facts.versions.find(({ id }) => id === view.version) ?? {};
  return (
    <section class="part">
      <h2>{frame.t('partnership.decision.answersTitle')}</h2>
      <p>
        <Tag tone={status.tone}>{status.text}</Tag>
      </p>
      {window && <AnswerWindow frame={frame} window={window} />}
      {window && windowDays !== undefined && windowDays < 3 && (
        <p class="hint">{frame.t('partnership.decision.windowShort')}</p>
      )}
      <PartyAnswers frame={frame} answers={partyAnswers(frame, view)} />
    </section>
  );
};

const Note = ({ frame, view }: Looking) => {
  const { t } = frame;
  if (!view.proposal) return <p class="muted">{t('partnership.decision.sealedAway')}</p>;
  const { note, ending } = view.proposal;
  return (
    <>
      {note && (
        <div>
          <p class="overline">{t('partnership.decision.note')}</p>
          <blockquote>{note}</blockquote>
        </div>
      )}
      {ending && (
        <>
          <h2>{t('partnership.decision.ending')}</h2>
          <p class="written">{ending.reason}</p>
          <p>{t('partnership.decision.lastDay', { day: sayDay(frame, ending.lastDay) })}</p>
        </>
      )}
    </>
  );
};

/** A file's name tells nothing: it is the beginning of the hash. */
export const exactTextFile = (sha256Hex: string): string => `${sha256Hex.slice(0, 12)}.json`;

const ExactText = ({ frame, view }: Looking) => {
  const { t } = frame;
  const { partnership, version, sha256Hex, facts } = view;
  return (
    <section class="part">
      <h2>{t('partnership.decision.exact')}</h2>
      <p>{t('partnership.decision.exactText')}</p>
      <Code label={t('partnership.decision.hash', { number: view.standing.version })} value={sha256Hex} />
      {view.proposal && (
        <>
          <p>
            <Onward href={routes.exactText.url({ partnership, decision: facts.id, version })}>
              {t('partnership.decision.exactLink')}
            </Onward>
          </p>
          <Code
            label={t('partnership.decision.exactCheck')}
            value={t('partnership.decision.command', { file: exactTextFile(sha256Hex) })}
          />
        </>
      )}
    </section>
  );
};

type DecisionProps = Looking & {
  /** An objection that came back: nothing of it is lost. */
  objection?: SentForm | undefined;
  refused?: RefusedAct | null | undefined;
  done?: string | null | undefined;
};

/** Asked into a partnership that exists: this decision is all of it that she may see. */
const isNewcomer = ({ me, facts }: DecisionView): boolean => me.own === 'asked' && facts.change === 'parties';

const headingOf = ({ frame, view }: Looking): string => frame.t(`partnership.change.${view.facts.change}`);

const Trouble = ({ frame, objection, refused }: Omit<DecisionProps, 'view' | 'done'>) => (
  <>
    {refused && (
      <Notice tone="stop" title={frame.t('partnership.decision.refused')}>
        <p>{refusalInWords(refused.refusal, frame.t)}</p>
      </Notice>
    )}
    {objection && (
      <ErrorSummary
        frame={frame}
        problems={objection.problems}
        labels={{ reason: frame.t('partnership.decision.reason') }}
      />
    )}
  </>
);

export const DecisionPage = ({ frame, view, objection, refused, done }: DecisionProps) => {
  const { t } = frame;
  const title = view.before?.title ?? view.proposal?.agreement.title ?? null;
  return (
    <Page
      frame={frame}
      title={t('partnership.decisionTitle')}
      heading={headingOf({ frame, view })}
      lead={sayProposedBy(frame, view)}
      trail={trailTo(frame, isNewcomer(view) ? undefined : { id: view.partnership, title })}
      here="partnerships"
      done={done}
      problem={Boolean(refused || objection)}
      next={nextOf({ frame, view })}
    >
      <Trouble frame={frame} objection={objection} refused={refused} />
      <Outcome frame={frame} view={view} />
      <Note frame={frame} view={view} />
      <Changes frame={frame} view={view} />
      <Standing frame={frame} view={view} />
      <Words frame={frame} view={view} />
      <Acts
        frame={frame}
        view={view}
        objection={objection}
        names={view.standing.parties.map(({ organisation }) => ({ name: nameIn(view, organisation, frame) }))}
      />
      <ExactText frame={frame} view={view} />
      <EarlierVersions frame={frame} view={view} />
    </Page>
  );
};
