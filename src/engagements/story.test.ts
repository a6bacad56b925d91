import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { look, planBetween, withCode } from '../../test/support/engagements.ts';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { type EngagementId, expertId, newId, type PartnershipId } from '../kernel/ids.ts';
import { bringToPartnership, changePlan, openEngagement } from './acts.ts';
import { planOf, requestTo } from './facts.ts';
import { giveNewLink, nominateFor, releaseNominee } from './nominations/acts.ts';
import type { Appearance } from './nominations/appearance.ts';
import { NomineeReader } from './nominations/nomineeStore.ts';
import { NominationReader } from './nominations/store.ts';
import { answerOwnSeat, changeOwnAppearance, withdrawOwnSeat } from './ownSeat/acts.ts';
import { acceptChanges, answerRequest, sendChanges, sendRequests } from './requests/acts.ts';
import type { VisibleEngagement } from './visible.ts';
import { readVisible } from './visible.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let stranger: Partner;
let partnership: PartnershipId;
beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Fund (example)', 'ally');
  stranger = await story.organisation('Hill Fund (example)', 'ally');
  ({ id: partnership } = await story.founded(workers, ally));
});
afterAll(() => story.drop());

const visible = async (partner: Partner, id: EngagementId): Promise<VisibleEngagement> => {
  const found = await look(story, partner, (context) => readVisible(context, id));
  if (!found) throw new Error('it is not there');
  return found;
};
const planned = async (change = {}) =>
  done(
    await look(story, ally, (context) =>
      openEngagement(context, planBetween(workers, ally, change), partnership),
    ),
  ).id;
const asked = async (change = {}) => {
  const id = await planned(change);
  done(await look(story, ally, (context) => sendRequests(context, id, 10)));
  const request = requestTo((await visible(workers, id)).facts, workers.id);
  if (!request) throw new Error('nobody was asked');
  return { id, request: request.id };
};
const accepted = async () => {
  const { id, request } = await asked();
  const at = { engagement: id, request };
  done(await look(story, workers, (context) => answerRequest(context, at, { answer: 'accepted', note: '' })));
  return id;
};
const code = () => randomBytes(16);
const who = { expert: null, label: 'Our delegate', note: 'Speaks first.' };
const nominated = async (id: EngagementId, seat = 'one') => {
  const link = code();
  const nomination = done(
    await look(story, workers, (context) => nominateFor(context, id, { seat, who, code: link })),
  ).id;
  return { nomination, link };
};
const choices: Appearance = {
  name: 'Marigold',
  nameShown: 'partners',
  pronouns: 'she',
  pronounsShown: 'public',
  introduction: 'Organises at night.',
  introductionShown: 'nobody',
  permissions: { photo: false, recording: false, streaming: false, quotation: true, socialMedia: false },
  until: null,
};
const accepting = (own: Buffer) => ({ answer: 'accepted' as const, note: '', appearance: choices, own });
const shownTo = (partner: Partner, id: EngagementId) =>
  look(story, partner, async ({ tx, keyring }) => {
    const rows = await new NominationReader(tx).released(id);
    return [...(await new NomineeReader(tx, keyring).shown(rows)).values()];
  });

describe('a plan', () => {
  it('is read by everyone in the partnership, and by nobody else', async () => {
    const id = await planned();
    expect((await visible(workers, id)).plan.title).toBe('Safety at work');
    expect(await look(story, stranger, (context) => readVisible(context, id))).toBeNull();
  });

  it('that is a draft of one’s own stays so until it is brought, and its earlier wordings after', async () => {
    const first = planBetween(workers, ally, { title: 'First thoughts' });
    const id = done(await look(story, ally, (context) => openEngagement(context, first, null))).id;
    expect(await look(story, workers, (context) => readVisible(context, id))).toBeNull();
    const basedOn = planOf((await visible(ally, id)).facts)?.id;
    if (!basedOn) throw new Error('no plan');
    const second = planBetween(workers, ally, { title: 'Second thoughts' });
    done(await look(story, ally, (context) => changePlan(context, id, second, basedOn)));
    done(await look(story, ally, (context) => bringToPartnership(context, id, partnership)));
    const seen = await visible(workers, id);
    expect(seen.plan.title).toBe('Second thoughts');
    expect(seen.facts.versions).toHaveLength(1);
  });
});

