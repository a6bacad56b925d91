import { openEngagement } from '../src/engagements/acts.ts';
import { requestTo } from '../src/engagements/facts.ts';
import { answerRequest, sendRequests } from '../src/engagements/requests/acts.ts';
import { readVisible } from '../src/engagements/visible.ts';
import { partnershipId } from '../src/kernel/ids.ts';
import type { MemberContext } from '../src/session/memberContext.ts';
import { readSession, signedInOf } from '../src/session/session.ts';
import { readCookie } from '../src/web/cookie.ts';
import { otherSeat, ownSeat, soundPlan } from '../test/support/plans.ts';
import { benchHere } from '../test/support/work.ts';
import type { Grown } from './ground.ts';
import type { Visitor } from './visitor.ts';

/** Acts as whoever is signed in there: a form has fewer fields than two thousand seats would need. */
const acting = async <Result>(
  { deps }: Grown,
  { cookie }: Visitor,
  work: (context: MemberContext) => Promise<Result>,
): Promise<Result> => {
  const sent = readCookie(cookie);
  const session = sent && (await readSession(deps, sent));
  const member = session && signedInOf(session);
  if (!session || !member) throw new Error('nobody is signed in');
  return deps.database.withActor({ kind: 'person', person: session.person.id }, (tx) =>
    work({ tx, keyring: session.keyring, member, now: deps.clock.now(), work: benchHere() }),
  );
};

type People = Record<'lantern' | 'meridian', Visitor>;

/** An engagement of so many seats, half of them one community's, which agreed to fill them. */
export const engagementOfSeats = async (
  grown: Grown,
  { lantern, meridian }: People,
  count: number,
): Promise<{ engagement: string }> => {
  const { own, ally, partnership } = grown.around;
  const seats = Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? ownSeat(`seat-${index}`, { organisation: own })
      : otherSeat(`seat-${index}`, { organisation: ally }),
  );
  const day = grown.deps.clock.now().toZonedDateTimeISO('UTC').toPlainDate();
  const sessions = [{ on: day.toString(), from: '10:00', to: '11:00', zone: 'UTC' }];
  const plan = soundPlan({
    seats,
    organisations: [],
    sessions,
    toldOn: day.subtract({ days: 60 }).toString(),
  });
  const id = partnershipId.parse(partnership);
  const opened = await acting(grown, meridian, (context) => openEngagement(context, plan, id));
  if (!opened?.ok) throw new Error('it was not opened');
  const asked = await acting(grown, meridian, (context) => sendRequests(context, opened.id, 10));
  if (!asked?.ok) throw new Error(`nobody was asked: ${asked?.refusal}`);
  await acting(grown, lantern, async (context) => {
    const visible = await readVisible(context, opened.id);
    const request = visible && requestTo(visible.facts, context.member.organisation.id);
    if (!request) throw new Error('nobody was asked');
    const at = { engagement: opened.id, request: request.id };
    const answered = await answerRequest(context, at, { answer: 'accepted', note: '' });
    if (!answered?.ok) throw new Error(`no answer: ${answered?.refusal}`);
  });
  return { engagement: opened.id };
};
