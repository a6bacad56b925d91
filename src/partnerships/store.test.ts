import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agreementBetween, proposalOf } from '../../test/support/agreements.ts';
import { versionOf } from '../../test/support/decisions.ts';
import { keyringOf } from '../../test/support/keyholders.ts';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import type { DecisionFacts } from '../kernel/decision/facts.ts';
import { newId, type PartnershipId, versionId } from '../kernel/ids.ts';
import { Unopenable } from '../vault/envelope.ts';
import { rotateAfterRemoval } from '../vault/rotation.ts';
import { type Agreement, newSeal } from './agreement/document.ts';
import { AgreementReader } from './agreement/store.ts';
import { TextReader } from './agreement/textStore.ts';
import { objectTo, waiveWindow, withdrawProposal } from './decisions/acts.ts';
import { leavePartnership } from './leaving/acts.ts';
import { amend } from './proposals/acts.ts';
import { PartnershipReader } from './store.ts';
import { decisionIn, readVisible } from './visible.ts';

let story: Partners;
let workers: Partner;
let users: Partner;
let ally: Partner;
let second: Partner;

beforeAll(async () => {
  story = await partners();
  workers = await story.organisation('Red Lantern', 'community');
  users = await story.organisation('Needle and Thread', 'community');
  ally = await story.organisation('Harbour Fund', 'ally');
  second = await story.organisation('Law Clinic', 'ally');
});
afterAll(() => story.drop());
beforeEach(() => story.setNow('2026-11-23'));

const visibleTo = (who: Partner, id: PartnershipId) => story.read(who, (tx) => readVisible(tx, who.id, id));
const textFor = (who: Partner, decision: DecisionFacts) =>
  story.as(who.steward, async (tx, keyring) => {
    const version = versionOf(decision);
    return (await new TextReader(tx, keyring).proposals([version])).get(version) ?? null;
  });
const better = (agreement: Agreement, changed: Partial<Agreement>) =>
  proposalOf('agreement', { ...agreement, ...changed, seal: newSeal() });
const kinds = async (who: Partner, id: PartnershipId) =>
  (await story.download(who, id)).slice(1, -1).map((line) => String(JSON.parse(line).kind));

describe('founding', () => {
  it('is in force once everyone asked has consented, and not before', async () => {
    const { id, decision } = await story.found(workers, [workers, ally]);
    expect((await visibleTo(ally, id))?.partnership.inForce).toBe(0);
    expect(await story.consent(ally, id, decision)).toEqual({ ok: true, tookEffect: true });
    const after = await visibleTo(workers, id);
    expect(after?.partnership.inForce).toBe(1);
    expect(after?.partnership.parties.map(({ name, joinedOn }) => [name, joinedOn])).toEqual([
      ['Red Lantern', '2026-11-23'],
      ['Harbour Fund', '2026-11-23'],
    ]);
    expect(await kinds(ally, id)).toEqual([
      'partnership-proposed',
      'party-asked',
      'decision-proposed',
      'consent-given',
      'consent-given',
      'decision-took-effect',
      'party-joined',
      'party-joined',
      'agreement-in-force',
    ]);
    expect(await story.verified(ally, id)).toMatchObject({ ok: true, size: 9, withText: 9 });
  });

  it('is nothing to an organisation that was not asked', async () => {
    const { id, decision } = await story.found(workers, [workers, ally]);
    expect(await visibleTo(second, id)).toBeNull();
    expect(await story.consent(second, id, decision)).toBeNull();
    expect(await textFor(second, decision)).toBeNull();
  });

  it('shows every party the names of the others, who may not have known each other', async () => {
    const { id, decision } = await story.found(workers, [workers, users, ally]);
    done(await story.consent(users, id, decision));
    const names = (await visibleTo(ally, id))?.partnership.parties.map(({ name }) => name);
    expect(names).toEqual(['Needle and Thread', 'Red Lantern', 'Harbour Fund']);
  });

  it('lists the partnerships of an organisation page by page, the latest first', async () => {
    const list = (after?: PartnershipId) =>
      story.read(second, (tx) => new PartnershipReader(tx).listOf(second.id, { after, limit: 2 }));
    const ids: PartnershipId[] = [];
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-24', '2026-11-25', '2026-11-25']) {
      story.setNow(day);
      ids.push((await story.found(workers, [workers, second])).id);
    }
    const pages: PartnershipId[] = [];
    let page = await list();
    while (page.length > 0) {
      pages.push(...page.map(({ partnership }) => partnership));
      page = await list(pages.at(-1));
    }
    expect(new Set(pages)).toEqual(new Set(ids));
    expect(pages).toHaveLength(5);
    expect(ids.slice(3)).toContain(pages[0]);
    expect(pages.at(-1)).toBe(ids[0]);
  });
});

