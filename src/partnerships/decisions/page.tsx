import { routes } from '../../routes.ts';
import { ErrorSummary } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Code, Notice, Onward, Tag } from '../../web/parts/cards.tsx';
import { AnswerWindow, PartyAnswers } from '../../web/parts/decisionCard.tsx';
import { sayDay, trailTo } from '../words.ts';
import { Acts, objectionFields } from './actParts.tsx';
import { nameIn, partyAnswers, sayNext, sayProposedBy, statusOf, windowOf } from './parts.tsx';
import { Changes, SinceKnown, Words } from './text.tsx';
import { EarlierObjections, EarlierVersions } from './versions.tsx';
import type { DecisionView } from './view.ts';

type Props = { frame: Frame; view: DecisionView };

const nextOf = ({ frame, view }: Props) => {
  const next = sayNext(frame, view);
  if (!next) return undefined;
  if (!next.acts) return { text: next.text };
  const label = next.acts === 'answer' ? 'nextYouLink' : 'nextObjectionLink';
  return { text: next.text, href: '#yours', label: frame.t(`partnership.decision.${label}`) };
};

const Outcome = ({ frame, view }: Props) => {
  const { outcome } = view.state;
  if (!outcome) return null;
  const closedOn = view.facts.outcome?.closedOn ?? view.state.closesOn;
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

const Answers = ({ frame, view }: Props) => {
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

const Note = ({ frame, view }: Props) => {
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

/** Named after its hash, so that the name of the file tells nothing. */
export const exactTextFile = (sha256Hex: string): string => `${sha256Hex.slice(0, 12)}.json`;

const ExactText = ({ frame, view }: Props) => {
  const { t } = frame;
  const { partnership, version, sha256Hex, facts } = view;
  return (
    <section class="part">
      <h2>{t('partnership.decision.exact')}</h2>
      <p>{t('partnership.decision.exactText')}</p>
      <Code label={t('partnership.decision.hash', { number: view.state.version })} value={sha256Hex} />
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

type DecisionProps = Props & {
  /** A form that came back: nothing that was typed is lost. */
  returned?: ReturnedForm | undefined;
  done?: string | null | undefined;
};

/** Asked into an existing partnership: she may see nothing of it but this decision. */
const isNewcomer = ({ me, facts }: DecisionView): boolean => me.own === 'asked' && facts.change === 'parties';

const headingOf = ({ frame, view }: Props): string => frame.t(`partnership.change.${view.facts.change}`);

export const DecisionPage = ({ frame, view, returned, done }: DecisionProps) => {
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
      problem={Boolean(returned)}
      next={nextOf({ frame, view })}
    >
      {returned?.refusal ? (
        <RefusalNotice frame={frame} returned={returned} title={t('partnership.decision.refused')} />
      ) : (
        <ErrorSummary {...objectionFields(frame, view, returned).summary} />
      )}
      <Outcome frame={frame} view={view} />
      <Note frame={frame} view={view} />
      <EarlierObjections frame={frame} view={view} />
      <SinceKnown frame={frame} view={view} />
      <Changes frame={frame} view={view} />
      <Answers frame={frame} view={view} />
      <Words frame={frame} view={view} />
      <Acts
        frame={frame}
        view={view}
        returned={returned}
        names={view.state.parties.map(({ organisation }) => ({ name: nameIn(view, organisation, frame) }))}
      />
      <ExactText frame={frame} view={view} />
      <EarlierVersions frame={frame} view={view} />
    </Page>
  );
};
