import { addWorkingDays, type Day, lastDayAnywhere } from '../kernel/clock.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { refuse } from '../kernel/outcome.ts';
import type { Blanking, BlockKind, Leaf, Look, PublicWords } from './facts.ts';

/** Working days after which what nobody looked at is asked of the host. Our default; no note says a number. P10 */
export const daysToLook = 3;
/** Working days in which two look at what was asked without an account; then one look decides. Our default. */
export const daysToJudge = 10;
/** As many requests blank at once on one page: more are looked at before anything goes. Our default. */
export const mostWithheld = 5;
/** So long may the words be that a stranger has taken out at once; a name or an address, not a text. */
export const longestAsked = 200;
const shortestAsked = 3;

export type Looking = {
  /** Its organisation is on the community's side of the page; `began`: and began the text. */
  onText: { began: boolean } | null;
  /** She wrote them herself. */
  wrote: boolean;
};

/**
 * Words show once an organisation that did not write them has looked: for an ally's words a community-led organisation
 * on the text, for a community's words a second person of its own; the host for both. Never who began the text about
 * words against it. P6, P14
 */
export const mayLook = (words: PublicWords, by: Member, { onText, wrote }: Looking): Outcome => {
  if (by.role !== 'steward') return refuse('onlySteward');
  const { id: own, host } = by.organisation;
  const again = host && words.state === 'hidden' && words.lookedBy !== own;
  if (words.state !== 'waiting' && !again) return refuse('alreadyLooked');
  if (wrote) return refuse('secondPerson', 'P6');
  if (words.by === own) return words.side === 'community' ? { ok: true } : refuse('othersLook', 'P6');
  if (host || (words.side === 'ally' && onText !== null && !onText.began)) return { ok: true };
  return refuse('othersLook', 'P14');
};

/** Nobody keeps an objection from being read by not looking: after these days the host is asked. P10, P14 */
export const hostIsAsked = (
  { madeOn, state }: PublicWords,
  hasLookers: boolean,
  now: Temporal.Instant,
): boolean =>
  state === 'hidden' ||
  (state === 'waiting' && (!hasLookers || lastDayAnywhere(now) > addWorkingDays(madeOn, daysToLook)));

/** Who may blank these words for good, and as what. The host always; an author its own; a community on the text. P6 */
export const mayBlank = (
  leaf: Pick<Leaf, 'by' | 'against'>,
  by: Member,
  onText: Looking['onText'],
): Outcome<{ as: Exclude<Blanking['by'], 'asked'> }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (by.organisation.host) return { ok: true, as: 'host' };
  if (leaf.by === by.organisation.id) return { ok: true, as: 'author' };
  if (onText !== null && !(leaf.against && onText.began)) return { ok: true, as: 'community' };
  return refuse('notYoursToBlank', 'P6');
};

/** Of everything she points at, what she may take out; refused only where it is nothing. */
export const blankingAs = (
  hits: readonly Leaf[],
  words: string,
  by: Member,
  onText: Looking['onText'],
): Outcome<{ as: Exclude<Blanking['by'], 'asked'> }> => {
  const [first] = hits;
  if (!first) return refuse('wordsNotThere');
  if (words === '' && first.kind !== 'objection' && first.kind !== 'answer') return refuse('wordsNeeded');
  const ruled = hits.map((leaf) => mayBlank(leaf, by, onText));
  return ruled.find(({ ok }) => ok) ?? mayBlank(first, by, onText);
};

/** What somebody without an account points at. */
export type Asked = {
  words: string;
  /** Of the first place where they stand; null where they stand nowhere. */
  kind: BlockKind | null;
  /** Found before to harm nobody. */
  restored: boolean;
  /** Waiting for two looks on this page now. */
  withheld: number;
  /** As many in an hour as people can look at. */
  hasRoom: boolean;
};

/** Whoever is named asks, and it goes at once; the same words go once, and a page at most so often. P6 */
export const askToBlank = ({
  words,
  kind,
  restored,
  withheld,
  hasRoom,
}: Asked): Outcome<{ withheld: boolean }> => {
  if (words !== '' && [...words].length < shortestAsked) return refuse('wordsTooShort');
  if (words === '' && kind !== 'objection' && kind !== 'answer') return refuse('wordsNeeded');
  if (kind === null) return refuse('wordsNotThere');
  if (!hasRoom) return refuse('asksFull');
  return { ok: true, withheld: !restored && withheld < mostWithheld };
};

export type Judged = { by: OrganisationId; look: Look; host: boolean; alone: boolean };

/**
 * Two organisations look. Where they agree it is decided; where they do not, the host's word counts; and where only one
 * can look, or the days are over, one decides.
 */
export const judge = (
  asked: Pick<Blanking, 'state' | 'first' | 'decideBy'>,
  by: Member,
  { look, onText, wrote, alone }: { look: Look; onText: Looking['onText']; wrote: boolean; alone: boolean },
  now: Temporal.Instant,
): Outcome<{ decided: Look | null }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (asked.state !== 'asked' && asked.state !== 'open') return refuse('alreadyLooked');
  const { id: own, host } = by.organisation;
  if (!host && (onText === null || wrote)) return refuse('othersLook', 'P6');
  const late = asked.decideBy !== null && lastDayAnywhere(now) > asked.decideBy;
  if (alone || late) return { ok: true, decided: look };
  const { first } = asked;
  if (first === null) return { ok: true, decided: null };
  if (first.by === own) return refuse('secondOrganisation', 'P6');
  return { ok: true, decided: first.look === look || host ? look : null };
};

/** A page goes when all who own it say so, or when the host does, with a reason that shows. P1 */
export const takeDown = (
  page: { owners: readonly OrganisationId[]; agreed: readonly OrganisationId[]; down: boolean },
  by: Member,
): Outcome<{ host: boolean; down: boolean }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (page.down) return refuse('alreadyDown');
  const { id: own, host } = by.organisation;
  const owner = page.owners.includes(own);
  if (!owner && !host) return refuse('notYourPage', 'P1');
  const together = page.owners.every((one) => one === own || page.agreed.includes(one));
  if (owner && page.agreed.includes(own) && !host && !together) return refuse('organisationAgreed');
  return { ok: true, host, down: host || together };
};

/** The day by which two have looked. */
export const judgedBy = (today: Day): Day => addWorkingDays(today, daysToJudge);