describe('a change', () => {
  it('is read by every party word for word, and takes effect once', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const proposal = better(agreement, { title: 'A better title' });
    const decision = await story.change(ally, id, proposal);
    expect(await textFor(workers, decision)).toEqual(proposal);
    expect(await textFor(ally, decision)).toEqual(proposal);
    expect(await story.consent(ally, id, decision)).toMatchObject({ ok: false, refusal: 'communityFirst' });
    expect(await story.consent(workers, id, decision)).toEqual({ ok: true, tookEffect: false });
    expect(await story.consent(ally, id, decision)).toEqual({ ok: true, tookEffect: true });
    expect(await story.consent(ally, id, decision)).toMatchObject({ ok: false, refusal: 'decisionClosed' });
    const agreements = await story.read(ally, (tx) => new AgreementReader(tx).agreements(id, { limit: 10 }));
    expect(agreements.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('keeps an objection and its reason, and forgets the reason when a new answer takes its place', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const decision = await story.change(ally, id, better(agreement, { title: 'No' }));
    const version = versionOf(decision);
    const reasons = () =>
      story.as(ally.steward, async (tx, keyring) =>
        (await new TextReader(tx, keyring).reasons([version])).get(version),
      );
    const object = (reason: string) =>
      story.sit(workers, id, (context) => objectTo(context, { decision: decision.id, version, reason }));
    done(await object('Nobody asked us.'));
    expect(await reasons()).toEqual(new Map([[workers.id, 'Nobody asked us.']]));
    done(await object('Still nobody did.'));
    expect(await reasons()).toEqual(new Map([[workers.id, 'Still nobody did.']]));
    done(await story.consent(workers, id, decision));
    expect(await reasons()).toEqual(new Map());
  });

  it('loses every answer when it is amended, and says so in the record', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const decision = await story.change(ally, id, better(agreement, { title: 'First' }));
    done(await story.consent(workers, id, decision));
    const put = {
      decision: decision.id,
      of: versionOf(decision),
      version: newId(versionId),
      proposal: better(agreement, { title: 'Second' }),
      windowDays: 10,
    };
    const { decision: amended } = done(await story.sit(ally, id, (context) => amend(context, put)));
    expect(await story.consent(ally, id, decision)).toMatchObject({ ok: false, refusal: 'textChanged' });
    expect(await story.consent(ally, id, amended)).toMatchObject({ ok: false, refusal: 'communityFirst' });
    expect(await textFor(workers, amended)).toMatchObject({ agreement: { title: 'Second' } });
    done(await story.consent(workers, id, amended));
    expect(await story.consent(ally, id, amended)).toEqual({ ok: true, tookEffect: true });
    expect(await story.verified(workers, id)).toMatchObject({ ok: true });
  });

  it('is closed when another takes effect first', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const one = await story.change(workers, id, better(agreement, { title: 'One' }));
    const other = await story.change(workers, id, better(agreement, { title: 'Other' }));
    done(await story.consent(ally, id, one));
    expect(await story.consent(ally, id, other)).toMatchObject({ ok: false, refusal: 'decisionClosed' });
    expect(await kinds(ally, id)).toContain('decision-overtaken');
  });

  it('is withdrawn by its proposer, and by nobody else', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const decision = await story.change(ally, id, better(agreement, { title: 'Never mind' }));
    const withdraw = (who: Partner) =>
      story.sit(who, id, (context) => withdrawProposal(context, decision.id));
    expect(await withdraw(workers)).toMatchObject({ ok: false, refusal: 'onlyProposer' });
    done(await withdraw(ally));
    expect((await visibleTo(ally, id))?.facts.decisions).toEqual([]);
  });

  it('has a short window only when the community side gives up its time', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const decision = await story.change(ally, id, better(agreement, { title: 'Hurry' }), 1);
    const on = { decision: decision.id, version: versionOf(decision) };
    expect(await story.sit(ally, id, (context) => waiveWindow(context, on))).toMatchObject({
      ok: false,
      refusal: 'waiverNotYours',
    });
    done(await story.sit(workers, id, (context) => waiveWindow(context, on)));
    const visible = await visibleTo(ally, id);
    expect(visible?.facts.decisions[0]?.waivers).toHaveLength(1);
  });

  it('lapses when its window is over: silence is recorded, and is not consent', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const decision = await story.change(workers, id, better(agreement, { title: 'Too late' }));
    story.setNow('2026-12-20');
    expect(await story.consent(ally, id, decision)).toMatchObject({ ok: false, refusal: 'decisionClosed' });
    const visible = await visibleTo(ally, id);
    const closed = visible && (await story.read(ally, (tx) => decisionIn(tx, visible, decision.id)));
    expect(closed?.outcome).toMatchObject({ outcome: 'lapsed', closedOn: '2026-12-07' });
    expect(closed?.answers.map(({ organisation, answer }) => [organisation, answer])).toEqual([
      [workers.id, 'consent'],
      [ally.id, 'silence'],
    ]);
    expect(await story.verified(ally, id)).toMatchObject({ ok: true });
  });

  it('that ends the partnership keeps its words and closes it to further change', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const ending = { ending: { reason: 'The bylaw is changed.', lastDay: '2026-12-31' } };
    const decision = await story.change(
      workers,
      id,
      proposalOf('ending', { ...agreement, seal: newSeal() }, ending),
    );
    done(await story.consent(ally, id, decision));
    expect((await visibleTo(ally, id))?.partnership.ending).toEqual({
      cause: 'decision',
      endedOn: '2026-12-31',
    });
    const more = story.change(ally, id, better(agreement, { title: 'More' }));
    await expect(more).rejects.toThrow('partnershipEnded');
  });
});

