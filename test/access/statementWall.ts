import type { StatementTables } from '../../src/database/tables/statements.ts';
import { behind } from './externalWall.ts';
import { byDoor, drafts, holds, same } from './statementDoors.ts';
import {
  aJob,
  all,
  any,
  aSteward,
  herself,
  kept,
  type Me,
  nobody,
  own,
  party,
  type Row,
  type Rule,
  some,
  type Wall,
} from './wallRules.ts';

const onDraft = any(drafts(), aJob);
/** The statement that her link, her code or the public page's address leads to. */
const outside: Rule = any(
  some(
    'sign_on_link',
    (link, row, me, facts) => same('statement_id')(link, row) && holds('token_hash')(link, me, facts),
  ),
  some(
    'endorsement',
    (one, row, me, facts) => same('statement_id')(one, row) && holds('code_hash')(one, me, facts),
  ),
);
/** Statements that make each other good, as the answers to objections link them: shown behind either one's door. */
const linkedByDoor: Rule = some('objection_answer', (answer, row, me, facts) => {
  if (answer.supplement_id === null) return false;
  const doorOf = (statement: Row[string]) => byDoor({ statement_id: statement }, me, facts);
  return (
    (answer.supplement_id === row.statement_id && doorOf(answer.statement_id)) ||
    (answer.statement_id === row.statement_id && doorOf(answer.supplement_id))
  );
});
const published = some('publication', (one, row) => same('statement_id')(one, row));
/** Behind the page of an objection to a text published elsewhere, what makes that text good. */
const makesGood: Rule = some(
  'elsewhere_supplement',
  (one, row, me, facts) => same('statement_id')(one, row) && behind(one, me, facts),
);
const seesPublication = any(onDraft, outside, byDoor, linkedByDoor, makesGood);
const finalIsOut = some(
  'publication',
  (one, row, me, facts) => same('final_id')(one, row) && seesPublication(one, me, facts),
);
const ours = all(drafts(), own());
const ourSteward = all(ours, aSteward);
const byDrafters = (by: Rule): Wall => ({ sees: onDraft, adds: by, ...kept });

const seesStatement = any(drafts('id'), own('by_id'), aJob);
const seesDrafter = any(onDraft, own());
const isOpen = some('sign_on', (one, row) => same('final_id')(one, row) && one.closed_on === null);
const signsByLink = all(
  (row) => row.by_link === true,
  some(
    'sign_on_link',
    (link, row, me, facts) =>
      same('final_id', 'statement_id')(link, row) &&
      link.used_on === null &&
      holds('token_hash')(link, me, facts),
  ),
);
const signsOnPage = all(
  (row) => row.by_link === false && row.taken_on === null && row.shown_name === null,
  byDoor,
  finalIsOut,
);
const seesObjection = any(onDraft, own(), byDoor);
const ofObjection = some(
  'objection',
  (one, row, me, facts) => one.id === row.objection_id && seesObjection(one, me, facts),
);

/** Statements, behind the same wall: whoever is not on a draft reads nothing of it (C20). */
export const statementWall: Record<keyof StatementTables, Wall> = {
  statement: { sees: seesStatement, adds: all(own('by_id'), aSteward, party()), ...kept },
  statement_about: byDrafters(ours),
  drafter: {
    sees: seesDrafter,
    adds: all(
      aSteward,
      drafts(),
      own('invited_by'),
      any((row) => row.answer === null, own()),
    ),
    changes: any(all(drafts(), aSteward), aJob),
    drops: nobody,
  },
  affected_group: { sees: onDraft, adds: ours, changes: nobody, drops: drafts() },
  wording: byDrafters(ours),
  kept_passage: { sees: onDraft, adds: ours, changes: ours, drops: nobody },
  wording_check: byDrafters(ours),
  silenced_rule: { sees: onDraft, adds: ours, changes: drafts(), drops: nobody },
  // Hers alone; time takes it away.
  unsent_text: {
    sees: any(all(herself(), drafts()), aJob),
    adds: all(herself(), ours),
    changes: all(herself(), drafts()),
    drops: any(all(herself(), drafts()), aJob),
  },
  contribution: byDrafters(ours),
  contribution_answer: byDrafters(ours),
  final_text: byDrafters(ourSteward),
  final_wording: byDrafters(all(drafts(), aSteward)),
  sign_off: {
    sees: onDraft,
    adds: any(
      all(ourSteward, (row) => row.answer !== 'silence'),
      all(aJob, (row) => row.answer === 'silence'),
    ),
    changes: all(own(), aSteward, drafts()),
    drops: nobody,
  },
  stated: byDrafters(ourSteward),
  stated_signature: byDrafters(ourSteward),
  sign_on: {
    sees: any(onDraft, outside, all(byDoor, finalIsOut)),
    adds: ourSteward,
    changes: onDraft,
    drops: nobody,
  },
  circulated: { sees: any(onDraft, outside, finalIsOut), adds: all(drafts(), aSteward), ...kept },
  sign_on_link: {
    sees: any(holds('token_hash'), onDraft),
    adds: ourSteward,
    changes: nobody,
    drops: any(all(own(), aSteward, drafts()), aJob),
  },
  endorsement: {
    sees: any(
      holds('code_hash'),
      onDraft,
      all((row) => row.taken_on !== null, byDoor, published),
    ),
    adds: all(
      isOpen,
      (row) => row.withdrawn_on === null && row.shown_name === null && row.named_on === null,
      any(signsByLink, signsOnPage),
    ),
    changes: any(holds('code_hash'), all(drafts(), aSteward)),
    drops: nobody,
  },
  publication_consent: byDrafters(ourSteward),
  public_door: {
    sees: any(holds('door_hash'), onDraft),
    adds: all(drafts(), aSteward),
    ...kept,
  },
  publication: { sees: seesPublication, adds: all(drafts(), aSteward), ...kept },
  objection: {
    sees: seesObjection,
    adds: all(
      own(),
      aSteward,
      (row) => row.words === null,
      some(
        'publication',
        (one, row, me, facts) =>
          same('final_id', 'statement_id')(one, row) && seesPublication(one, me, facts),
      ),
    ),
    changes: aJob,
    drops: nobody,
  },
  objection_answer: {
    sees: any(ofObjection, (row, me, facts) =>
      byDoor({ statement_id: row.supplement_id ?? null }, me, facts),
    ),
    adds: all(
      ourSteward,
      (row) => row.words === null,
      some('objection', (one, row) => one.id === row.objection_id && same('statement_id')(one, row)),
    ),
    ...kept,
  },
  unrecorded: {
    sees: any(own(), aJob),
    // On a page it is written only beside the row that says what was done there, which no row alone is.
    adds: all(
      ours,
      some('statement', (one, row) => one.id === row.statement_id && same('partnership_id')(one, row)),
    ),
    changes: nobody,
    drops: aJob,
  },
};

