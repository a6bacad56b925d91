import type { Day } from '../../src/kernel/clock.ts';
import {
  type Closing,
  type DecisionAnswer,
  type DecisionFacts,
  type DecisionVersion,
  type Waiver,
  withAnswer,
  withShown,
} from '../../src/kernel/decision/facts.ts';
import { open } from '../../src/kernel/decision/version/rules.ts';
import {
  decisionId,
  newId,
  type OrganisationId,
  organisationId,
  personId,
  type VersionId,
  versionId,
} from '../../src/kernel/ids.ts';
import type { Member, Role, Side } from '../../src/kernel/organisation.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';

/** An organisation of the stories, on the side its kind stands on. */
export type Cast = { id: OrganisationId; name: string; side: Side };
export const cast = (name: string, side: Side): Cast => ({ id: newId(organisationId), name, side });

export const memberOf = ({ id, side }: Cast, role: Role = 'steward'): Member => ({
  person: newId(personId),
  organisation: { id, kind: side === 'community' ? 'community-led' : 'ally', host: false },
  role,
});

/** Noon of a day in UTC, or the instant given whole. */
export const at = (day: string): Temporal.Instant =>
  Temporal.Instant.from(day.includes('T') ? day : `${day}T12:00:00Z`);

/** What a rule allowed; a story that goes wrong says which refusal it met. */
export const allowed = <Facts>(outcome: Outcome<Facts>): { ok: true } & Facts => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
  return outcome;
};

export const refusalOf = (outcome: Outcome): string | null => (outcome.ok ? null : outcome.refusal);
export const principleOf = (outcome: Outcome): string | undefined =>
  outcome.ok ? undefined : outcome.principle;

/** A well-formed SHA-256, different for every word. */
export const hashOf = (word: string): string => Buffer.from(word.padEnd(32).slice(0, 32)).toString('hex');

export const newWording = (words: string, windowDays = 10) => ({
  version: newId(versionId),
  sha256Hex: hashOf(words),
  windowDays,
});

type Proposed = {
  by: Cast;
  parties: readonly Cast[];
  newcomers?: readonly Cast[];
  on: Day;
  windowDays?: number;
};

/** An open decision as it stands just after it was proposed. */
export const proposed = ({ by, parties, newcomers = [], on, windowDays }: Proposed): DecisionFacts =>
  allowed(
    open(
      {
        id: newId(decisionId),
        change: newcomers.length > 0 ? 'parties' : 'agreement',
        by: by.id,
        basedOn: 1,
        parties: [
          ...parties.map(({ id, side }) => ({ organisation: id, side, newcomer: false, shown: true })),
          ...newcomers.map(({ id, side }) => ({ organisation: id, side, newcomer: true, shown: true })),
        ],
        wording: newWording('first', windowDays),
      },
      at(on),
    ),
  ).decision;

type Recorded = {
  version?: DecisionVersion;
  answer?: DecisionAnswer | null;
  shows?: readonly OrganisationId[];
  waiver?: Waiver;
  closing?: Closing | null;
};

/** What a store does with an outcome: every row of it, and nothing else. */
export const recorded = (
  decision: DecisionFacts,
  { version, answer, shows = [], waiver, closing }: Recorded,
): DecisionFacts => {
  const versions = version ? [...decision.versions, version] : decision.versions;
  const waivers = waiver ? [...decision.waivers, waiver] : decision.waivers;
  const answered = [answer, ...(closing?.silences ?? [])].reduce<DecisionFacts>(
    (facts, given) => (given ? withAnswer(facts, given) : facts),
    { ...decision, versions, waivers },
  );
  return { ...withShown(answered, shows), outcome: closing ?? answered.outcome };
};

/** Acts one after another, each allowed, each recorded. */
export const after = (
  decision: DecisionFacts,
  ...acts: readonly ((facts: DecisionFacts) => Outcome<Recorded>)[]
): DecisionFacts => acts.reduce((facts, act) => recorded(facts, allowed(act(facts))), decision);

export const versionOf = ({ versions }: DecisionFacts): VersionId => {
  const latest = versions.at(-1);
  if (!latest) throw new Error('no version');
  return latest.id;
};