describe('a newcomer', () => {
  const asking = async (by: Partner, newcomer: Partner, ...there: [Partner, ...Partner[]]) => {
    const { id, agreement } = await story.founded(...there);
    const { parties } = agreementBetween([...there, newcomer]);
    const proposal = proposalOf('parties', { ...agreement, parties, seal: newSeal() });
    return { id, agreement, decision: await story.change(by, id, proposal) };
  };

  it('reads what it is asked, and nothing else, until it is in', async () => {
    const { id, agreement, decision } = await asking(workers, second, workers, ally);
    expect(await textFor(second, decision)).not.toBeNull();
    const other = await story.change(workers, id, better(agreement, { title: 'Not for you' }));
    expect(await textFor(second, other)).toBeNull();
    const visible = await visibleTo(second, id);
    expect(visible?.ownMembership).toBe('asked');
    if (!visible) throw new Error('not asked');
    expect(await story.read(second, (tx) => decisionIn(tx, visible, decision.id))).not.toBeNull();
    expect(await story.read(second, (tx) => decisionIn(tx, visible, other.id))).toBeNull();
    expect(await story.verified(second, id)).toMatchObject({ ok: true, withText: 0 });
  });

  it('is given the key by whoever holds it, when its own word was the last', async () => {
    const { id, decision } = await asking(workers, second, workers, ally);
    done(await story.consent(ally, id, decision));
    expect(await story.consent(second, id, decision)).toEqual({ ok: true, tookEffect: true });
    expect(await textFor(second, decision)).not.toBeNull();
    expect(await story.verified(second, id)).toMatchObject({ ok: true, withText: 0 });
    const change = better(agreementBetween([workers, ally, second], {}, id), { title: 'Together' });
    const next = await story.change(workers, id, change);
    expect(await textFor(second, next)).not.toBeNull();
    const verdict = await story.verified(second, id);
    expect(verdict).toMatchObject({ ok: true });
    if (verdict.ok) expect(verdict.withText).toBe(verdict.size);
  });

  it('is given the key at once, when somebody who holds it had the last word', async () => {
    const { id, decision } = await asking(workers, users, workers, ally);
    done(await story.consent(users, id, decision));
    expect(await story.consent(ally, id, decision)).toEqual({ ok: true, tookEffect: true });
    const verdict = await story.verified(users, id);
    if (verdict.ok) expect(verdict.withText).toBe(verdict.size);
    expect(verdict).toMatchObject({ ok: true });
  });

  it('is asked no more when the proposal is withdrawn, and may be asked again', async () => {
    const { id, agreement, decision } = await asking(workers, second, workers, ally);
    done(await story.sit(workers, id, (context) => withdrawProposal(context, decision.id)));
    expect(await visibleTo(second, id)).toBeNull();
    const { parties } = agreementBetween([workers, ally, second]);
    const again = proposalOf('parties', { ...agreement, parties, seal: newSeal() });
    const asked = await story.change(workers, id, again);
    expect(await textFor(second, asked)).not.toBeNull();
    expect((await visibleTo(second, id))?.ownMembership).toBe('asked');
  });

  it('may decline by leaving, and then was never shown the record', async () => {
    const { id } = await asking(workers, second, workers, ally);
    done(await story.sit(second, id, leavePartnership));
    expect(await visibleTo(second, id)).toBeNull();
    expect((await visibleTo(ally, id))?.facts.decisions).toEqual([]);
    expect(await kinds(second, id)).toEqual([]);
  });
});

