import { describe, expect, it } from 'vitest';
import { agreementBetween, commitmentSaying } from '../../../test/support/agreements.ts';
import { cast } from '../../../test/support/decisions.ts';
import { describeChange } from './difference.ts';
import { type Agreement, newSeal } from './document.ts';

const river = cast('River Collective', 'community');
const fund = cast('Northern Fund', 'ally');
const clinic = cast('Open Clinic', 'ally');
const before = agreementBetween([river, fund]);
const changed = (more: Partial<Agreement>) => describeChange(before, { ...before, ...more });
const [agenda] = before.powerMap;

describe('what a proposal changes', () => {
  it('nothing, where only the seal and the order differ', () => {
    expect(changed({ seal: newSeal(), parties: [...before.parties].reverse() })).toEqual([]);
  });

  it('the title', () => {
    expect(changed({ title: 'Other' })).toEqual([{ kind: 'title', from: before.title, to: 'Other' }]);
  });

  it('each term by its key', () => {
    const terms = { ...before.terms, pay: 'Equal.', credit: 'Shared.' };
    expect(changed({ terms })).toEqual([
      { kind: 'term', term: 'pay', from: before.terms.pay, to: 'Equal.' },
      { kind: 'term', term: 'credit', from: '', to: 'Shared.' },
    ]);
  });

  it('the review date', () => {
    expect(changed({ reviewOn: '2027-03-01' })).toEqual([
      { kind: 'review', from: before.reviewOn, to: '2027-03-01' },
    ]);
  });

  it('a level in the power map, today or promised', () => {
    const row = (levels: object) => changed({ powerMap: agenda ? [{ ...agenda, ...levels }] : [] });
    expect(row({ today: 'together' })).toEqual([
      {
        kind: 'power',
        area: 'agenda',
        from: { today: 'ally-alone', promised: 'together' },
        to: { today: 'together', promised: 'together' },
      },
    ]);
    expect(row({ promised: 'community-alone' })).toHaveLength(1);
    expect(row({})).toEqual([]);
  });

  it('an area that is added or dropped', () => {
    const festival = { area: { custom: 'Festival' }, today: 'together', promised: 'together' } as const;
    const levels = { today: 'together', promised: 'together' };
    expect(changed({ powerMap: [...before.powerMap, festival] })).toEqual([
      { kind: 'power', area: { custom: 'Festival' }, from: null, to: levels },
    ]);
    expect(changed({ powerMap: [] })).toMatchObject([{ kind: 'power', area: 'agenda', to: null }]);
  });

  it('an area that is spelled otherwise', () => {
    const row = (custom: string) => ({ area: { custom }, today: 'together', promised: 'together' }) as const;
    const renamed = describeChange(
      { ...before, powerMap: [row('Data')] },
      { ...before, powerMap: [row('data')] },
    );
    expect(renamed).toMatchObject([
      { area: { custom: 'Data' }, to: null },
      { area: { custom: 'data' }, from: null },
    ]);
    expect(describeChange({ ...before, powerMap: [row('data')] }, { ...before, powerMap: [] })).toHaveLength(
      1,
    );
  });

  const [drafts] = before.commitments;
  if (!drafts) throw new Error('nothing was agreed');
  const rule = { is: 'nominations', kind: null, space: '', topic: '', organisation: river.id } as const;

  it('commitments that come and go', () => {
    const early = commitmentSaying('Invitations go out three weeks before.');
    expect(changed({ commitments: [early] })).toEqual([
      { kind: 'commitmentAdded', text: early.sentence },
      { kind: 'commitmentRemoved', text: drafts.sentence },
    ]);
  });

  it('the lesson of a commitment, and what is checked of it, with its names as people know them (P14)', () => {
    const text = drafts.sentence;
    expect(changed({ commitments: [{ ...drafts, lesson: 'One came too late.' }] })).toEqual([
      { kind: 'commitmentLesson', text },
    ]);
    const named = { ...rule, organisation: river.name };
    const ruled = { ...before, commitments: [{ ...drafts, rule }] };
    expect(describeChange(before, ruled)).toEqual([{ kind: 'commitmentRule', text, from: null, to: named }]);
    expect(describeChange(ruled, before)).toEqual([{ kind: 'commitmentRule', text, from: named, to: null }]);
    const elsewhere = { ...ruled, commitments: [{ ...drafts, rule: { ...rule, space: 'CSW' } }] };
    expect(describeChange(ruled, elsewhere)).toEqual([
      { kind: 'commitmentRule', text, from: named, to: { ...named, space: 'CSW' } },
    ]);
    expect(describeChange(ruled, { ...ruled, commitments: [{ ...drafts, rule: { ...rule } }] })).toEqual([]);
  });

  it('what is checked of a new commitment is said beside it', () => {
    const more = commitmentSaying('River nominates.', { rule });
    expect(changed({ commitments: [drafts, more] }).map(({ kind }) => kind)).toEqual([
      'commitmentAdded',
      'commitmentRule',
    ]);
  });

  it('parties that come, go or carry another name', () => {
    const { parties } = agreementBetween([river, { ...clinic }]);
    expect(changed({ parties }).map(({ kind }) => kind)).toEqual(['partyAdded', 'partyRemoved']);
    const renamed = agreementBetween([{ ...river, name: 'River and Sea' }, fund]).parties;
    expect(changed({ parties: renamed })).toEqual([
      { kind: 'partyRenamed', from: 'River Collective', to: 'River and Sea' },
    ]);
  });

  it('a party that changed sides is another party', () => {
    const { parties } = agreementBetween([river, { ...fund, side: 'community' }]);
    expect(changed({ parties }).map(({ kind }) => kind)).toEqual(['partyAdded', 'partyRemoved']);
  });
});