/** What a draft's key adds to the walls around keys. */
/** Of the key to a signature's name. */
const of = (rule: Rule): Rule =>
  some('endorsement', (one, row, me, facts) => one.id === row.record_id && rule(one, me, facts));

export const draftKeys = {
  /** Whose public keys it is sealed to, and its own. */
  seesEpoch: any(
    drafts('audience_id'),
    (row: Row, me: Me, facts) =>
      facts('drafter').some((one) => one.organisation_id === row.audience_id && seesDrafter(one, me, facts)),
    (row: Row, me: Me, facts) =>
      outside({ statement_id: row.audience_id }, me, facts) ||
      byDoor({ statement_id: row.audience_id }, me, facts),
  ),
  makesEpoch: all((row) => row.kind === 'statement', drafts('audience_id')),
  shares: drafts('audience_id'),
  dropsShare: all(own('holder_id'), aSteward, drafts('audience_id')),
  seesWrap: any(
    drafts('audience_id'),
    of((one, me, facts) => holds('code_hash')(one, me, facts)),
  ),
  /** A signature that was taken back opens to nobody. */
  shredsWrap: of(
    (one, me, facts) =>
      one.withdrawn_on !== null && any(holds('code_hash'), all(drafts(), aSteward))(one, me, facts),
  ),
  /** An endorser writes her organisation's name to them. */
  writesIn: ((row: Row, me: Me, facts) =>
    outside({ statement_id: row.audience_id }, me, facts) ||
    byDoor({ statement_id: row.audience_id }, me, facts)) satisfies Rule,
  /** Who joined is known to those who are asked; who is asked is known to nobody by it. */
  acquaints: all(aSteward, (row: Row, me: Me, facts) =>
    facts('drafter').some(
      (one) =>
        one.organisation_id === row.organisation_id &&
        one.answer === 'joined' &&
        one.left_on === null &&
        seesDrafter(one, me, facts) &&
        facts('drafter').some(
          (other) =>
            same('statement_id')(other, one) &&
            other.organisation_id === row.known_to &&
            other.left_on === null &&
            other.answer !== 'declined' &&
            seesDrafter(other, me, facts),
        ),
    ),
  ),
};

/** Rows that somebody might wish for: as her own organisation's. */
export const statementWishes = (row: Row, me: Me, fund: string): Row[] => [
  ...('person_id' in row && 'slot' in row && me.person
    ? [{ ...row, person_id: me.person, organisation_id: me.organisation ?? fund }]
    : []),
  ...('organisation_id' in row ? [{ ...row, organisation_id: me.organisation ?? fund }] : []),
  ...('by_id' in row ? [{ ...row, by_id: me.organisation ?? fund }] : []),
  ...('invited_by' in row
    ? [{ ...row, invited_by: me.organisation ?? fund, answer: null, answered_on: null }]
    : []),
  ...('by_link' in row ? [{ ...row, by_link: false, taken_on: null, shown_name: null }] : []),
  ...('answer' in row && 'final_id' in row ? [{ ...row, answer: 'silence' }] : []),
];