describe('leaving', () => {
  it('needs no consent, closes what is open, and ends a partnership that lost a side', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    await story.change(workers, id, better(agreement, { title: 'Open' }));
    expect(await story.sit(ally, id, leavePartnership)).toEqual({ ok: true, ends: true });
    const visible = await visibleTo(workers, id);
    expect(visible?.partnership.ending).toEqual({ cause: 'left', endedOn: '2026-11-23' });
    expect(visible?.facts.decisions).toEqual([]);
    expect((await kinds(workers, id)).slice(-4)).toEqual([
      'party-left',
      'decision-closed-party-left',
      'partnership-ended',
      'key-rotated',
    ]);
    expect(await story.verified(workers, id)).toMatchObject({ ok: true });
  });

  it('keeps the record readable up to its last entry there, and not beyond', async () => {
    const { id, agreement } = await story.founded(workers, users, ally);
    done(await story.sit(users, id, leavePartnership));
    await story.change(
      workers,
      id,
      better(agreement, { parties: agreementBetween([workers, ally]).parties }),
    );
    const verdict = await story.verified(users, id);
    expect(verdict).toMatchObject({ ok: true });
    if (verdict.ok) expect(verdict.withText).toBe(verdict.size);
    expect((await kinds(users, id)).at(-1)).toBe('party-left');
    expect((await visibleTo(users, id))?.ownMembership).toBe('left');
  });

  it('opens nothing newer with any key it kept (C18)', async () => {
    const { id, agreement } = await story.founded(workers, users, ally);
    const captured = keyringOf(users.steward);
    await story.as(users.steward, (tx) => captured.privateKey(tx, id, 1));
    done(await story.sit(users, id, leavePartnership));
    const parties = agreementBetween([workers, ally]).parties;
    const decision = await story.change(workers, id, better(agreement, { parties }));
    // As if row-level security were gone: the thief reads every row as a party that stayed.
    const opened = await story.read(workers, (tx) =>
      new TextReader(tx, captured).proposals([versionOf(decision)]),
    );
    expect(opened.size).toBe(0);
    await expect(story.read(workers, (tx) => captured.privateKey(tx, id, 2))).rejects.toThrow(Unopenable);
  });
});

