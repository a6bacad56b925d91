import type { Child } from 'hono/jsx';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { PrincipleLink } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { refusalInWords } from '../../web/words/refusals.ts';
import { sayNames } from '../words.ts';
import { objectionForm } from './form.ts';
import { nameIn } from './parts.tsx';
import { type DecisionAct, type DecisionView, decisionActs } from './view.ts';

type Props = {
  frame: Frame;
  view: DecisionView;
  returned: ReturnedForm | undefined;
  /** Everybody who was asked, for who can see a reason. */
  names: readonly { name: string }[];
};

const Choice = ({ text, children }: { text: string; children: Child }) => (
  <div class="option">
    {children}
    <p>{text}</p>
  </div>
);

/** Is this the last consent missing? Then the button says that the change takes effect at once. */
const isLast = ({ state, me }: DecisionView): boolean =>
  state.parties.every(({ organisation, state }) => organisation === me.organisation || state === 'consented');

/** Names those who will see the text once the community side agrees: her consent covers that too. P6 */
const sayShown = (frame: Frame, view: DecisionView): string => {
  const unseen = view.state.parties.filter(({ shown }) => !shown);
  if (unseen.length === 0) return '';
  const names = unseen.map(({ organisation }) => ({ name: nameIn(view, organisation, frame) }));
  return ` ${frame.t('partnership.decision.consentShows', { organisations: sayNames(frame, names) })}`;
};

const Consent = ({ frame, view, action }: Props & { action: string }) => {
  const { t } = frame;
  const last = isLast(view) ? ` ${t('partnership.decision.consentLast')}` : '';
  const text = t('partnership.decision.consentText', { number: view.state.version });
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

export const objectionFields = (frame: Frame, view: DecisionView, returned: ReturnedForm | undefined) =>
  bound(frame, returned, {
    action: routes.object.url({ partnership: view.partnership, decision: view.facts.id }),
    fields: objectionForm,
    labels: { version: '', reason: frame.t('partnership.decision.reason') },
  });

const Objection = ({ frame, view, returned, names, action }: Props & { action: string }) => {
  const { t } = frame;
  const f = objectionFields(frame, view, returned);
  return (
    <details class="option" open={returned?.action === action}>
      <summary>
        <span class="button">{t('partnership.decision.object')}</span>
        <span>{t('partnership.decision.objectText')}</span>
      </summary>
      <Form frame={frame} action={action} submit={t('partnership.decision.objectSubmit')} variant="danger">
        <input type="hidden" name="version" value={view.version} />
        <TextArea {...f('reason')} hint={t('partnership.decision.reasonHint')} />
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
  if (view.state.outcome) return null;
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
