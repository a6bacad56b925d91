import type { PublicPageTables } from '../../src/database/tables/public.ts';
import { drafts } from './statementDoors.ts';
import {
  aJob,
  all,
  any,
  aSteward,
  kept,
  nobody,
  own,
  party,
  type Row,
  type Rule,
  some,
  type Wall,
} from './wallRules.ts';

const onPage = (one: Row, row: Row): boolean => one.page_id === row.page_id;
/** The page's address in hand. */
const behindPage: Rule = any(
  some('public_door', (door, row, me) => door.statement_id === row.page_id && door.door_hash === me.bearer),
  some('elsewhere_door', (door, row, me) => door.text_id === row.page_id && door.door_hash === me.bearer),
  some('round_publication', (one, row, me) => one.round_id === row.page_id && one.token_hash === me.bearer),
);
const ofHost: Rule = some(
  'installation',
  (one, _, me) => me.organisation !== null && one.host_id === me.organisation,
);
const looks: Rule = some('text_looker', (one, row, me, facts) => onPage(one, row) && own()(one, me, facts));
const raised: Rule = some(
  'elsewhere_objection',
  (one, row, me, facts) => one.text_id === row.page_id && own()(one, me, facts),
);
const asked: Rule = some(
  'elsewhere_objection',
  (one, row, me, facts) => one.text_id === row.page_id && own('asked_id')(one, me, facts),
);

/** Of the results of a round in a partnership that she is in. */
const ofOwnRound: Rule = some(
  'round_publication',
  (one, row, me, facts) =>
    one.round_id === row.page_id && (me.job || party()(one, me, facts) || one.token_hash === me.bearer),
);

/** A look before words show, and the way back, behind the same wall. What stands in clear is changed with an address. */
export const publicPagesWall: Record<keyof PublicPageTables, Wall> = {
  text_looker: {
    sees: any(own(), drafts('page_id'), ofHost, aJob, behindPage),
    adds: all(aSteward, any(drafts('page_id'), raised)),
    ...kept,
  },
  public_words: {
    sees: any(behindPage, drafts('page_id'), own(), ofHost, aJob, looks, asked),
    adds: all(own(), aSteward, (row) => row.state === 'waiting'),
    changes: all(aSteward, any(own(), ofHost, looks)),
    drops: nobody,
  },
  blanking: {
    sees: any(behindPage, drafts('page_id'), ofHost, aJob, looks),
    adds: behindPage,
    ...kept,
  },
  page_removal: {
    sees: any(behindPage, drafts('page_id'), own(), ofOwnRound),
    adds: behindPage,
    ...kept,
  },
};

/** Whom anybody may write to: the host, and those who look at a page that she may see. */
export const lookerKeys: Rule = (row, me, facts) =>
  facts('installation').some((one) => one.host_id === row.audience_id) ||
  facts('text_looker').some(
    (one) => one.organisation_id === row.audience_id && publicPagesWall.text_looker.sees(one, me, facts),
  );
