import { addWorkingDays, type Day, lastDayAnywhere } from '../kernel/clock.ts';
import type { Finding } from '../kernel/finding.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import type { PrincipleId } from '../kernel/outcome.ts';
import { currentFinal, firstDraftOn, isOwner, ownersOf, readsDraft, signOffOf } from './draft.ts';
import type { DrafterFacts, StatedFacts, StatementFacts } from './facts.ts';

/** What keeps a text from being frozen, signed by others, or published. Their words are under `statement.lock`. */
export const lockKinds = [
  'no-groups',
  'no-community',
  'group-unasked',
  'invitation-open',
  'invitation-silent',
  'days-short',
  'contribution-open',
  'group-named',
  'finding',
  'sign-off-open',
  'sign-off-silent',
] as const;
export type LockKind = (typeof lockKinds)[number];
/** `stateable`: both sides together may say why it stays, on the statement itself. The others can only be mended. */
export type Lock = {
  lock: LockKind;
  /** A community, an organisation, a contribution, or what a check found. */
  subject: string;
  principle: PrincipleId;
  stateable: boolean;
};

const lock = (kind: LockKind, subject: string, principle: PrincipleId, stateable: boolean): Lock => ({
  lock: kind,
  subject,
  principle,
  stateable,
});

/** A finding's name: the same finding on the same thing is the same lock. */
export const findingSubject = ({ rule, subject }: Finding): string => `${rule} ${subject}`;

const groupLocks = ({ groups, drafters }: StatementFacts): Lock[] =>
  groups
    .filter((group) => !drafters.some(({ asksFor }) => asksFor.includes(group)))
    .map((group) => lock('group-unasked', group, 'P9', true));

/** What a check calls a group that the text names and the statement does not list. */
export const namedRule = 'named-unlisted';

/** Each group once, in however many languages it is named. Listing it is not enough: then somebody has to be asked. P9 */
const namedLocks = (findings: readonly Finding[]): Lock[] => {
  const named = findings.filter(({ rule }) => rule === namedRule);
  return [...new Set(named.map(({ values }) => String(values['community'])))].map((group) =>
    lock('group-named', group, 'P9', true),
  );
};

/** One reason may be said of several named groups: its subject holds them all. */
export const namedTogether = (subject: string): string[] => subject.split(' ');

/** As many signs as a subject holds where it is kept. */
const longestSubject = 160;

/** Of several named groups that nobody listed, those of whom one reason can be said at once. */
export const togetherOf = (locks: readonly Lock[]): string[] => {
  const together: string[] = [];
  for (const { lock: kind, subject } of locks) {
    if (kind !== 'group-named') continue;
    const more = [together.at(-1), subject].filter((one) => one !== undefined).join(' ');
    if (together.length > 0 && more.length <= longestSubject) together[together.length - 1] = more;
    else together.push(subject);
  }
  return together.filter((subject) => namedTogether(subject).length > 1);
};

/** What a reason is said of, where all of it stands in the way. */
export const lockSaid = (locks: readonly Lock[], kind: string, subject: string): Lock | null => {
  const subjects = kind === 'group-named' ? namedTogether(subject) : [subject];
  const said = subjects.map((one) => locks.find((lock) => lock.lock === kind && lock.subject === one));
  const [first] = said;
  return first && said.every((one) => one !== undefined) ? { ...first, subject } : null;
};

/** The last of the days that whoever is asked for a group has with the draft; null before there is one. P10 */
export const daysEnd = (facts: StatementFacts, { invitedOn }: DrafterFacts): Day | null => {
  const first = firstDraftOn(facts);
  return first && addWorkingDays(first > invitedOn ? first : invitedOn, facts.days);
};

const hadItsDays = (facts: StatementFacts, drafter: DrafterFacts, now: Temporal.Instant): boolean => {
  const end = daysEnd(facts, drafter);
  return drafter.waivedOn !== null || (end !== null && lastDayAnywhere(now) > end);
};

export const invitationIsOver = (
  { answerBy }: Pick<DrafterFacts, 'answerBy'>,
  now: Temporal.Instant,
): boolean => lastDayAnywhere(now) > answerBy;