describe('a request', () => {
  it('goes to the organisation whose seats they are, and its yes is about that text alone', async () => {
    const id = await accepted();
    const { facts } = await visible(ally, id);
    expect(requestTo(facts, workers.id)?.answer?.answer).toBe('accepted');
    expect(await story.verified(workers, partnership)).toMatchObject({ ok: true });
  });

  it('cannot be answered by the ally that sent it', async () => {
    const { id, request } = await asked();
    const answer = { answer: 'accepted' as const, note: '' };
    const answered = await look(story, ally, (context) =>
      answerRequest(context, { engagement: id, request }, answer),
    );
    expect(answered).toMatchObject({ ok: false, refusal: 'notTheirSide', principle: 'P6' });
  });

  it('is not sent while a blocking finding stands', async () => {
    const id = await planned({ communities: [{ community: 'people-who-use-drugs', how: 'affected' }] });
    const sent = await look(story, ally, (context) => sendRequests(context, id, 10));
    expect(sent).toMatchObject({ ok: false, refusal: 'findingsStand' });
  });

  it('answered with changes becomes the plan only when the planner takes them, and is asked again', async () => {
    const { id, request } = await asked();
    const at = { engagement: id, request };
    const wanted = { ...(await visible(workers, id)).plan, title: 'Safety at our work' };
    done(await look(story, workers, (context) => sendChanges(context, at, wanted, 'Ours.')));
    expect((await visible(ally, id)).plan.title).toBe('Safety at work');
    done(await look(story, ally, (context) => acceptChanges(context, at)));
    expect((await visible(workers, id)).plan.title).toBe('Safety at our work');
    expect(done(await look(story, ally, (context) => sendRequests(context, id, 10))).asked).toBe(1);
  });

  it('that nobody answers is recorded as no answer', async () => {
    const { id } = await asked();
    story.setNow('2027-02-01');
    done(await look(story, ally, (context) => sendRequests(context, id, 10)));
    const { facts } = await visible(workers, id);
    expect(facts.requests.map(({ answer }) => answer?.answer ?? 'open')).toEqual(['silence', 'open']);
    story.setNow('2027-01-04');
  });
});

