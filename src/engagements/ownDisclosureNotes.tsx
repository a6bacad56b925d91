import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { Card, Facts } from '../web/parts.tsx';
import { AgreeButton, NoteForm, RefuseButton, type SentNote } from './disclosureForm.tsx';
import { keysInWords, Looked, NoteText, reasonFacts, StateTag } from './disclosureParts.tsx';
import type { OwnNote } from './ownDisclosure.ts';

type Props = { frame: Frame; code: string; note: OwnNote; sent: SentNote | undefined };

const Acts = ({ frame, code, note: { facts, note, state }, sent }: Props) => {
  const { t } = frame;
  const action = routes.agreeDisclosure.url({ code, disclosure: facts.id });
  const came = sent?.disclosure === facts.id ? sent : undefined;
  if (state === 'open')
    return <RefuseButton frame={frame} action={action} label={t('disclosure.takeBack')} />;
  return (
    <>
      {note && facts.agreed.nominee === null && (
        <AgreeButton frame={frame} action={action} read={facts.note} label={t('disclosure.agree')} />
      )}
      <details class="option" open={came !== undefined}>
        <summary>
          <span class="button">{t('disclosure.write')}</span>
          <span>{t('disclosure.writeText')}</span>
        </summary>
        <NoteForm
          frame={frame}
          id={facts.id}
          action={action}
          read={facts.note}
          note={note}
          submit={t('disclosure.otherWords')}
          sent={came}
        />
      </details>
      <RefuseButton frame={frame} action={action} label={t('disclosure.refuse')} />
    </>
  );
};

const Own = (props: Props) => {
  const { frame, note: own } = props;
  const living = own.state === 'waiting' || own.state === 'open';
  return (
    <Card level={3} overline={<StateTag frame={frame} state={own.state} />} title={own.asker}>
      <Facts items={reasonFacts(frame, own.reason)} />
      {living && own.note && <NoteText frame={frame} note={own.note} facts={own.facts} />}
      {living && <p>{keysInWords(frame, own.facts, 'nominee')}</p>}
      {own.facts.openUntil && <Looked frame={frame} asker={own.asker} looks={own.looks} />}
      {living && <Acts {...props} />}
    </Card>
  );
};

type NotesProps = {
  frame: Frame;
  code: string;
  notes: readonly OwnNote[];
  sent?: SentNote | undefined;
};

/** What was asked of her through her organisation: hers is the second key, and the first to be taken back. P6 */
export const OwnNotes = ({ frame, code, notes, sent }: NotesProps) =>
  notes.length === 0 ? null : (
    <section class="part">
      <h2>{frame.t('disclosure.title')}</h2>
      <p>{frame.t('disclosure.ownLead')}</p>
      {notes.map((note) => (
        <Own frame={frame} code={code} note={note} sent={sent} />
      ))}
    </section>
  );
