import { describe, expect, it } from 'vitest';
import {
  agreementBetween,
  partnershipBetween,
  partyFacts,
  proposalOf,
} from '../../test/support/agreements.ts';
import {
  after,
  allowed,
  at,
  type Cast,
  cast,
  memberOf,
  principleOf,
  recorded,
  refusalOf,
  versionOf,
} from '../../test/support/decisions.ts';
import type { Change } from '../kernel/decision/facts.ts';
import { consent, object } from '../kernel/decision/rules.ts';
import { decisionId, newId, partnershipId, versionId } from '../kernel/ids.ts';
import type { Role } from '../kernel/organisation.ts';
import { type Agreement, exactText, newSeal, type Proposal, sha256 } from './agreement/document.ts';
import type { PartnershipFacts } from './facts.ts';
import { type CandidateFacts, hasAnyoneToAsk } from './proposals/rules.ts';
import { mayPropose, mayProposePartnership, proposeChange, proposePartnership } from './rules.ts';

const river = cast('River Collective', 'community');
const harbour = cast('Harbour Sisters', 'community');
const fund = cast('Northern Fund', 'ally');
const clinic = cast('Open Clinic', 'ally');

const now = at('2026-06-02');

const known = ({ id, side }: Cast, changed: Partial<CandidateFacts> = {}): CandidateFacts => ({
  id,
  kind: side === 'community' ? 'community-led' : 'ally',
  host: false,
  statusInForce: side === 'community',
  letIn: false,
  ...changed,
});
const everyone = [river, harbour, fund, clinic].map((who) => known(who));
/** As an ally sees them that both communities have let in. */
const openDoors = [
  known(river, { letIn: true }),
  known(harbour, { letIn: true }),
  known(fund),
  known(clinic),
];

const proposing = (by: Cast, proposal: Proposal, role: Role = 'steward', windowDays = 10) => ({
  by: memberOf(by, role),
  decision: newId(decisionId),
  version: newId(versionId),
  proposal,
  windowDays,
});
const founding = (...parties: readonly Cast[]) => proposalOf('founding', agreementBetween(parties));