describe('a nomination', () => {
  it('is the community organisation’s alone: the ally can neither make nor see one (C17)', async () => {
    const id = await accepted();
    await nominated(id);
    const tried = await look(story, ally, (context) =>
      nominateFor(context, id, { seat: 'one', who, code: code() }),
    );
    expect(tried).toMatchObject({ ok: false, refusal: 'seatNotYours' });
    const seen = await look(story, ally, ({ tx }) => new NominationReader(tx).inEngagement(id));
    expect(seen).toEqual([]);
    expect(await look(story, workers, ({ tx }) => new NominationReader(tx).inEngagement(id))).toHaveLength(1);
  });

  it('is nobody who is not on the organisation’s list of experts any more', async () => {
    const id = await accepted();
    const expert = newId(expertId);
    const off = { expert, label: 'Wren', note: '' };
    const tried = await look(story, workers, (context) =>
      nominateFor(context, id, { seat: 'one', who: off, code: code() }),
    );
    expect(tried).toMatchObject({ ok: false, refusal: 'nameNeeded' });
  });

  it('waits for the organisation’s yes to the plan as it stands', async () => {
    const { id } = await asked();
    const tried = await look(story, workers, (context) =>
      nominateFor(context, id, { seat: 'one', who, code: code() }),
    );
    expect(tried).toMatchObject({ ok: false, refusal: 'notAccepted' });
  });

  it('is shown to the parties after her yes and her organisation’s release, as she chose and no more', async () => {
    const id = await accepted();
    const { nomination, link } = await nominated(id);
    const at = { engagement: id, nomination };
    expect(await look(story, workers, (context) => releaseNominee(context, at))).toMatchObject({
      refusal: 'notAccepting',
    });
    expect(await shownTo(ally, id)).toEqual([]);
    done(await withCode(story, link, (seat) => answerOwnSeat(seat, accepting(code()))));
    expect(await shownTo(ally, id)).toEqual([]);
    done(await look(story, workers, (context) => releaseNominee(context, at)));
    expect(await shownTo(ally, id)).toEqual([
      {
        name: 'Marigold',
        pronouns: 'she',
        introduction: null,
        publicly: ['pronouns'],
        permissions: ['quotation'],
        until: null,
      },
    ]);
    expect(await story.verified(ally, partnership)).toMatchObject({ ok: true });
  });

  it('opens with her code once; after that only with the code that she alone was given', async () => {
    const id = await accepted();
    const { link } = await nominated(id);
    expect(await withCode(story, code(), async () => true)).toBeNull();
    expect(await withCode(story, link, async ({ terms }) => terms.seat)).toBe('one');
    const own = code();
    done(await withCode(story, link, (seat) => answerOwnSeat(seat, accepting(own))));
    expect(await withCode(story, link, async () => true)).toBeNull();
    const read = await withCode(story, own, ({ tx, keyring, nomination }) =>
      new NomineeReader(tx, keyring).appearance(nomination.id),
    );
    expect(read).toEqual(choices);
  });

  it('is hers to change and to end: what was shown is gone for those who saw it', async () => {
    const id = await accepted();
    const { nomination, link } = await nominated(id);
    const own = code();
    done(await withCode(story, link, (seat) => answerOwnSeat(seat, accepting(own))));
    const at = { engagement: id, nomination };
    done(await look(story, workers, (context) => releaseNominee(context, at)));
    done(await withCode(story, own, (seat) => changeOwnAppearance(seat, { ...choices, name: '' })));
    expect(await shownTo(ally, id)).toEqual([]);
    done(await look(story, workers, (context) => releaseNominee(context, at)));
    expect(await shownTo(ally, id)).toMatchObject([{ name: null, pronouns: 'she' }]);
    done(await withCode(story, own, withdrawOwnSeat));
    expect(await shownTo(ally, id)).toEqual([]);
    const kept = await look(story, workers, ({ tx, keyring }) =>
      new NomineeReader(tx, keyring).appearance(nomination),
    );
    expect(kept).toBeNull();
  });

  it('of a nominee who lost her code gets another, and the old one is dead', async () => {
    const id = await accepted();
    const { nomination, link } = await nominated(id);
    const next = code();
    done(await look(story, workers, (context) => giveNewLink(context, { engagement: id, nomination }, next)));
    expect(await withCode(story, link, async () => true)).toBeNull();
    expect(await withCode(story, next, async ({ terms }) => terms.nominatedBy)).toContain('River');
  });

  it('who is given a new code is asked anew: nothing is shown until she says yes again (P6)', async () => {
    const id = await accepted();
    const { nomination, link } = await nominated(id);
    const at = { engagement: id, nomination };
    const [own, next] = [code(), code()];
    done(await withCode(story, link, (seat) => answerOwnSeat(seat, accepting(own))));
    done(await look(story, workers, (context) => releaseNominee(context, at)));
    done(await look(story, workers, (context) => giveNewLink(context, at, next)));
    expect(await shownTo(ally, id)).toEqual([]);
    expect(await withCode(story, own, async () => true)).toBeNull();
    expect(await look(story, workers, (context) => releaseNominee(context, at))).toMatchObject({
      refusal: 'notAccepting',
    });
    done(await withCode(story, next, (seat) => answerOwnSeat(seat, accepting(code()))));
    done(await look(story, workers, (context) => releaseNominee(context, at)));
    expect(await shownTo(ally, id)).toMatchObject([{ name: 'Marigold' }]);
    expect(await story.verified(ally, partnership)).toMatchObject({ ok: true });
  });

  it('does not count for a plan that the ally changed after her yes (P6)', async () => {
    const id = await accepted();
    const { nomination, link } = await nominated(id);
    const at = { engagement: id, nomination };
    done(await withCode(story, link, (seat) => answerOwnSeat(seat, accepting(code()))));
    const { facts, plan } = await visible(ally, id);
    const basedOn = planOf(facts)?.id;
    if (!basedOn) throw new Error('no plan');
    const filmed = { ...plan, organisations: [], title: 'Safety at work, filmed' };
    done(await look(story, ally, (context) => changePlan(context, id, filmed, basedOn)));
    done(await look(story, ally, (context) => sendRequests(context, id, 10)));
    const request = requestTo((await visible(workers, id)).facts, workers.id);
    if (!request) throw new Error('nobody was asked');
    const asked = { engagement: id, request: request.id };
    const answer = { answer: 'accepted' as const, note: '' };
    done(await look(story, workers, (context) => answerRequest(context, asked, answer)));
    expect(await look(story, workers, (context) => releaseNominee(context, at))).toMatchObject({
      refusal: 'termsChanged',
      principle: 'P6',
    });
  });
});
