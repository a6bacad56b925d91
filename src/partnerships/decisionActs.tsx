import type { Child } from 'hono/jsx';
import { routes } from '../routes.ts';
import { TextArea } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { PrincipleLink } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import type { SentForm } from './decisionPage.tsx';
import { nameIn } from './decisionParts.tsx';
import { sayNames } from './inWords.ts';
import { longestReason } from './proposalForm.ts';
import { refusalInWords } from './refusals.ts';
import { type DecisionAct, type DecisionView, decisionActs } from './views.ts';

type Props = {
  frame: Frame;
  view: DecisionView;
  objection: SentForm | undefined;
  /** Everybody who was asked, for who can see a reason. */
  names: readonly { name: string }[];
};

const Choice = ({ text, children }: { text: string; children: Child }) => (
  <div class="option">
    {children}
    <p>{text}</p>
  </div>
);

/** Is this consent the last one missing? Then pressing it changes something at once, and says so. */
const isLast = ({ standing, me }: DecisionView): boolean =>
  standing.parties.every(
    ({ organisation, state }) => organisation === me.organisation || state === 'consented',
  );

/** Whom the text is shown to once the community side agrees: she says yes to that as well. P6 */
const sayShown = (frame: Frame, view: DecisionView): string => {
  const unseen = view.standing.parties.filter(({ shown }) => !shown);
  if (unseen.length === 0) return '';
  const names = unseen.map(({ organisation }) => ({ name: nameIn(view, organisation, frame) }));
  return ` ${frame.t('partnership.decision.consentShows', { organisations: sayNames(frame, names) })}`;
};

const Consent = ({ frame, view, action }: Props & { action: string }) => {
  const { t } = frame;
  const last = isLast(view) ? ` ${t('partnership.decision.consentLast')}` : '';
  const text = t('partnership.decision.consentText', { number: view.standing.version });
  return (
    <Choice text={text + sayShown(frame, view) + last}>
      <ActionButton
        frame={frame}
        action={action}
        label={t('partnership.decision.consent')}
        variant="primary"
        fields={{ version: view.version }}
      />
    </Choice>
  );
};

const Objection = ({ frame, view, objection, names, action }: Props & { action: string }) => {
  const { t } = frame;
  const typed = objection?.typed.reason;
  return (
    <details class="option" open={Boolean(objection)}>
      <summary>
        <span class="button">{t('partnership.decision.object')}</span>
        <span>{t('partnership.decision.objectText')}</span>
      </summary>
      <Form frame={frame} action={action} submit={t('partnership.decision.objectSubmit')} variant="danger">
        <input type="hidden" name="version" value={view.version} />
        <TextArea
          frame={frame}
          name="reason"
          label={t('partnership.decision.reason')}
          hint={t('partnership.decision.reasonHint')}
          error={objection?.problems.reason}
          value={typeof typed === 'string' ? typed : ''}
          maxlength={longestReason}
        />
        <WhoCanSee
          frame={frame}
          now={t('partnership.see.members', { organisations: sayNames(frame, names) })}
          seized={t('partnership.see.seizedAnswer')}
        />
      </Form>
    </details>
  );
};

const Simple = ({ frame, view, act, action }: Props & { act: 'waive' | 'withdraw'; action: string }) => (
  <Choice text={frame.t(`partnership.decision.${act}Text`)}>
    <ActionButton
      frame={frame}
      action={action}
      label={frame.t(`partnership.decision.${act}`)}
      variant={act === 'withdraw' ? 'danger' : 'quiet'}
      fields={{ version: view.version }}
    />
  </Choice>
);

const Possible = ({ act, ...props }: Props & { act: DecisionAct }) => {
  const { frame, view } = props;
  const at = { partnership: view.partnership, decision: view.facts.id };
  switch (act) {
    case 'consent':
      return <Consent {...props} action={routes.consent.url(at)} />;
    case 'object':
      return <Objection {...props} action={routes.object.url(at)} />;
    case 'amend':
      return (
        <Choice text={frame.t('partnership.decision.amendText')}>
          <a class="button" href={routes.amendment.url(at)}>
            {frame.t('partnership.decision.amend')}
          </a>
        </Choice>
      );
    case 'waive':
      return <Simple {...props} act="waive" action={routes.waiveWindow.url(at)} />;
    case 'withdraw':
      return <Simple {...props} act="withdraw" action={routes.withdrawProposal.url(at)} />;
  }
};

type Refused = {
  reason: string;
  acts: DecisionAct[];
  view: Extract<DecisionView['may'][DecisionAct], { ok: false }>;
};

/** Acts that are refused for one reason stand together, above it. */
const refusedOf = (frame: Frame, { may }: DecisionView, acts: readonly DecisionAct[]): Refused[] => {
  const found: Refused[] = [];
  for (const act of acts) {
    const outcome = may[act];
    if (outcome.ok) continue;
    const reason = refusalInWords(outcome, frame.t);
    const same = found.find((refused) => refused.reason === reason);
    if (same) same.acts.push(act);
    else found.push({ reason, acts: [act], view: outcome });
  }
  return found;
};

const NotPossible = ({ frame, refused }: { frame: Frame; refused: Refused }) => (
  <div class="option refused">
    <div>
      {refused.acts.map((act) => (
        <button type="button" class="button" aria-disabled="true">
          {frame.t(`partnership.decision.${act}`)}
        </button>
      ))}
    </div>
    <p>
      <span class="overline">{frame.t('web.form.notPossible')}</span>
      {refused.reason} {refused.view.principle && <PrincipleLink frame={frame} id={refused.view.principle} />}
    </p>
  </div>
);

/** Nothing is asked that could be waived: the usual time is given. */
const asksForWaiver = ({ may }: DecisionView): boolean =>
  may.waive.ok || may.waive.refusal !== 'nothingToWaive';

/** What the reader can do, and what she cannot and why. A closed decision asks nothing more. */
export const Acts = (props: Props) => {
  const { frame, view } = props;
  if (view.standing.outcome) return null;
  const acts = decisionActs.filter((act) => act !== 'waive' || asksForWaiver(view));
  return (
    <section class="part" aria-labelledby="yours">
      <h2 id="yours">{frame.t('partnership.decision.yours')}</h2>
      {acts
        .filter((act) => view.may[act].ok)
        .map((act) => (
          <Possible {...props} act={act} />
        ))}
      {refusedOf(frame, view, acts).map((refused) => (
        <NotPossible frame={frame} refused={refused} />
      ))}
    </section>
  );
};
