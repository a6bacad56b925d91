import { describe, expect, it } from 'vitest';
import { agreementBetween } from '../../../test/support/agreements.ts';
import { allowed, principleOf, refusalOf } from '../../../test/support/decisions.ts';
import { formView, fund, harbour, river } from '../../../test/support/partnershipViews.ts';
import { newId, type OrganisationId, organisationId } from '../../kernel/ids.ts';
import { newSeal } from '../agreement/document.ts';
import type { ProposalValues } from './form.ts';
import { proposalIn } from './rules.ts';

const inForce = agreementBetween([harbour, fund]);
const { partnership } = inForce;
const seal = newSeal();
const sending = { windowDays: 10, note: '', version: null };
const agreement = (...parties: readonly OrganisationId[]): ProposalValues => ({
  kind: 'agreement',
  ...sending,
  parties: [...parties],
  title: 'Together',
  terms: inForce.terms,
  reviewOn: inForce.reviewOn,
  powerMap: [],
  commitments: [],
});
const ending: ProposalValues = { kind: 'ending', ...sending, reason: 'Done.', lastDay: '2027-01-01' };
const founding = formView();
const changing = formView({ change: 'agreement', before: inForce });

describe('what a form proposes', () => {
  it('is between those who are there and those who were chosen, by name', () => {
    const { proposal } = allowed(proposalIn(agreement(fund.id), founding, { partnership, seal }));
    expect(proposal).toMatchObject({
      change: 'founding',
      agreement: { title: 'Together', partnership, seal },
    });
    expect(proposal.agreement.parties.map(({ name }) => name)).toEqual([harbour.name, fund.name]);
  });
  it('a change that asks somebody in is one of parties', () => {
    const { proposal } = allowed(proposalIn(agreement(river.id), changing, { partnership, seal }));
    expect(proposal.change).toBe('parties');
  });
  it('whom she does not know is not left out in silence', () => {
    const values = agreement(fund.id, newId(organisationId));
    expect(refusalOf(proposalIn(values, founding, { partnership, seal }))).toBe('unknownParty');
  });
  it('an ending is proposed where one was offered, and nowhere else', () => {
    const offered = formView({ change: 'ending', before: inForce, candidates: [] });
    const parties = { ...offered, parties: inForce.parties };
    expect(allowed(proposalIn(ending, parties, { partnership, seal })).proposal.ending?.reason).toBe('Done.');
    const elsewhere = proposalIn(ending, changing, { partnership, seal });
    expect([refusalOf(elsewhere), principleOf(elsewhere)]).toEqual(['changeKind', 'P1']);
    expect(refusalOf(proposalIn(agreement(), parties, { partnership, seal }))).toBe('changeKind');
  });
});