describe('who may propose a partnership', () => {
  const propose = (by: Cast, parties: readonly Cast[], candidates = everyone, role: Role = 'steward') =>
    proposePartnership(candidates, proposing(by, founding(...parties), role), now);

  it('a confirmed community-led organisation may, to any ally it knows', () => {
    const proposal = founding(river, fund);
    const { decision } = allowed(proposePartnership(everyone, proposing(river, proposal), now));
    expect(decision).toMatchObject({ change: 'founding', basedOn: 0, proposedBy: river.id, outcome: null });
    expect(decision.parties).toEqual([
      { organisation: river.id, side: 'community', newcomer: true, shown: true },
      { organisation: fund.id, side: 'ally', newcomer: true, shown: true },
    ]);
    expect(decision.versions[0]?.sha256Hex).toBe(sha256(exactText(proposal)));
    expect(decision.answers).toHaveLength(1);
  });

  it('one whose status is not confirmed may not', () => {
    const outcome = propose(river, [river, fund], [known(river, { statusInForce: false }), known(fund)]);
    expect([refusalOf(outcome), principleOf(outcome)]).toEqual(['ownStatusNeeded', 'P7']);
  });

  it('the hosting network may', () => {
    const host = known(river, { statusInForce: false, host: true });
    expect(refusalOf(propose(river, [river, fund], [host, known(fund)]))).toBeNull();
  });

  it('only a steward may', () => {
    expect(refusalOf(propose(river, [river, fund], everyone, 'member'))).toBe('onlySteward');
  });

  it('an ally may, to the communities that have let it in', () => {
    expect(allowed(propose(fund, [fund, river], openDoors)).decision.answers).toEqual([]);
  });

  it('an ally that nobody has let in may not', () => {
    const outcome = propose(fund, [fund, river]);
    expect([refusalOf(outcome), principleOf(outcome)]).toEqual(['letInByNobody', 'P6']);
  });

  it('an ally needs every community party to have let it in, not one of them', () => {
    const half = [known(river, { letIn: true }), known(harbour), known(fund)];
    const outcome = propose(fund, [fund, river, harbour], half);
    expect(outcome).toMatchObject({ refusal: 'notLetIn', principle: 'P6', values: { name: harbour.name } });
    expect(refusalOf(propose(fund, [fund, river], half))).toBeNull();
  });

  it('an ally proposes to one community-led organisation: whom that one meets here is not its choice (C17)', () => {
    const outcome = propose(fund, [fund, river, harbour], openDoors);
    expect([refusalOf(outcome), principleOf(outcome)]).toEqual(['communityBrings', 'P6']);
  });

  it('the community side is shown a founding first, and every other ally when that side agrees (C17)', () => {
    const shownIn = (outcome: ReturnType<typeof propose>) =>
      allowed(outcome)
        .decision.parties.filter(({ shown }) => shown)
        .map(({ organisation }) => organisation);
    expect(shownIn(propose(fund, [fund, river, clinic], openDoors))).toEqual([fund.id, river.id]);
    expect(shownIn(propose(river, [river, harbour, fund]))).toEqual([river.id, harbour.id]);
    expect(shownIn(propose(river, [river, fund]))).toEqual([river.id, fund.id]);
  });

  it('a community-led organisation needs to be let in by no other', () => {
    expect(refusalOf(propose(river, [river, harbour, fund]))).toBeNull();
  });

  it('a community party must stand as community', () => {
    const lapsed = [known(river), known(harbour, { statusInForce: false }), known(fund)];
    const outcome = propose(river, [river, harbour, fund], lapsed);
    expect(outcome).toMatchObject({
      refusal: 'notConfirmed',
      principle: 'P7',
      values: { name: harbour.name },
    });
  });

  it('there is at least one party of each kind', () => {
    expect(refusalOf(propose(river, [river, harbour]))).toBe('oneOfEachSide');
    expect(refusalOf(propose(fund, [fund, clinic], openDoors))).toBe('oneOfEachSide');
  });

  it('a party the proposer does not know is unknown, whether or not it exists', () => {
    expect(refusalOf(propose(river, [river, clinic], [known(river), known(fund)]))).toBe('unknownParty');
  });

  it('nobody proposes a partnership between others', () => {
    expect(refusalOf(propose(river, [harbour, fund]))).toBe('ownParty');
    expect(refusalOf(propose(river, [river, fund], [known(fund)]))).toBe('ownParty');
  });

  it('no party is named twice', () => {
    expect(refusalOf(propose(river, [river, fund, fund]))).toBe('duplicateParty');
  });

  it('an ally cannot be written down as a community, nor the other way round', () => {
    expect(refusalOf(propose(river, [river, fund, { ...clinic, side: 'community' }]))).toBe('partiesDiffer');
    expect(refusalOf(propose(river, [river, { ...harbour, side: 'ally' }]))).toBe('partiesDiffer');
  });

  it('the text must be one of a founding, with a review still to come', () => {
    const other = proposalOf('agreement', agreementBetween([river, fund]));
    expect(refusalOf(proposePartnership(everyone, proposing(river, other), now))).toBe('changeKind');
    const past = proposalOf('founding', agreementBetween([river, fund], { reviewOn: '2026-06-02' }));
    expect(refusalOf(proposePartnership(everyone, proposing(river, past), now))).toBe('reviewPast');
  });

  it('the window has its limits here too', () => {
    const long = proposing(river, founding(river, fund), 'steward', 61);
    expect(refusalOf(proposePartnership(everyone, long, now))).toBe('windowLength');
  });

  it('who knows nobody on the other side is told so before writing ten terms', () => {
    const asked = (side: 'community' | 'ally', ok = true) => ({ side, may: { ok } });
    expect(refusalOf(hasAnyoneToAsk('community', []))).toBe('nobodyToAsk');
    expect(refusalOf(hasAnyoneToAsk('community', [asked('community')]))).toBe('nobodyToAsk');
    expect(refusalOf(hasAnyoneToAsk('ally', [asked('community', false)]))).toBe('nobodyToAsk');
    expect(refusalOf(hasAnyoneToAsk('community', [asked('ally')]))).toBeNull();
  });

  it('the page can say beforehand who may', () => {
    expect(refusalOf(mayProposePartnership(memberOf(river), known(river), false))).toBeNull();
    expect(refusalOf(mayProposePartnership(memberOf(fund), known(fund), true))).toBeNull();
    expect(refusalOf(mayProposePartnership(memberOf(fund), known(fund), false))).toBe('letInByNobody');
  });
});

