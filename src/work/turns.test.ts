import { expect, test } from 'vitest';
import { laneOf, openLane } from './task.ts';
import { Turns } from './turns.ts';

const limits = { atOnce: 2, inLane: 2, inAll: 6, patience: 10_000 };
const hers = laneOf({ person: 'hers' });
const theirs = laneOf({ person: 'theirs' });

/** Who is inside, in the order in which they came in. */
const inside = (turns: Turns) => {
  const names: string[] = [];
  const enter = (name: string, lane: typeof hers) =>
    turns.enter(lane).then((entered) => void names.push(entered ? name : `not ${name}`));
  return { names, enter };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('one turn at a time for each, however many there are', async () => {
  const turns = new Turns(limits);
  const { names, enter } = inside(turns);
  for (const name of ['1', '2', '3', '4']) void enter(name, hers);
  void enter('other', theirs);
  await settled();
  expect(names).toEqual(['1', 'not 4', 'other']);
  turns.leave(hers);
  await settled();
  expect(names.at(-1)).toBe('2');
});

test('whoever was served last waits longest: lanes take turns', async () => {
  const turns = new Turns({ ...limits, atOnce: 1 });
  const { names, enter } = inside(turns);
  void enter('hers 1', hers);
  void enter('hers 2', hers);
  void enter('theirs', theirs);
  await settled();
  turns.leave(hers);
  await settled();
  turns.leave(theirs);
  await settled();
  expect(names).toEqual(['hers 1', 'theirs', 'hers 2']);
});

test('from a hundred sources without an account nobody takes the last turn, nor more than half of the places to wait', async () => {
  const turns = new Turns(limits);
  const { names, enter } = inside(turns);
  for (let source = 0; source < 100; source += 1) void enter('flood', openLane(String(source)));
  await settled();
  expect(names.filter((name) => name === 'flood')).toHaveLength(1);
  expect(names.filter((name) => name === 'not flood')).toHaveLength(96);
  expect(turns.isFull(openLane('100'))).toBe(true);
  expect(turns.isFull(hers)).toBe(false);
  await enter('hers', hers);
  expect(names.at(-1)).toBe('hers');
});

test('nobody waits for ever', async () => {
  const turns = new Turns({ ...limits, patience: 5 });
  expect(await turns.enter(hers)).toBe(true);
  expect(await turns.enter(hers)).toBe(false);
  turns.leave(hers);
  expect(await turns.enter(hers)).toBe(true);
});
