import { z } from 'zod';
import { addDays } from '../kernel/clock.ts';
import { engagementId, type PartnershipId, roundId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice, day, type Problems, type Typed } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { occasions } from './facts.ts';
import { textIn } from './instrument.ts';
import { OpenRoundPage, type OpenView, RoundsPage } from './listPage.tsx';
import { readRounds } from './listView.ts';
import { openRound } from './opening.ts';
import { PartyReader } from './partyStore.ts';
import { instrumentsFor } from './roundView.ts';
import { type Looking, ownOf } from './scene.ts';
import { shipped } from './shipped.ts';
import { actOn, look } from './visiting.ts';

const openForm = z.strictObject({
  instrument: z.string({ error: 'problem.choose' }).min(1, { error: 'problem.choose' }).max(80),
  occasion: choice(occasions),
  answerBy: day,
  engagement: z
    .union([engagementId, z.literal('')])
    .default('')
    .transform((id) => (id === '' ? null : id)),
});

const list = async (visit: Visit, member: SignedIn, partnership: PartnershipId): Promise<Response> => {
  const after = roundId.safeParse(visit.context.req.query('after')).data;
  const view = await look(visit, member, (looking) => readRounds(looking, partnership, after));
  if (!view) return visit.notFound();
  return visit.page(
    <RoundsPage frame={visit.frame} view={view} further={after !== undefined} done={visit.done} />,
  );
};

const openView = async (
  looking: Looking,
  partnership: PartnershipId,
  language: string,
): Promise<OpenView | null> => {
  const found = await new PartyReader(looking.tx).partnership(partnership, ownOf(looking));
  if (!found || found.ended) return null;
  const here = found.parties.filter((party) => party.here);
  const instruments = await instrumentsFor(looking, language);
  return {
    partnership,
    parties: here.map(({ name }) => name),
    instruments: instruments.map((one) => {
      const about = shipped(one.value)?.about;
      return { ...one, ...(about ? { hint: textIn(about, language) } : {}) };
    }),
    community: here.some(({ organisation, side }) => organisation === ownOf(looking) && side === 'community'),
    today: '',
  };
};

const form = async (
  visit: Visit,
  member: SignedIn,
  partnership: PartnershipId,
  sent?: { typed: Typed; problems: Problems },
): Promise<Response> => {
  const view = await look(visit, member, (looking) => openView(looking, partnership, visit.language));
  if (!view) return visit.notFound();
  const engagement = visit.context.req.query('engagement') ?? '';
  const fresh = {
    answerBy: addDays(visit.today, 21),
    occasion: engagement ? 'engagement' : 'baseline',
    instrument: engagement ? 'alongside-pulse/1' : 'alongside-partnership/1',
    engagement,
  };
  return visit.page(
    <OpenRoundPage
      frame={visit.frame}
      view={{ ...view, today: visit.today }}
      typed={sent?.typed ?? fresh}
      problems={sent?.problems}
    />,
    sent ? 422 : 200,
  );
};

const open = async (visit: Visit, member: SignedIn, partnership: PartnershipId): Promise<Response> => {
  const sent = await visit.form(openForm);
  if (!sent.ok) return form(visit, member, partnership, sent);
  const { typed, values } = sent;
  if (values.answerBy < visit.today)
    return form(visit, member, partnership, {
      typed,
      problems: { answerBy: visit.t('assessment.open.past') },
    });
  const to = ({ id }: { id: string }) => withDone(routes.round.url({ round: id }), 'roundOpened');
  const again = (sentence: string) =>
    form(visit, member, partnership, { typed, problems: { form: sentence } });
  return actOn(visit, member, { act: sent.act, to, again }, (looking) =>
    openRound(looking, partnership, values),
  );
};

export const listRoutes = (doors: Doors): void => {
  doors.member(routes.rounds, (visit, { partnership }, member) => list(visit, member, partnership));
  doors.member(routes.newRound, (visit, { partnership }, member) => form(visit, member, partnership));
  doors.member(routes.openRound, (visit, { partnership }, member) => open(visit, member, partnership));
};