describe('who may propose a change', () => {
  const partnership = partnershipBetween([river, fund]);

  it('every party may: a community-led organisation and an ally alike', () => {
    for (const who of [river, fund])
      for (const change of ['agreement', 'parties', 'ending'] as const)
        expect(refusalOf(mayPropose(partnership, memberOf(who), change))).toBeNull();
  });

  it('only its stewards, and nobody from outside', () => {
    expect(refusalOf(mayPropose(partnership, memberOf(river, 'member'), 'agreement'))).toBe('onlySteward');
    expect(refusalOf(mayPropose(partnership, memberOf(clinic), 'agreement'))).toBe('notParty');
  });

  it('who has left, or is only asked, may not', () => {
    const left = { ...partyFacts(clinic), leftOn: '2026-06-01' };
    const asked = partyFacts(harbour, null);
    const wider = { ...partnership, parties: [...partnership.parties, left, asked] };
    expect(refusalOf(mayPropose(wider, memberOf(clinic), 'agreement'))).toBe('notParty');
    expect(refusalOf(mayPropose(wider, memberOf(harbour), 'agreement'))).toBe('notParty');
  });

  it('nothing changes in a partnership that has ended, or never began', () => {
    const refusals = (changed: Partial<PartnershipFacts>) =>
      refusalOf(mayPropose({ ...partnership, ...changed }, memberOf(river), 'agreement'));
    expect(refusals({ ended: true })).toBe('partnershipEnded');
    expect(refusals({ inForce: 0 })).toBe('notFounded');
  });

  it('a partnership is founded once', () => {
    expect(refusalOf(mayPropose(partnership, memberOf(river), 'founding'))).toBe('alreadyFounded');
  });

  it('one change of parties is decided at a time; other changes may stand beside it', () => {
    const wider = proposalOf('parties', agreementBetween([river, fund, clinic], {}, partnership.id));
    const { decision } = allowed(
      proposeChange(partnership, agreementBetween([river, fund]), everyone, proposing(river, wider), now),
    );
    const busy = { ...partnership, decisions: [decision] };
    expect(refusalOf(mayPropose(busy, memberOf(fund), 'parties'))).toBe('partiesOpen');
    expect(refusalOf(mayPropose(busy, memberOf(fund), 'agreement'))).toBeNull();
  });
});

