import { expect, test } from 'vitest';
import {
  findingsOf,
  found,
  lantern,
  meridian,
  otherSeat,
  ownSeat,
  soundPlan,
} from '../../../test/support/plans.ts';

const asked = (change: Parameters<typeof ownSeat>[1]) =>
  soundPlan({ seats: [ownSeat('first', change), ownSeat('second'), otherSeat('third')] });

test('a community’s seat is asked of an organisation it leads (P6)', () => {
  expect(found(asked({}))).toEqual([]);
});

test('an ally cannot hold or fill a community’s seat, however close it works, and nobody can sign that away (P7)', () => {
  const [finding, ...more] = findingsOf(asked({ organisation: 'meridian' }));
  expect(more).toEqual([]);
  expect(finding).toEqual({
    rule: 'seat-held-by-ally',
    principle: 'P7',
    severity: 'block',
    subject: 'seats/0/organisation',
    values: { organisation: meridian.name },
  });
});

test('an ally that writes itself down as led by the community is still an ally (P7)', () => {
  const plan = asked({ organisation: 'meridian' });
  const posing = { ...plan, organisations: [lantern, { ...meridian, ledBy: lantern.ledBy }] };
  expect(found(posing)).toEqual(['seat-held-by-ally seats/0/organisation']);
});

test('an organisation led by another community does not stand in (P12)', () => {
  const plan = soundPlan({ organisations: [{ ...lantern, ledBy: ['gay-and-other-msm'] }, meridian] });
  const [finding, ...more] = findingsOf(plan);
  expect(more.map(({ rule }) => rule)).toEqual(['stand-in']);
  expect(finding).toMatchObject({
    rule: 'stand-in',
    principle: 'P12',
    values: { organisation: lantern.name, community: 'sex-workers' },
  });
});

test('an organisation led by several communities may fill the seat of each (P12)', () => {
  const ledBy = ['people-who-use-drugs', 'sex-workers'] as const;
  expect(found(soundPlan({ organisations: [{ ...lantern, ledBy: [...ledBy] }, meridian] }))).toEqual([]);
});

test('a community’s seat is asked of somebody (P6)', () => {
  const { organisation: _, ...unasked } = ownSeat('first');
  expect(found(soundPlan({ seats: [unasked, ownSeat('second'), otherSeat('third')] }))).toEqual([
    'seat-asked-of-nobody seats/0/organisation',
  ]);
});

test('another expert’s seat may be asked of nobody yet', () => {
  const { organisation: _, ...unasked } = otherSeat('third');
  expect(found(soundPlan({ seats: [ownSeat('first'), ownSeat('second'), unasked] }))).toEqual([]);
});

test('a seat is asked of an organisation that the plan lists (P6)', () => {
  expect(findingsOf(asked({ organisation: 'someone-else' }))).toMatchObject([
    { rule: 'organisation-not-listed', subject: 'seats/0/organisation', values: { key: 'someone-else' } },
  ]);
});
