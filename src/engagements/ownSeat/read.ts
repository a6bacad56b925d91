import { dayOf } from '../../kernel/clock.ts';
import { printSeatCode } from '../../vault/codes/seatCode.ts';
import { mayGiveFeedback } from '../after/rules.ts';
import { NomineeReader } from '../nominations/nomineeStore.ts';
import { answerSeat, askingOf, changeAppearance } from '../nominations/rules.ts';
import { NominationReader } from '../nominations/store.ts';
import { isKnownToNominee, stateOf } from '../notes/rules.ts';
import { NoteReader, NoteWordsReader } from '../notes/store.ts';
import { askOrganisation } from '../questions/rules.ts';
import { MessageReader } from '../questions/store.ts';
import type { AtSeat } from './acts.ts';
import type { OwnNote, OwnSeatView, SeatView } from './view.ts';

export const readSeat = async (at: AtSeat): Promise<SeatView> => {
  const { tx, keyring, code, nomination, terms, calledOff, now } = at;
  const messages = await new MessageReader(tx, keyring).messages([nomination.id]);
  return {
    code: printSeatCode(code),
    facts: nomination,
    terms,
    calledOff,
    mayAnswer: answerSeat(nomination, 'accepted', now, calledOff),
    messages: messages.get(nomination.id) ?? [],
  };
};

/** She knows the parties from her terms; the list of organisations is not hers to read. */
const namesIn = ({ terms }: AtSeat): Map<string, string> =>
  new Map(terms.plan.organisations.map(({ key, name }) => [key, name]));

/** Her own page: what is shown of her, and who looked. */
export const readOwnSeat = async (at: AtSeat): Promise<OwnSeatView> => {
  const { tx, keyring, nomination, terms, now } = at;
  const reader = new NominationReader(tx);
  const releases = await reader.releasesOf(nomination.id);
  const looks = await reader.looks(releases.map(({ id }) => id));
  const names = namesIn(at);
  const seat = await readSeat(at);
  const asked = seat.messages.filter(({ byNominee }) => byNominee).length;
  return {
    ...seat,
    mayAsk: askOrganisation(askingOf(nomination, now), asked),
    appearance: await new NomineeReader(tx, keyring).appearance(nomination.id),
    mayChange: changeAppearance(nomination),
    mayLeave: answerSeat(nomination, 'withdrawn', now),
    looks: looks.map(({ organisation, on }) => ({ name: names.get(organisation) ?? null, on })),
    mayTell: mayGiveFeedback(nomination, terms.plan, now),
    notes: await ownNotes(at),
  };
};

/** Her own notes: who asks, for what, the words that would be shown, and who opened them when. */
export const ownNotes = async (at: AtSeat): Promise<OwnNote[]> => {
  const { tx, keyring, nomination, now } = at;
  const reader = new NoteReader(tx);
  const sealed = new NoteWordsReader(tx, keyring);
  const all = (await reader.ofNomination(nomination.id)).filter(isKnownToNominee);
  const ids = all.map(({ id }) => id);
  const reasons = await sealed.reasons(ids);
  const looks = await reader.looks(ids);
  const names = namesIn(at);
  return Promise.all(
    all.map(async (facts) => ({
      facts,
      state: stateOf(facts, dayOf(now)),
      asker: names.get(facts.askedBy) ?? '…',
      reason: reasons.get(facts.id) ?? null,
      words: await sealed.words(facts.id),
      looks: looks.filter(({ note }) => note === facts.id).map(({ on }) => on),
    })),
  );
};
