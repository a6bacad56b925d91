import { routes } from '../../routes.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Card, Facts } from '../../web/parts/cards.tsx';
import { sayDay } from '../words.ts';
import { HeldNoteText, reasonFacts, StateTag, saySeat } from './parts.tsx';
import type { AskedOfUs, NotesView } from './view.ts';

type Props = {
  frame: Frame;
  view: Pick<NotesView, 'engagement' | 'steward'>;
  asked: AskedOfUs;
  returned: ReturnedForm | undefined;
};

/** What somebody asks of us about our nominee: we decide first whether it reaches her at all. P6 */
export const AskedOfUsCard = ({ frame, view, asked, returned }: Props) => {
  const { t } = frame;
  return (
    <Card
      level={3}
      overline={<StateTag frame={frame} state={asked.state} />}
      title={saySeat(frame, asked.seat)}
    >
      <Facts
        items={[
          { term: t('note.asker'), fact: asked.asker },
          { term: t('note.about'), fact: asked.label },
          { term: t('note.askedOn'), fact: sayDay(frame, asked.askedOn) },
          ...reasonFacts(frame, asked.reason),
        ]}
      />
      <HeldNoteText
        frame={frame}
        action={routes.answerNote.url({ engagement: view.engagement, note: asked.id })}
        side="organisation"
        note={asked}
        mayAct={view.steward}
        returned={returned}
      />
    </Card>
  );
};
