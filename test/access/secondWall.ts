import { assessmentWall, ofForgottenSheet } from './assessmentWall.ts';
import { engagementWall, ofNominee, seesNomination } from './engagementWall.ts';
import { externalWall } from './externalWall.ts';
import { asksHer } from './noteWall.ts';
import { lookerKeys, publicPagesWall } from './publicPagesWall.ts';
import { draftKeys, statementWall } from './statementWall.ts';
import {
  aJob,
  all,
  any,
  aPerson,
  aSteward,
  colleague,
  everybody,
  type Facts,
  herself,
  kept,
  known,
  linked,
  linkedTo,
  type Me,
  nobody,
  own,
  party,
  type Row,
  type Rule,
  some,
  type Table,
  type Wall,
} from './wallRules.ts';

/** Was in it once, and left: up to which entry of the record it reads. */
const leftAfter = (row: Row, me: Me, facts: Facts, column = 'partnership_id'): number =>
  facts('party')
    .filter((one) => one.partnership_id === row[column] && own()(one, me, facts))
    .reduce((most, one) => Math.max(most, Number(one.left_sequence ?? 0)), 0);
const hasLeft =
  (column = 'partnership_id'): Rule =>
  (row, me, facts) =>
    leftAfter(row, me, facts, column) > 0;

/** Its own place too, once it was shown what it is named in, or if it was in it once. */
const wasShown: Rule = (row) => row.shown_on !== null || row.left_sequence !== null;
const seesParty = any(all(own(), wasShown), party(), aJob);
const seesPartnership: Rule = (row, me, facts) =>
  any(party('id'), own('proposed_by'), aJob)(row, me, facts) ||
  facts('party').some((one) => one.partnership_id === row.id && seesParty(one, me, facts));

/** The host's stewards say that the clock is right. */
const theHosts = all((_, me) => me.kind === 'host', aSteward);

const seesQuestion = any(own('asked_by'), own('ally_id'));
const ofQuestion =
  (rule: Rule): Rule =>
  (row, me, facts) =>
    facts('clause_question').some((one) => one.id === row.question_id && rule(one, me, facts));

const ownAudience = any(own('audience_id'), party('audience_id'));
const seesNominee = some(
  'nomination',
  (nomination, row, me, facts) => nomination.id === row.audience_id && seesNomination(nomination, me, facts),
);
/** Where she writes to: the organisation that gave her the code. */
const hersToWrite = some(
  'nominee_link',
  (link, row, me, facts) => linked()(link, me, facts) && link.organisation_id === row.audience_id,
);
const makesNominee = all(
  (row) => row.kind === 'nominee',
  any(
    linked('audience_id'),
    all(
      aSteward,
      some(
        'nomination',
        (nomination, row, me, facts) => nomination.id === row.audience_id && own()(nomination, me, facts),
      ),
    ),
  ),
);
/** A public key is seen by whoever may write in, or was given the private one. */
const seesKeyOf: Rule = (row, me, facts) =>
  any(
    ownAudience,
    known('audience_id'),
    linked('audience_id'),
    seesNominee,
    hersToWrite,
    asksHer,
    draftKeys.seesEpoch,
    lookerKeys,
  )(row, me, facts) ||
  facts('party').some((one) => one.organisation_id === row.audience_id && seesParty(one, me, facts)) ||
  facts('partnership').some((one) => one.id === row.audience_id && seesPartnership(one, me, facts)) ||
  facts('key_share').some(
    (one) => one.audience_id === row.audience_id && herself('holder_id')(one, me, facts),
  );
const aKeySheSees: Rule = (row, me, facts) =>
  facts('audience_epoch').some(
    (one) => one.audience_id === row.audience_id && one.epoch === row.epoch && seesKeyOf(one, me, facts),
  );

/** A steward: of either end, where she knows the other or it is the host; or where both were shown a partnership. */
const mayAcquaint: Rule = (row, me, facts) => {
  const hostIn = facts('installation').some(({ host_id: host }) =>
    [row.organisation_id, row.known_to].includes(host),
  );
  const ends = any(own(), own('known_to'))(row, me, facts);
  const meets = facts('party').some(
    (one) =>
      one.organisation_id === row.organisation_id &&
      one.shown_on !== null &&
      seesParty(one, me, facts) &&
      facts('party').some(
        (other) =>
          other.organisation_id === row.known_to &&
          other.partnership_id === one.partnership_id &&
          other.shown_on !== null &&
          seesParty(other, me, facts),
      ),
  );
  if (!me.steward) return false;
  return (ends && (hostIn || all(known(), known('known_to'))(row, me, facts))) || meets;
};

const ofHers: Wall = { sees: herself(), adds: herself(), changes: herself(), drops: herself() };
/** What a decision is made of: read by those who are in it or asked, written by their stewards and by time. */
const ofDecision = (by: Rule = everybody): Wall => ({
  sees: any(party(), aJob),
  adds: all(any(all(party(), aSteward), aJob), by),
  ...kept,
});

