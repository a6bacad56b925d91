import type { ExternalTables } from '../../src/database/tables/external.ts';
import { byDoor, drafts } from './statementDoors.ts';
import {
  all,
  any,
  aSteward,
  kept,
  type Me,
  nobody,
  own,
  type Row,
  type Rule,
  some,
  type Wall,
} from './wallRules.ts';

const sameText = (one: Row, other: Row): boolean => one.text_id === other.text_id;
const holdsDoor = (door: Row, me: Me): boolean => me.bearer !== null && door.door_hash === me.bearer;
/** The page's address in hand. */
export const behind: Rule = some(
  'elsewhere_door',
  (door, row, me) => sameText(door, row) && holdsDoor(door, me),
);
const seesSupplement: Rule = any(own(), drafts(), byDoor, behind);
const seesObjection: Rule = any(
  own(),
  own('asked_id'),
  behind,
  some('elsewhere_supplement', (one, row, me, facts) => sameText(one, row) && seesSupplement(one, me, facts)),
);
const objected = (rule: (objection: Row, row: Row, me: Me) => boolean): Rule =>
  some('elsewhere_objection', (one, row, me) => sameText(one, row) && rule(one, row, me));
const is = (column: string) => (one: Row, me: Me) =>
  me.organisation !== null && one[column] === me.organisation;
const objector = is('organisation_id');
const askedOne = is('asked_id');

/** Texts published elsewhere, behind the same wall: an entry is its organisation's own until it objects (C20). */
export const externalWall: Record<keyof ExternalTables, Wall> = {
  elsewhere_text: {
    sees: own(),
    adds: own(),
    changes: nobody,
    drops: all(own(), (row, _, facts) => !facts('elsewhere_objection').some((one) => one.text_id === row.id)),
  },
  elsewhere_objection: {
    sees: seesObjection,
    adds: all(
      own(),
      aSteward,
      some('elsewhere_text', (one, row, me) => one.id === row.text_id && objector(one, me)),
    ),
    ...kept,
  },
  elsewhere_door: {
    sees: any((row, me) => holdsDoor(row, me), own()),
    adds: all(
      own(),
      aSteward,
      objected((one, _, me) => objector(one, me)),
    ),
    ...kept,
  },
  elsewhere_answer: {
    sees: some(
      'elsewhere_objection',
      (one, row, me, facts) => sameText(one, row) && seesObjection(one, me, facts),
    ),
    adds: all(
      own(),
      aSteward,
      (row) => row.words === null,
      objected((one, row, me) =>
        row.told === true ? one.asked_id === null && objector(one, me) : askedOne(one, me),
      ),
    ),
    ...kept,
  },
  elsewhere_supplement: {
    sees: seesSupplement,
    adds: all(
      own(),
      aSteward,
      some('statement', (one, row, me) => one.id === row.statement_id && is('by_id')(one, me)),
      objected((one, _, me) => objector(one, me) || askedOne(one, me)),
    ),
    ...kept,
  },
};