const drafterLocks = (facts: StatementFacts, drafter: DrafterFacts, now: Temporal.Instant): Lock[] => {
  const { organisation, answer, side, leftOn } = drafter;
  if (leftOn !== null) return [];
  if (answer === null && !invitationIsOver(drafter, now))
    return [lock('invitation-open', organisation, 'P9', false)];
  if (answer === null || answer === 'silence') return [lock('invitation-silent', organisation, 'P9', true)];
  // A no is an answer: it lowers nothing and locks nothing. P6
  if (answer === 'declined' || side === 'ally' || hadItsDays(facts, drafter, now)) return [];
  return [lock('days-short', organisation, 'P10', false)];
};

/** Everything that keeps the text from being frozen. `findings` are the blocking ones of its latest wordings. */
export const draftLocks = (
  facts: StatementFacts,
  findings: readonly Finding[],
  now: Temporal.Instant,
): Lock[] => [
  ...(facts.groups.length === 0 ? [lock('no-groups', '', 'P9', false)] : []),
  ...(ownersOf(facts).some(({ side }) => side === 'community')
    ? []
    : [lock('no-community', '', 'P9', false)]),
  ...groupLocks(facts),
  ...namedLocks(findings),
  ...facts.drafters.flatMap((drafter) => drafterLocks(facts, drafter, now)),
  ...facts.contributions
    .filter(({ answer }) => answer === null)
    .map(({ id }) => lock('contribution-open', id, 'P9', true)),
  ...findings
    .filter(({ rule, severity }) => severity === 'block' && rule !== namedRule)
    .map((finding) => lock('finding', findingSubject(finding), finding.principle, true)),
];

/** Those whose answer to the final text sign-on waits for: everyone on the draft for a community. P9 */
const signOffLocks = (facts: StatementFacts, now: Temporal.Instant): Lock[] => {
  const final = currentFinal(facts);
  if (!final) return [];
  const isOver = lastDayAnywhere(now) > final.answerBy;
  return facts.drafters
    .filter((drafter) => isOwner(drafter) && drafter.side === 'community')
    .flatMap(({ organisation }) => {
      const answer = signOffOf(final, organisation)?.answer;
      if (answer !== undefined && answer !== 'silence') return [];
      return answer === 'silence' || isOver
        ? [lock('sign-off-silent', organisation, 'P9', true)]
        : [lock('sign-off-open', organisation, 'P9', false)];
    });
};

/** Every community on the draft, whoever began it, and an ally where there is one. P1 */
export const isOfBothSides = (organisations: readonly OrganisationId[], facts: StatementFacts): boolean => {
  const signed = ({ organisation }: DrafterFacts): boolean => organisations.includes(organisation);
  const owners = ownersOf(facts);
  const communities = owners.filter(({ side }) => side === 'community');
  const allies = owners.filter(({ side }) => side === 'ally');
  const leading = allies.find(({ organisation }) => organisation === facts.by);
  const allySigned = allies.length === 0 || (leading ? signed(leading) : allies.some(signed));
  return communities.length > 0 && communities.every(signed) && allySigned;
};

export const isSigned = ({ signedBy }: StatedFacts, facts: StatementFacts): boolean =>
  isOfBothSides(signedBy, facts);

const isStated = (facts: StatementFacts, { lock: kind, subject, stateable }: Lock): boolean =>
  stateable &&
  facts.stated.some(
    (stated) =>
      stated.lock === kind &&
      (kind === 'group-named'
        ? namedTogether(stated.subject).includes(subject)
        : stated.subject === subject) &&
      isSigned(stated, facts),
  );

/** What still stands in the way of freezing the text. */
export const standingDraftLocks = (
  facts: StatementFacts,
  findings: readonly Finding[],
  now: Temporal.Instant,
): Lock[] => draftLocks(facts, findings, now).filter((one) => !isStated(facts, one));

/** What still stands in the way of sign-on and of publishing. Nothing else ever opens either. P9 */
export const standingLocks = (
  facts: StatementFacts,
  findings: readonly Finding[],
  now: Temporal.Instant,
): Lock[] =>
  [...draftLocks(facts, findings, now), ...signOffLocks(facts, now)].filter((one) => !isStated(facts, one));

/** What was said to stay and still stands: printed wherever the statement is. */
export const statedOf = (facts: StatementFacts): StatedFacts[] =>
  facts.stated.filter((stated) => isSigned(stated, facts));

export const stillReads = (facts: StatementFacts): DrafterFacts[] => facts.drafters.filter(readsDraft);
