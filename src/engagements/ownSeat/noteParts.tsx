import { routes } from '../../routes.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Card, Facts } from '../../web/parts/cards.tsx';
import { HeldNoteText, reasonFacts, StateTag } from '../notes/parts.tsx';
import type { OwnNote } from './view.ts';

type NotesProps = {
  frame: Frame;
  code: string;
  notes: readonly OwnNote[];
  returned: ReturnedForm | undefined;
};

/** What was asked of her through her organisation: hers is the second key, and the first to be taken back. P6 */
export const OwnNotes = ({ frame, code, notes, returned }: NotesProps) =>
  notes.length === 0 ? null : (
    <section class="part">
      <h2>{frame.t('note.title')}</h2>
      <p>{frame.t('note.ownLead')}</p>
      {notes.map((note) => (
        <Card level={3} overline={<StateTag frame={frame} state={note.state} />} title={note.asker}>
          <Facts items={reasonFacts(frame, note.reason)} />
          <HeldNoteText
            frame={frame}
            action={routes.answerOwnNote.url({ code, note: note.facts.id })}
            side="nominee"
            note={note}
            mayAct
            returned={returned}
          />
        </Card>
      ))}
    </section>
  );
