import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agreementBetween, proposalOf } from '../../../test/support/agreements.ts';
import { versionOf } from '../../../test/support/decisions.ts';
import { done, type Partner, type Partners, partners } from '../../../test/support/partners.ts';
import type { DecisionFacts } from '../../kernel/decision/facts.ts';
import { newId, type PartnershipId, versionId } from '../../kernel/ids.ts';
import { newSeal } from '../agreement/document.ts';
import { TextReader } from '../agreement/textStore.ts';
import { amend } from '../proposals/acts.ts';
import { PartnershipReader } from '../store.ts';
import { readVisible } from '../visible.ts';
import { withdrawProposal } from './acts.ts';

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

describe('who is named, and not shown it yet', () => {
  /** As if they had never met: the stories above made them all acquainted. */
  const strangers = (...who: Partner[]) =>
    story.owner
      .deleteFrom('acquaintance')
      .where(
        'organisation_id',
        'in',
        who.map(({ id }) => id),
      )
      .where(
        'known_to',
        'in',
        who.map(({ id }) => id),
      )
      .execute();
  const acquainted = async (one: Partner, other: Partner): Promise<boolean> =>
    (
      await story.owner
        .selectFrom('acquaintance')
        .select('since')
        .where('organisation_id', '=', one.id)
        .where('known_to', '=', other.id)
        .execute()
    ).length > 0;
  /** Everything by which it could learn of it: pages, lists, texts, rows, and whom it knows. */
  const knows = async (who: Partner, id: PartnershipId, decision: DecisionFacts, of: Partner) => ({
    page: (await visibleTo(who, id)) !== null,
    list: (await story.read(who, (tx) => new PartnershipReader(tx).listOf(who.id, { limit: 100 }))).some(
      ({ partnership }) => partnership === id,
    ),
    text: (await textFor(who, decision)) !== null,
    rows: (
      await story.read(who, (tx) =>
        tx.selectFrom('party').select('side').where('partnership_id', '=', id).execute(),
      )
    ).length,
    partnership: (await story.read(who, (tx) => new PartnershipReader(tx).partnership(id))) !== null,
    name: await acquainted(of, who),
    back: await acquainted(who, of),
  });
  const nothing = {
    ...{ page: false, list: false, text: false, rows: 0 },
    ...{ partnership: false, name: false, back: false },
  };
  const all = { page: true, list: true, text: true, partnership: true, name: true, back: true };

  it('learns nothing by an ally alone, not even when the ally takes it back (C17)', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    await strangers(workers, second);
    const { parties } = agreementBetween([workers, ally, second]);
    const decision = await story.change(
      ally,
      id,
      proposalOf('parties', { ...agreement, parties, seal: newSeal() }),
    );
    expect(await knows(second, id, decision, workers)).toEqual(nothing);
    done(await story.sit(ally, id, (context) => withdrawProposal(context, decision.id)));
    expect(await knows(second, id, decision, workers)).toEqual(nothing);
  });

  it('sees what it is asked, and by whom, once every community party that is in it agreed (C17)', async () => {
    const { id, agreement } = await story.founded(workers, users, ally);
    await strangers(workers, second);
    const { parties } = agreementBetween([workers, users, ally, second]);
    const decision = await story.change(
      ally,
      id,
      proposalOf('parties', { ...agreement, parties, seal: newSeal() }),
    );
    done(await story.consent(workers, id, decision));
    expect(await knows(second, id, decision, workers)).toEqual(nothing);
    done(await story.consent(users, id, decision));
    expect(await knows(second, id, decision, workers)).toMatchObject(all);
    done(await story.consent(second, id, decision));
    expect(await story.consent(ally, id, decision)).toEqual({ ok: true, tookEffect: true });
    expect(await story.verified(second, id)).toMatchObject({ ok: true });
  });

  it('in a founding is shown it when the community party that let the ally in agreed (C17)', async () => {
    await strangers(workers, second);
    const { id, decision } = await story.found(ally, [ally, workers, second]);
    expect(await knows(second, id, decision, workers)).toEqual(nothing);
    expect(await textFor(workers, decision)).not.toBeNull();
    done(await story.consent(workers, id, decision));
    expect(await knows(second, id, decision, workers)).toMatchObject(all);
    done(await story.consent(second, id, decision));
    expect(await story.consent(ally, id, decision)).toEqual({ ok: true, tookEffect: true });
    const verdict = await story.verified(second, id);
    expect(verdict).toMatchObject({ ok: true });
    if (verdict.ok) expect(verdict.withText).toBe(verdict.size);
  });

  it('is not shown to an ally by one community party alone (C17)', async () => {
    await strangers(users, second);
    const { id, decision } = await story.found(workers, [workers, users, second]);
    expect(await knows(second, id, decision, users)).toEqual(nothing);
    expect(await textFor(users, decision)).not.toBeNull();
    done(await story.consent(users, id, decision));
    expect(await knows(second, id, decision, users)).toMatchObject(all);
  });

  it('is shown it as well when a community party writes the text itself', async () => {
    await strangers(workers, second);
    const { id, decision } = await story.found(ally, [ally, workers, second]);
    const proposal = await textFor(workers, decision);
    if (!proposal) throw new Error('not readable');
    const put = {
      decision: decision.id,
      of: versionOf(decision),
      version: newId(versionId),
      proposal: { ...proposal, note: 'In our words.' },
      windowDays: 10,
    };
    const amended = done(await story.sit(workers, id, (context) => amend(context, put))).decision;
    expect(await knows(second, id, amended, workers)).toMatchObject(all);
  });

  it('is not recorded as silent when the time is over', async () => {
    const { id, decision } = await story.found(ally, [ally, workers, second]);
    story.setNow('2026-12-20');
    await story.consent(ally, id, decision);
    const silent = await story.owner
      .selectFrom('decision_answer')
      .select('organisation_id')
      .where('partnership_id', '=', id)
      .execute();
    expect(silent.map((row) => row.organisation_id).sort()).toEqual([ally.id, workers.id].sort());
  });
});
