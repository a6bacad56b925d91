import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { Card, Facts } from '../web/parts.tsx';
import { AgreeButton, NoteForm, RefuseButton, type SentNote } from './disclosureForm.tsx';
import { keysInWords, Looked, NoteText, reasonFacts, StateTag, saySeat } from './disclosureParts.tsx';
import type { AskedOfUs, DisclosuresView } from './disclosureView.ts';
import { sayDay } from './engagementWords.ts';

type Props = {
  frame: Frame;
  view: Pick<DisclosuresView, 'engagement' | 'steward'>;
  asked: AskedOfUs;
  sent: SentNote | undefined;
};

const Acts = ({ frame, view, asked, sent }: Props) => {
  const { t } = frame;
  const { facts, note, state } = asked;
  const action = routes.answerDisclosure.url({ engagement: view.engagement, disclosure: asked.id });
  const came = sent?.disclosure === asked.id ? sent : undefined;
  if (!view.steward) return <p class="muted">{t('engagement.refusal.onlySteward')}</p>;
  if (state === 'open')
    return <RefuseButton frame={frame} action={action} label={t('disclosure.takeBack')} />;
  const form = (
    <NoteForm
      frame={frame}
      id={asked.id}
      action={action}
      read={facts.note}
      note={note}
      submit={t(facts.note === null ? 'disclosure.passOn' : 'disclosure.otherWords')}
      sent={came}
    />
  );
  return (
    <>
      {note && facts.agreed.organisation === null && (
        <AgreeButton frame={frame} action={action} read={facts.note} label={t('disclosure.agree')} />
      )}
      {facts.note === null ? (
        form
      ) : (
        <details class="option" open={came !== undefined}>
          <summary>
            <span class="button">{t('disclosure.write')}</span>
            <span>{t('disclosure.writeText')}</span>
          </summary>
          {form}
        </details>
      )}
      <RefuseButton frame={frame} action={action} label={t('disclosure.refuse')} />
    </>
  );
};

/** What somebody asks of us about our nominee: we decide first whether it reaches her at all. P6 */
export const AskedOfUsCard = (props: Props) => {
  const { frame, asked } = props;
  const { t } = frame;
  const { state, note, facts } = asked;
  const living = state === 'waiting' || state === 'open';
  return (
    <Card level={3} overline={<StateTag frame={frame} state={state} />} title={saySeat(frame, asked.seat)}>
      <Facts
        items={[
          { term: t('disclosure.asker'), fact: asked.asker },
          { term: t('disclosure.about'), fact: asked.label },
          { term: t('disclosure.askedOn'), fact: sayDay(frame, asked.askedOn) },
          ...reasonFacts(frame, asked.reason),
        ]}
      />
      {living && note && <NoteText frame={frame} note={note} facts={facts} />}
      {living && (
        <p>
          {facts.note === null
            ? t('disclosure.keys.organisation.first')
            : keysInWords(frame, facts, 'organisation')}
        </p>
      )}
      {facts.openUntil && <Looked frame={frame} asker={asked.asker} looks={asked.looks} />}
      {living && <Acts {...props} />}
    </Card>
  );
};
