import type { OrganisationId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { present, type Respondent, type RoundFacts, respondentOf } from './facts.ts';
import { missingAnswers, missingRecords, type Question, type Sheet } from './sheet/facts.ts';
import { type AnswerMode, fewestSheets } from './sheet/suppression.ts';

type Acting = { own: Respondent };

/** A party that still answers: the round is under way, and it has not handed in. */
export const mayAnswer = (round: RoundFacts, by: Pick<Member, 'organisation'>): Outcome<Acting> => {
  const own = respondentOf(round, by.organisation.id);
  if (!own || own.left) return refuse('notAskedInRound');
  if (round.calledOff) return refuse('calledOff');
  if (round.shownOn) return refuse('shown', 'P3');
  return own.handedIn ? refuse('handedIn', 'P3') : { ok: true, own };
};

/** One agreed sheet or several people's: each party decides for itself, before anything is written. */
export const chooseMode = (round: RoundFacts, by: Member, sheets: number): Outcome<Acting> => {
  const may = mayAnswer(round, by);
  if (!may.ok) return may;
  if (by.role !== 'steward') return refuse('onlySteward');
  return sheets > 0 ? refuse('sheetsKept') : may;
};

type Own = Pick<Member, 'organisation'>;

/** Sheets can be added where the organisation answers by several people's. */
export const mayAddSheets = (round: RoundFacts, by: Own): Outcome<Acting> => {
  const may = mayAnswer(round, by);
  if (!may.ok) return may;
  if (may.own.mode === null) return refuse('modeFirst');
  return may.own.mode === 'people' ? may : refuse('otherMode');
};

/** Her organisation's one sheet, or her own until she gave it to the others. C31 */
export const mayKeepSheet = (
  round: RoundFacts,
  by: Own,
  given: boolean,
): Outcome<Acting & { mode: AnswerMode }> => {
  const may = mayAnswer(round, by);
  if (!may.ok) return may;
  const { mode } = may.own;
  if (mode === null) return refuse('modeFirst');
  return mode === 'people' && given ? refuse('sheetGiven') : { ...may, mode };
};

/** A whole sheet, with something to show for an ally's high marks. P3, P7 */
export const checkComplete = (
  { side }: Pick<Respondent, 'side'>,
  sheet: Sheet,
  questions: readonly Question[],
): Outcome => {
  const missing = missingAnswers(sheet, questions).length;
  if (missing > 0) return refuse('answersMissing', undefined, { count: missing });
  const unshown = missingRecords(side, sheet, questions).length;
  return unshown > 0 ? refuse('recordsMissing', 'P7', { count: unshown }) : { ok: true };
};

/** A person gives her sheet once, and whole: afterwards nobody can tell which it is. C31 */
export const giveSheet = (
  round: RoundFacts,
  by: Own,
  { given, sheet, questions }: { given: boolean; sheet: Sheet; questions: readonly Question[] },
): Outcome<Acting> => {
  const may = mayAddSheets(round, by);
  if (!may.ok) return may;
  if (given) return refuse('sheetGiven');
  const ready = checkComplete(may.own, sheet, questions);
  return ready.ok ? may : ready;
};

/** Sheets that came on paper or in a file: whole ones, by a steward. */
export const enterSheets = (
  round: RoundFacts,
  by: Member,
  { sheets, questions }: { sheets: readonly Sheet[]; questions: readonly Question[] },
): Outcome<Acting> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  const may = mayAddSheets(round, by);
  if (!may.ok) return may;
  for (const sheet of sheets) {
    const ready = checkComplete(may.own, sheet, questions);
    if (!ready.ok) return ready;
  }
  return may;
};

/** From now on this organisation's answers stand, sealed to itself until everyone has answered. P3 */
export const handIn = (
  round: RoundFacts,
  by: Member,
  { sheets, questions }: { sheets: readonly Sheet[]; questions: readonly Question[] },
): Outcome<Acting & { mode: AnswerMode }> => {
  const may = mayAnswer(round, by);
  if (!may.ok) return may;
  if (by.role !== 'steward') return refuse('onlySteward');
  const { mode } = may.own;
  if (mode === null) return refuse('modeFirst');
  if (mode === 'people' && sheets.length < fewestSheets)
    return refuse('tooFewSheets', 'P3', { least: fewestSheets });
  if (sheets.length === 0) return refuse('answersMissing', undefined, { count: questions.length });
  for (const sheet of sheets) {
    const ready = checkComplete(may.own, sheet, questions);
    if (!ready.ok) return ready;
  }
  return { ...may, mode };
};

