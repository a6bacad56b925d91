import type { DisclosureId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import type { Visit } from '../web/visit.ts';
import type { DisclosureRefusal } from './disclosure.ts';
import { agreeingOf, noteForm, type SentNote, warningsOf } from './disclosureForm.tsx';
import { agreeAsNominee, refuseAsNominee } from './ownDisclosure.ts';
import { refusalInWords } from './refusals.ts';
import { ownPage, withSeat } from './seatRoutes.tsx';

/** Rolls the transaction back: a refused act leaves nothing behind. */
class Refused extends Error {
  constructor(readonly refusal: Refusal<DisclosureRefusal>) {
    super('refused');
  }
}
class Absent extends Error {}

/** Her own key: turned, or not, or taken back. Sent twice, it is turned once (C48). */
const answer = async (visit: Visit, typed: string, disclosure: DisclosureId): Promise<Response> => {
  const form = await visit.form(noteForm);
  const again = (problems: SentNote['problems'], warnings: SentNote['warnings'] = []) =>
    withSeat(visit, typed, (at, code) =>
      ownPage(visit, at, code, undefined, undefined, {
        ...{ disclosure, typed: form.typed, problems, warnings },
      }),
    );
  if (!form.ok) return again(form.problems);
  const { values } = form;
  const warnings = warningsOf(values);
  if (warnings.length > 0) return again({}, warnings);
  const refused = values.answer === 'refused';
  try {
    return await withSeat(visit, typed, async (at, code) => {
      await visit.once(at.tx, form.act, async () => {
        const outcome = refused
          ? await refuseAsNominee(at, disclosure)
          : await agreeAsNominee(at, disclosure, agreeingOf(values));
        if (!outcome) throw new Absent();
        if (!outcome.ok) throw new Refused(outcome);
        return '';
      });
      const to = routes.ownSeat.url({ code });
      return () => visit.redirect(withDone(to, refused ? 'noteEnded' : 'noteAgreed'));
    });
  } catch (error) {
    if (error instanceof Absent) return visit.notFound();
    if (error instanceof Refused) return again({ form: refusalInWords(error.refusal, visit.t) });
    throw error;
  }
};

export const ownDisclosureRoutes = (doors: Doors): void => {
  doors.open(routes.agreeDisclosure, (visit, { code, disclosure }) => answer(visit, code, disclosure));
};