/** What row-level security alone lets everybody do with every table, with no rule and no store above it (C20). */
export const secondWall: Record<Table, Wall> = {
  installation: { sees: everybody, adds: nobody, ...kept },
  last_day: { sees: everybody, adds: aJob, changes: any(aJob, theHosts), drops: nobody },
  organisation: { sees: known('id'), adds: nobody, changes: all(own('id'), aSteward), drops: nobody },

  person: {
    sees: any(herself('id'), colleague('id')),
    adds: herself('id'),
    changes: herself('id'),
    drops: herself('id'),
  },
  login: ofHers,
  person_wrap: ofHers,
  recovery: ofHers,
  // Its cookie alone finds a session's row, which says nothing of whose it is.
  session: { sees: aJob, adds: aPerson, changes: nobody, drops: aJob },
  session_round: {
    sees: any(herself(), all(colleague(), aSteward)),
    adds: any(herself(), all(colleague(), aSteward)),
    changes: any(herself(), all(colleague(), aSteward)),
    drops: nobody,
  },
  // Without a link nobody joins anything.
  membership: {
    sees: any(herself(), own()),
    adds: nobody,
    changes: any(
      all(herself(), (row) => row.role === 'member'),
      all(own(), aSteward),
    ),
    drops: any(herself(), all(own(), aSteward)),
  },
  invitation: {
    sees: any(own(), aJob),
    adds: all(own(), aSteward, herself('made_by')),
    changes: nobody,
    // A link that carries an old key goes with whoever leaves.
    drops: any(
      all(
        own(),
        any(aSteward, (row) => row.sealed_key !== null),
      ),
      aJob,
    ),
  },

  audience_epoch: { sees: seesKeyOf, adds: any(ownAudience, makesNominee, draftKeys.makesEpoch), ...kept },
  key_share: {
    sees: any(herself('holder_id'), own('holder_id'), own('audience_id')),
    adds: any(ownAudience, draftKeys.shares),
    changes: nobody,
    drops: any(herself('holder_id'), all(own('audience_id'), aSteward), draftKeys.dropsShare),
  },
  record_wrap: {
    sees: any(
      herself('audience_id'),
      ownAudience,
      hasLeft('audience_id'),
      ofNominee,
      ofForgottenSheet,
      draftKeys.seesWrap,
    ),
    adds: any(
      all(
        any(aPerson, aJob, (_, me, facts) => linkedTo(me, facts) !== null),
        aKeySheSees,
      ),
      draftKeys.writesIn,
    ),
    changes: nobody,
    drops: any(herself('audience_id'), ownAudience, ofNominee, ofForgottenSheet, draftKeys.shredsWrap),
  },

  acquaintance: { sees: any(own(), own('known_to')), adds: any(mayAcquaint, draftKeys.acquaints), ...kept },
  let_in: {
    sees: any(own(), own('ally_id')),
    adds: all(own(), aSteward),
    changes: nobody,
    drops: all(own(), aSteward),
  },
  led_claim: { sees: known(), adds: all(own(), aSteward), ...kept },
  led_request: {
    sees: any(own(), own('asked_id')),
    adds: all(own(), aSteward),
    changes: nobody,
    drops: all(any(own(), own('asked_id')), aSteward),
  },
  led_answer: {
    sees: known(),
    adds: all(own('by_id'), aSteward),
    changes: all(own('by_id'), aSteward),
    drops: nobody,
  },
  clause_question: { sees: seesQuestion, adds: all(own('asked_by'), aSteward), ...kept },
  clause_answer: {
    sees: ofQuestion(seesQuestion),
    adds: all(ofQuestion(own('ally_id')), aSteward),
    changes: all(ofQuestion(own('ally_id')), aSteward),
    drops: nobody,
  },

  partnership: { sees: seesPartnership, adds: all(own('proposed_by'), aSteward), ...kept },
  party: {
    sees: seesParty,
    adds: all(party(), aSteward),
    changes: any(all(party(), aSteward), aJob),
    drops: nobody,
  },
  decision: ofDecision(own('proposed_by')),
  decision_version: ofDecision(own('by_id')),
  decision_answer: {
    ...ofDecision(any(own(), (row) => row.answer === 'silence')),
    changes: all(own(), party(), aSteward),
  },
  window_waiver: ofDecision(own()),
  decision_outcome: ofDecision(),
  // Goes when its outcome came.
  open_decision: {
    ...ofDecision(),
    drops: (row, _, facts) => facts('decision_outcome').some((one) => one.decision_id === row.decision_id),
  },
  agreement: ofDecision(),
  ending: ofDecision(),
  checkpoint: ofDecision(),
  held_checkpoint: {
    ...ofDecision(own()),
    sees: any(party(), aJob, (row, me, facts) => leftAfter(row, me, facts) >= Number(row.size)),
  },
  // Found by whoever knows its id, which follows from her private key.
  record_pin: { sees: nobody, adds: nobody, changes: nobody, drops: nobody },
  // Who left reads on up to where it left.
  ledger_entry: {
    sees: any(party(), aJob, (row, me, facts) => leftAfter(row, me, facts) >= Number(row.sequence)),
    adds: any(
      all(
        party(),
        any(own(), (row) => row.organisation_id === null),
      ),
      aJob,
    ),
    ...kept,
  },
  ledger_content: {
    sees: any(party(), aJob, (row, me, facts) => leftAfter(row, me, facts) >= Number(row.sequence)),
    adds: any(party(), aJob),
    ...kept,
  },
  // Found by the one form that made it.
  act: { sees: aJob, adds: nobody, changes: nobody, drops: aJob },
  job_done: { sees: aJob, adds: aJob, changes: nobody, drops: aJob },

  ...engagementWall,
  ...statementWall,
  ...externalWall,
  ...publicPagesWall,
  ...assessmentWall,
};