/** While nobody else can read it, an organisation may think again. What was shown cannot be unseen. P3 */
export const takeBack = (round: RoundFacts, by: Member): Outcome<Acting> => {
  const own = respondentOf(round, by.organisation.id);
  if (!own || own.left) return refuse('notAskedInRound');
  if (round.calledOff) return refuse('calledOff');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!own.handedIn) return refuse('notHandedIn');
  return own.handedIn.openedOn || everyoneIsIn(round) ? refuse('opened', 'P3') : { ok: true, own };
};

/** Both sides have somebody here, and everybody here has handed in. */
export const everyoneIsIn = (round: Pick<RoundFacts, 'respondents'>): boolean => {
  const here = present(round);
  const sides = new Set(here.map(({ side }) => side));
  return sides.size === 2 && here.every(({ handedIn }) => handedIn !== null);
};

/** Sealed for the others once everyone is in: the first moment at which nobody can still answer by it. P3 */
export const mayOpen = (round: RoundFacts, organisation: OrganisationId): boolean => {
  const own = respondentOf(round, organisation);
  const waiting = own && !own.left && own.handedIn !== null && own.handedIn.openedOn === null;
  return Boolean(waiting) && !round.calledOff && everyoneIsIn(round);
};

/** Both sides at the same moment: when the last of those here has been opened. P3 */
export const mayShow = (round: RoundFacts): boolean =>
  !round.calledOff &&
  !round.shownOn &&
  everyoneIsIn(round) &&
  present(round).every(({ handedIn }) => handedIn?.openedOn != null);

/** The community may let its partners see before they answer; an ally has no such choice. P3, P7 */
export const release = (round: RoundFacts, by: Member): Outcome<Acting> => {
  const own = respondentOf(round, by.organisation.id);
  if (!own || own.left) return refuse('notAskedInRound');
  if (round.calledOff) return refuse('calledOff');
  if (own.side !== 'community') return refuse('onlyCommunity', 'P7');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!own.handedIn) return refuse('notHandedIn');
  return own.handedIn.openedOn ? refuse('opened') : { ok: true, own };
};

/** May `reader` see what `of` answered? One's own, always; the others', released or shown; nobody else's, ever. P3 */
export const sees = (round: RoundFacts, reader: OrganisationId, of: OrganisationId): boolean => {
  const own = respondentOf(round, reader);
  const other = respondentOf(round, of);
  if (!own || !other?.handedIn) return false;
  if (reader === of) return true;
  if (own.left || round.calledOff) return false;
  return other.handedIn.releasedOn !== null || (round.shownOn !== null && other.handedIn.openedOn !== null);
};

/** The community side may end a round that asks the wrong things; who opened it, while nobody has answered. P3 */
export const callOff = (round: RoundFacts, by: Member): Outcome<Acting> => {
  const own = respondentOf(round, by.organisation.id);
  if (!own || own.left) return refuse('notAskedInRound');
  if (round.calledOff) return refuse('calledOff');
  if (round.shownOn) return refuse('shown', 'P3');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (own.side === 'community') return { ok: true, own };
  if (round.openedBy !== own.organisation) return refuse('onlyCommunity', 'P7');
  return round.respondents.some(({ mode }) => mode !== null) ? refuse('begun') : { ok: true, own };
};

/** What the community is asked, it chooses: an ally may suggest a set of questions, and no more. P3, P7 */
export const chooseInstrument = (round: RoundFacts, by: Member): Outcome<Acting> => {
  const own = respondentOf(round, by.organisation.id);
  if (!own || own.left) return refuse('notAskedInRound');
  if (round.calledOff) return refuse('calledOff');
  if (own.side !== 'community') return refuse('onlyCommunity', 'P7');
  if (by.role !== 'steward') return refuse('onlySteward');
  return round.respondents.some(({ mode }) => mode !== null) ? refuse('begun') : { ok: true, own };
};
