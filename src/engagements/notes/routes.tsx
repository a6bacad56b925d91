import type { EngagementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { DoneKey } from '../../web/forms/done.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { readVisible } from '../visible.ts';
import {
  type Answered,
  type AtNote,
  agreeAsOrganisation,
  askWhere,
  readNote,
  refuseAsOrganisation,
} from './acts.ts';
import { agreeingOf, askFields, identityWarning, noteForm } from './form.tsx';
import { NotesPage, OpenNotePage } from './page.tsx';
import { readNotes } from './read.ts';

type At = { engagement: EngagementId };

const show = async (request: Request, { engagement }: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => readNotes(context, engagement));
  if (!view) return request.notFound();
  return request.answer(
    <NotesPage frame={request.frame} view={view} returned={returned} done={request.done} />,
    returned,
  );
};

/** To whoever may not read it, it is not there (C16). */
const open = async (request: Request, at: AtNote, member: SignedIn) => {
  const found = await request.readAs(member, async (context) => {
    const visible = await readVisible(context, at.engagement);
    const read = visible && (await readNote(context, at));
    return visible && read?.ok ? { title: visible.plan.title, open: read.open } : null;
  });
  if (!found) return request.notFound();
  const view = { engagement: at.engagement, title: found.title };
  return request.page(<OpenNotePage frame={request.frame} view={view} open={found.open} />);
};

export const answeredNote = ({ ended }: Answered): DoneKey => (ended ? 'noteEnded' : 'noteAgreed');

export const noteRoutes = (mount: Mount): void => {
  const notes = place(routes.notes, show);
  mount.member(routes.notes, show);
  mount.member(routes.note, open);
  mount.member(
    routes.askForNote,
    act(notes, 'noteAsked', askFields, (context, at: At, { release, ...reason }) =>
      askWhere(context, at.engagement, release, reason),
    ),
  );
  mount.member(
    routes.answerNote,
    act(
      notes,
      answeredNote,
      noteForm,
      (context, at: AtNote, values) =>
        values.answer === 'refused'
          ? refuseAsOrganisation(context, at)
          : agreeAsOrganisation(context, at, agreeingOf(values)),
      { before: async (_, __, ___, values) => identityWarning(values) },
    ),
  );
};
