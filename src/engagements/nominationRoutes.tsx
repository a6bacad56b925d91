import { z } from 'zod';
import { type EngagementId, expertId, type NominationId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { printSeatCode } from '../vault/seatCode.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { lines, spareLine } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { ExpertReader } from './expertStore.ts';
import {
  type Act,
  giveNewLink,
  nominateFor,
  promoteReserve,
  recallNominee,
  releaseNominee,
  withdrawNomination,
} from './nominating.ts';
import type { NominationRefusal } from './nominationRules.ts';
import { NominationsPage, NomineeCodePage, type SentNomination } from './nominationsPage.tsx';
import { nominationsView } from './nominationView.ts';
import type { NomineeWho } from './nomineeStore.ts';
import { refusalInWords } from './refusals.ts';
import type { Looking } from './scene.ts';
import { look, lookingAs } from './visiting.ts';

const nothing = z.strictObject({});
const nominating = z.strictObject({
  seat: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  expert: z.literal('').or(expertId),
  label: spareLine(120),
  note: lines(1000),
});

const show = async (visit: Visit, member: SignedIn, engagement: EngagementId, sent?: SentNomination) => {
  const view = await look(visit, member, (looking) => nominationsView(looking, engagement));
  if (!view) return visit.notFound();
  return visit.page(
    <NominationsPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

const codePage = (visit: Visit, engagement: EngagementId, code: Buffer) =>
  visit.page(
    <NomineeCodePage
      frame={visit.frame}
      code={printSeatCode(code)}
      origin={visit.deps.origin}
      back={routes.nominations.url({ engagement })}
    />,
  );

/** One of her organisation's experts, by the name they chose; or a role. */
const whoOf = async (
  looking: Looking,
  { expert, label, note }: Pick<z.infer<typeof nominating>, 'expert' | 'label' | 'note'>,
): Promise<NomineeWho | null> => {
  if (expert === '') return label === '' ? null : { expert: null, label, note };
  const reader = new ExpertReader(looking.tx, looking.keyring);
  const listed = await reader.expert(looking.member.organisation.id, expert);
  return listed && { expert, label: label || listed.about.name, note };
};

/** The code comes from the form itself: sent twice, it is one nomination and one code (C48). */
const nominate = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const form = await visit.form(nominating);
  const { typed } = form;
  const seat = typeof typed['seat'] === 'string' ? typed['seat'] : '';
  if (!form.ok) return show(visit, member, engagement, { seat, typed, problems: form.problems });
  const { values } = form;
  const who = await look(visit, member, (looking) => whoOf(looking, values));
  if (!who)
    return show(visit, member, engagement, { seat, typed, problems: { label: visit.t('problem.needed') } });
  const code = visit.secretFor(form.act, 'code').subarray(0, 16);
  const to = routes.nominations.url({ engagement });
  const decided = await decideOnce<NominationRefusal>(visit, form.act, async (tx, keyring) => {
    const looking = lookingAs(visit, member, tx, keyring);
    const outcome = await nominateFor(looking, engagement, { seat, who, code });
    return outcome?.ok ? { ok: true, to } : outcome;
  });
  if (decided?.ok) return codePage(visit, engagement, code);
  return respond(visit, decided, (refusal) =>
    show(visit, member, engagement, { seat, typed, problems: { form: refusalInWords(refusal, visit.t) } }),
  );
};

type At = { engagement: EngagementId; nomination: NominationId };
type Work = (looking: Looking, at: At) => Act;

const press = async (visit: Visit, member: SignedIn, at: At, work: Work, done: DoneKey) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const to = withDone(routes.nominations.url({ engagement: at.engagement }), done);
  const decided = await decideOnce<NominationRefusal>(visit, form.act, async (tx, keyring) => {
    const outcome = await work(lookingAs(visit, member, tx, keyring), at);
    return outcome?.ok ? { ok: true, to } : outcome;
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, at.engagement, {
      seat: '',
      typed: {},
      problems: { form: refusalInWords(refusal, visit.t) },
    }),
  );
};

const newCode = async (visit: Visit, member: SignedIn, at: At) => {
  const act = await visit.act();
  const code = visit.secretFor(act, 'code').subarray(0, 16);
  const pressed = await press(visit, member, at, (looking, on) => giveNewLink(looking, on, code), 'newCode');
  return pressed.status === 303 ? codePage(visit, at.engagement, code) : pressed;
};

export const nominationRoutes = (doors: Doors): void => {
  doors.member(routes.nominations, (visit, at, member) => show(visit, member, at.engagement));
  doors.member(routes.nominate, (visit, at, member) => nominate(visit, member, at.engagement));
  doors.member(routes.linkNominee, (visit, at, member) => newCode(visit, member, at));
  doors.member(routes.promoteReserve, (visit, at, member) =>
    press(visit, member, at, promoteReserve, 'reservePromoted'),
  );
  doors.member(routes.withdrawNomination, (visit, at, member) =>
    press(visit, member, at, withdrawNomination, 'nominationWithdrawn'),
  );
  doors.member(routes.releaseNominee, (visit, at, member) =>
    press(visit, member, at, releaseNominee, 'nomineeReleased'),
  );
  doors.member(routes.recallNominee, (visit, at, member) =>
    press(visit, member, at, recallNominee, 'nomineeRecalled'),
  );
};