describe('keys and races', () => {
  it('a removed member opens nothing written afterwards with the keyring she kept (C18)', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const leaver = await story.letIn(workers.steward);
    const captured = keyringOf(leaver);
    await story.as(leaver, (tx) => captured.privateKey(tx, id, 1));
    await story.sit(workers, id, ({ tx, keyring }) =>
      rotateAfterRemoval(tx, keyring, {
        organisation: workers.id,
        removed: leaver.person,
        today: '2026-11-23',
      }),
    );
    const decision = await story.change(ally, id, better(agreement, { title: 'After she left' }));
    const opened = await story.read(workers, (tx) =>
      new TextReader(tx, captured).proposals([versionOf(decision)]),
    );
    expect(opened.size).toBe(0);
    expect(await textFor(workers, decision)).not.toBeNull();
  });

  it('a member who leaves makes the new keys herself: those who stay open what comes, and she does not (C18)', async () => {
    const group = await story.organisation('Night Kitchen', 'community');
    const { id, agreement } = await story.founded(group, ally);
    const leaver = await story.letIn(group.steward);
    const captured = keyringOf(leaver);
    await story.as(leaver, (tx) => captured.privateKey(tx, id, 1));
    await story.as(leaver, (tx, keyring) =>
      rotateAfterRemoval(tx, keyring, {
        organisation: group.id,
        removed: leaver.person,
        today: '2026-11-23',
      }),
    );
    const decision = await story.change(ally, id, better(agreement, { title: 'After she went' }));
    const opened = await story.read(group, (tx) =>
      new TextReader(tx, captured).proposals([versionOf(decision)]),
    );
    expect(opened.size).toBe(0);
    expect(await textFor(group, decision)).not.toBeNull();
    expect(await textFor(ally, decision)).not.toBeNull();
  });

  it('consents that race have one outcome, and the change takes effect once (C49)', async () => {
    const { id, agreement } = await story.founded(workers, users, ally, second);
    const decision = await story.change(workers, id, better(agreement, { title: 'Race' }));
    done(await story.consent(users, id, decision));
    const raced = await Promise.all(
      [ally, second, ally, second, ally].map((who) => story.consent(who, id, decision)),
    );
    expect(raced.filter((outcome) => outcome?.ok && outcome.tookEffect)).toHaveLength(1);
    expect(raced.filter((outcome) => outcome?.ok)).toHaveLength(2);
    const agreements = await story.read(ally, (tx) => new AgreementReader(tx).agreements(id, { limit: 10 }));
    expect(agreements.map(({ number }) => number)).toEqual([2, 1]);
    expect(await story.verified(second, id)).toMatchObject({ ok: true });
  });

  it('a consent that races an amendment counts for the text it was given to, or not at all (C49)', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const decision = await story.change(workers, id, better(agreement, { title: 'Before' }));
    const put = {
      decision: decision.id,
      of: versionOf(decision),
      version: newId(versionId),
      proposal: better(agreement, { title: 'After' }),
      windowDays: 10,
    };
    const [consented, amended] = await Promise.all([
      story.consent(ally, id, decision),
      story.sit(workers, id, (context) => amend(context, put)),
    ]);
    expect([consented?.ok, amended?.ok].filter(Boolean)).toHaveLength(1);
    expect(await story.verified(ally, id)).toMatchObject({ ok: true });
  });
});