describe('what a change may say', () => {
  const partnership = partnershipBetween([river, fund]);
  const inForce = agreementBetween([river, fund], {}, partnership.id);
  const changed = (more: Partial<Agreement>): Agreement => ({ ...inForce, seal: newSeal(), ...more });
  const propose = (
    change: Change,
    agreement: Agreement,
    more: Partial<Proposal> = {},
    by = river,
    known = everyone,
  ) => proposeChange(partnership, inForce, known, proposing(by, proposalOf(change, agreement, more)), now);
  const named = (...parties: readonly Cast[]) => agreementBetween(parties).parties;

  it('a change of terms asks the parties there are', () => {
    const { decision } = allowed(propose('agreement', changed({ title: 'The port, and the station' })));
    expect(decision).toMatchObject({ change: 'agreement', basedOn: 1, proposedBy: river.id });
    expect(decision.parties).toEqual([
      { organisation: river.id, side: 'community', newcomer: false, shown: true },
      { organisation: fund.id, side: 'ally', newcomer: false, shown: true },
    ]);
  });

  it('who may not propose is refused whatever the text says', () => {
    const outcome = propose('agreement', changed({ title: 'Other' }), {}, clinic);
    expect(refusalOf(outcome)).toBe('notParty');
  });

  it('a text that changes nothing is no proposal', () => {
    expect(refusalOf(propose('agreement', changed({})))).toBe('nothingChanged');
  });

  it('a change of terms cannot bring a party in, or leave one out, unseen', () => {
    const three = changed({ parties: named(river, fund, clinic) });
    expect(refusalOf(propose('agreement', three))).toBe('partiesDiffer');
    const swapped = changed({ parties: named(river, clinic) });
    expect(refusalOf(propose('agreement', swapped))).toBe('partiesDiffer');
  });

  it('a text is for its own partnership', () => {
    const other = changed({ title: 'Other', partnership: newId(partnershipId) });
    expect(refusalOf(propose('agreement', other))).toBe('partiesDiffer');
  });

  it('a change of parties asks the newcomers too', () => {
    const { decision } = allowed(propose('parties', changed({ parties: named(river, fund, clinic) })));
    expect(decision.parties.at(-1)).toEqual({
      organisation: clinic.id,
      side: 'ally',
      newcomer: true,
      shown: true,
    });
    expect(decision.parties).toHaveLength(3);
  });

  it('it needs a newcomer', () => {
    expect(refusalOf(propose('parties', changed({ title: 'Other' })))).toBe('noNewcomer');
  });

  it('it drops nobody: a party leaves only by itself', () => {
    expect(refusalOf(propose('parties', changed({ parties: named(river, clinic) })))).toBe('partiesDiffer');
  });

  it('a newcomer is held to the rules of a founding', () => {
    const withHarbour = changed({ parties: named(river, fund, harbour) });
    expect(refusalOf(propose('parties', withHarbour))).toBeNull();
    expect(refusalOf(propose('parties', withHarbour, {}, fund))).toBe('notLetIn');
    expect(refusalOf(propose('parties', withHarbour, {}, river, [known(river)]))).toBe('unknownParty');
  });

  it('an ally brings no community-led organisation into a partnership, even one that let it in (C17)', () => {
    const withHarbour = changed({ parties: named(river, fund, harbour) });
    const outcome = propose('parties', withHarbour, {}, fund, openDoors);
    expect([refusalOf(outcome), principleOf(outcome)]).toEqual(['communityBrings', 'P6']);
  });

  it('whom an ally asks in is shown nothing until the community side agrees (C17)', () => {
    const wider = changed({ parties: named(river, fund, clinic) });
    const { decision } = allowed(propose('parties', wider, {}, fund));
    expect(decision.parties.map(({ shown }) => shown)).toEqual([true, true, false]);
    const on = { by: memberOf(clinic), version: versionOf(decision), reason: 'No.' };
    expect(refusalOf(object(decision, on, now))).toBe('notParty');
    const yes = allowed(consent(decision, { by: memberOf(river), version: versionOf(decision) }, now));
    expect(yes.shows).toEqual([clinic.id]);
    const shown = recorded(decision, yes);
    expect(refusalOf(object(shown, on, now))).toBeNull();
  });

  it('what was shown once stays shown, whatever is amended or answered since', () => {
    const wider = changed({ parties: named(river, fund, clinic) });
    const decision = after(
      allowed(propose('parties', wider, {}, fund)).decision,
      (facts) => consent(facts, { by: memberOf(river), version: versionOf(facts) }, now),
      (facts) =>
        object(facts, { by: memberOf(river), version: versionOf(facts), reason: 'On second thoughts.' }, now),
    );
    expect(decision.parties.every(({ shown }) => shown)).toBe(true);
  });

  it('who has left may be asked again', () => {
    const left = { ...partyFacts(clinic), leftOn: '2026-05-20' };
    const facts = { ...partnership, parties: [...partnership.parties, left] };
    const wider = proposing(river, proposalOf('parties', changed({ parties: named(river, fund, clinic) })));
    const { decision } = allowed(proposeChange(facts, inForce, everyone, wider, now));
    expect(decision.parties).toHaveLength(3);
  });

  it('an ending ends what was agreed, and changes none of it', () => {
    expect(refusalOf(propose('ending', changed({})))).toBeNull();
    expect(refusalOf(propose('ending', changed({ title: 'Other' })))).toBe('endingChangesTerms');
  });

  it('an ending after a party left no longer names it', () => {
    const withClinic = changed({ parties: named(river, fund, clinic) });
    const ending = proposing(river, proposalOf('ending', changed({})));
    expect(refusalOf(proposeChange(partnership, withClinic, everyone, ending, now))).toBeNull();
  });

  it('a last day is not in the past', () => {
    const ends = (lastDay: string) =>
      propose('ending', changed({}), { ending: { reason: 'Done.', lastDay } });
    expect(refusalOf(ends('2026-06-01'))).toBe('lastDayPast');
    expect(refusalOf(ends('2026-06-02'))).toBeNull();
  });

  it('a new review date is still to come; an overdue one stops no other change', () => {
    expect(refusalOf(propose('agreement', changed({ reviewOn: '2026-06-02' })))).toBe('reviewPast');
    expect(refusalOf(propose('agreement', changed({ reviewOn: '2026-06-03' })))).toBeNull();
    const overdue = { ...inForce, reviewOn: '2026-05-31' };
    const other = proposing(river, proposalOf('agreement', { ...overdue, title: 'Other' }));
    expect(refusalOf(proposeChange(partnership, overdue, everyone, other, now))).toBeNull();
  });
});
