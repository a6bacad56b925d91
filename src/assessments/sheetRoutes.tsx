import type { RoundId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { printSeatCode, readSeatCode } from '../vault/seatCode.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { parseForm } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { giveSheet, keepSheet, sheetBefore } from './answering.ts';
import { respondentOf } from './facts.ts';
import { type AtLink, atLink, giveLinked, keepLinked } from './linkedSheet.ts';
import { raterHash } from './linkStore.ts';
import { type AnyRefusal, refusalInWords } from './refusals.ts';
import { sayList, trailTo } from './roundWords.tsx';
import { mayWrite, type RoundRefusal } from './rules.ts';
import { type Looking, ownOf, type RoundScene, readScene } from './scene.ts';
import { emptySheet, type Sheet } from './sheet.ts';
import { mergeSheet, partsOf, type SheetPart, sheetFields } from './sheetForm.ts';
import { type SentSheet, SheetPage, type SheetView } from './sheetPage.tsx';
import { asked } from './termsStore.ts';
import { actOn, look } from './visiting.ts';

type Reply = Response | Promise<Response>;

const partNamed = (parts: readonly SheetPart[], name: string | undefined): SheetPart => {
  const part = parts.find(({ key }) => key === name) ?? parts[0];
  if (!part) throw new Error('an instrument without questions');
  return part;
};
/** Where “next” leads: the part after this one. */
const partAfter = (parts: readonly SheetPart[], { key }: SheetPart): SheetPart | undefined =>
  parts[parts.findIndex((part) => part.key === key) + 1];

type Before = { view: SheetView; may: Refusal<RoundRefusal> | null; given: boolean };

const viewOf = async (visit: Visit, looking: Looking, scene: RoundScene): Promise<Before | null> => {
  const { facts, terms, questions, partnership } = scene;
  const own = respondentOf(facts, ownOf(looking));
  if (!own) return null;
  const mode = own.mode ?? 'one';
  const { given, sheet } = await sheetBefore(looking, facts.id, mode);
  const may = mayWrite(facts, looking.member, mode);
  const name = (organisation: string) =>
    partnership.parties.find((party) => party.organisation === organisation)?.name ?? '…';
  const others = facts.respondents.filter(({ organisation }) => organisation !== own.organisation);
  const view: SheetView = {
    kind: mode === 'one' ? 'one' : 'own',
    ...{ terms, questions, parts: partsOf(terms, questions), side: own.side, sheet },
    organisation: name(own.organisation),
    others: sayList(
      visit.frame,
      others.map(({ organisation }) => name(organisation)),
    ),
    action: routes.sheet.url({ round: facts.id }),
    trail: trailTo(visit.frame, facts.partnership, facts.id),
  };
  return { view, may: may.ok ? null : may, given };
};

const before = (visit: Visit, member: SignedIn, round: RoundId): Promise<Before | null> =>
  look(visit, member, async (looking) => {
    const scene = await readScene(looking, round);
    return scene && viewOf(visit, looking, scene);
  });

const show = async (visit: Visit, member: SignedIn, round: RoundId): Promise<Response> => {
  const found = await before(visit, member, round);
  if (!found) return visit.notFound();
  // Nothing to write here now: the round's own page says why, and what is next.
  if (found.may || found.given) return visit.redirect(routes.round.url({ round }));
  const part = partNamed(found.view.parts, visit.context.req.query('part'));
  return visit.page(<SheetPage frame={visit.frame} view={found.view} part={part} done={visit.done} />);
};

const partOfForm = async (visit: Visit, parts: readonly SheetPart[]): Promise<SheetPart> =>
  partNamed(parts, new URLSearchParams(await visit.context.req.text()).get('part') ?? undefined);

/** Reads the part that was sent, and lays it over what was kept. */
const sheetSent = async (visit: Visit, view: Pick<SheetView, 'parts' | 'sheet'>) => {
  const part = await partOfForm(visit, view.parts);
  const body = new URLSearchParams(await visit.context.req.text());
  const form = parseForm(body, sheetFields(part.questions), visit.t, { once: true });
  if (!form.ok) return { ok: false as const, part, sent: form };
  const sheet = mergeSheet(view.sheet, part.questions, form.values);
  return { ok: true as const, part, sheet, act: form.act, does: String(form.values.do), typed: form.typed };
};

const pageAgain = (visit: Visit, view: SheetView, part: SheetPart, sent: SentSheet): Reply =>
  visit.page(<SheetPage frame={visit.frame} view={view} part={part} sent={sent} />, 422);

const send = async (visit: Visit, member: SignedIn, round: RoundId): Promise<Response> => {
  const found = await before(visit, member, round);
  if (!found) return visit.notFound();
  const { view } = found;
  const sent = await sheetSent(visit, view);
  if (!sent.ok) return pageAgain(visit, view, sent.part, sent.sent);
  const { part, sheet, act, does, typed } = sent;
  const next = does === 'next' ? partAfter(view.parts, part) : undefined;
  const to = (): string => {
    if (does === 'give') return withDone(routes.round.url({ round }), 'sheetGiven');
    return next
      ? `${view.action}?part=${encodeURIComponent(next.key)}`
      : withDone(routes.round.url({ round }), 'sheetKept');
  };
  const again = (sentence: string): Reply =>
    pageAgain(visit, { ...view, sheet }, part, { typed, problems: { form: sentence } });
  return actOn(visit, member, { act, to, again }, (looking) =>
    does === 'give' ? giveSheet(looking, round, sheet) : keepSheet(looking, round, sheet),
  );
};

/** What a code opens, for as long as the request lasts. One that opens nothing looks like any missing page (C16). */
const withLink = async (
  visit: Visit,
  typed: string,
  work: (at: AtLink, code: string) => Promise<() => Reply>,
): Promise<Response> => {
  const code = readSeatCode(typed);
  if (!code) return visit.notFound();
  const reply = await visit.asStranger(raterHash(code), async (tx) => {
    const at = await atLink(tx, code, visit.now);
    return at && work(at, printSeatCode(code));
  });
  return reply ? reply() : visit.notFound();
};

const linkedView = (visit: Visit, { linked }: AtLink, code: string): SheetView => {
  const { terms, side, organisation, others } = linked.given;
  const questions = asked(terms);
  return {
    kind: 'link',
    ...{ terms, questions, parts: partsOf(terms, questions), side, organisation },
    sheet: linked.half ?? emptySheet,
    others: sayList(visit.frame, others),
    action: routes.linkedSheet.url({ code }),
    trail: undefined,
  };
};

const showLinked = (visit: Visit, typed: string) =>
  withLink(visit, typed, async (at, code) => {
    const view = linkedView(visit, at, code);
    const part = partNamed(view.parts, visit.context.req.query('part'));
    return () => visit.page(<SheetPage frame={visit.frame} view={view} part={part} done={visit.done} />);
  });

/** Rolls the transaction back: a refused act leaves nothing behind. */
class Refused extends Error {
  constructor(readonly refusal: Refusal<AnyRefusal>) {
    super('refused');
  }
}

const keepOrGive = async (at: AtLink, sheet: Sheet, does: string): Promise<void> => {
  if (does !== 'give') return keepLinked(at, sheet);
  const outcome = await giveLinked(at, sheet);
  if (outcome && !outcome.ok) throw new Refused(outcome);
};

const sendLinked = async (visit: Visit, typed: string): Promise<Response> => {
  // Her link is gone with her sheet: the same form, sent again, gets the same thanks (C48).
  const earlier = await visit.answered();
  if (earlier) return visit.redirect(earlier);
  const attempt = (sentence?: string) =>
    withLink(visit, typed, async (at, code) => {
      const view = linkedView(visit, at, code);
      const sent = await sheetSent(visit, view);
      if (!sent.ok) return () => pageAgain(visit, view, sent.part, sent.sent);
      const { part, sheet, does, typed: fields } = sent;
      if (sentence !== undefined) {
        const problems = { form: sentence };
        return () => pageAgain(visit, { ...view, sheet }, part, { typed: fields, problems });
      }
      const next = does === 'next' ? partAfter(view.parts, part) : undefined;
      const thanks = withDone(routes.findSheet.url(), 'sheetGiven');
      const kept = next ? `${view.action}?part=${next.key}` : withDone(view.action, 'sheetKept');
      // No code in what is kept of the act: both arrivals know it.
      await visit.once(at.tx, sent.act, async () => {
        await keepOrGive(at, sheet, does);
        return does === 'give' ? thanks : '';
      });
      return () => visit.redirect(does === 'give' ? thanks : kept);
    });
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return attempt(refusalInWords(error.refusal, visit.t));
  }
};

export const sheetRoutes = (doors: Doors): void => {
  doors.member(routes.sheet, (visit, { round }, member) => show(visit, member, round));
  doors.member(routes.keepSheet, (visit, { round }, member) => send(visit, member, round));
  doors.open(routes.linkedSheet, (visit, { code }) => showLinked(visit, code));
  doors.open(routes.keepLinkedSheet, (visit, { code }) => sendLinked(visit, code));
};
