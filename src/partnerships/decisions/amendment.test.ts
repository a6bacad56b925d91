import { describe, expect, it } from 'vitest';
import { agreementBetween, partnershipBetween, proposalOf } from '../../../test/support/agreements.ts';
import { clinic, fund, now, river } from '../../../test/support/answers.ts';
import { allowed, memberOf, refusalOf, versionOf } from '../../../test/support/decisions.ts';
import type { Change } from '../../kernel/decision/facts.ts';
import { decisionId, newId, versionId } from '../../kernel/ids.ts';
import { type Agreement, exactText, newSeal, type Proposal, sha256 } from '../agreement/document.ts';
import { amendProposal, proposeChange } from '../rules.ts';

describe('an amendment of the text', () => {
  const partnership = partnershipBetween([river, fund]);
  const inForce = agreementBetween([river, fund], {}, partnership.id);
  const first = proposalOf('agreement', { ...inForce, title: 'The port, and the station' });
  const { decision } = allowed(
    proposeChange(
      partnership,
      inForce,
      [],
      {
        by: memberOf(river),
        decision: newId(decisionId),
        version: newId(versionId),
        proposal: first,
        windowDays: 10,
      },
      now,
    ),
  );
  const amend = (proposal: Proposal, by = fund, of = first, base: Agreement | null = inForce) =>
    amendProposal(
      partnership,
      base,
      decision,
      {
        by: memberOf(by),
        of: { version: versionOf(decision), proposal: of },
        version: newId(versionId),
        proposal,
        windowDays: 10,
      },
      now,
    );
  const reworded = (more: Partial<Agreement>, change: Change = 'agreement') =>
    proposalOf(change, { ...first.agreement, seal: newSeal(), ...more });

  it('any party may put a better text', () => {
    const better = reworded({ title: 'The port, the station and the market' });
    const amended = allowed(amend(better));
    expect(amended.version).toMatchObject({ number: 2, by: fund.id, sha256Hex: sha256(exactText(better)) });
    expect(amended.voided).toEqual([river.id]);
  });

  it('the same words under a new seal are the same text', () => {
    expect(refusalOf(amend(reworded({})))).toBe('sameText');
  });

  it('another note is another text', () => {
    expect(refusalOf(amend({ ...reworded({}), note: 'We met on Tuesday.' }))).toBeNull();
  });

  it('it cannot turn the decision into another kind of change', () => {
    expect(refusalOf(amend(reworded({ title: 'Other' }, 'ending')))).toBe('changeKind');
  });

  it('it cannot change who is asked', () => {
    const { parties } = agreementBetween([river, fund, clinic]);
    expect(refusalOf(amend(reworded({ parties })))).toBe('partiesDiffer');
  });

  it('it cannot go back to the agreement in force', () => {
    expect(refusalOf(amend(reworded({ title: inForce.title })))).toBe('nothingChanged');
  });

  it('nobody from outside may amend', () => {
    expect(refusalOf(amend(reworded({ title: 'Other' }), clinic))).toBe('notParty');
    expect(refusalOf(amend(reworded({}), clinic)), 'nor learn what it says by trying').toBe('notParty');
  });
});
