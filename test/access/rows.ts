import type { Answer } from './answers.ts';
import type { Kind } from './kinds.ts';

/** One address, and what it says to everybody. Every kind of person is named: a new kind fits no row until it is. */
export type Row = Record<Kind, Answer>;

type WithCode = 'invited' | 'nominee';
type SignedOut = 'stranger' | 'removed' | WithCode;
type Inside = Exclude<Kind, SignedOut | 'unfinished' | 'removedBack'>;

/** The same for everybody on Earth. */
export const everyone = (answer: Answer): Row => ({ ...visitors(answer), ...signedIn(answer) });

/** For those without a session; whoever has one is told otherwise. */
export const only = (visiting: Answer, inside: Answer): Row => ({
  ...visitors(visiting),
  ...signedIn(inside),
});

const visitors = (answer: Answer): Record<SignedOut, Answer> => ({
  stranger: answer,
  removed: answer,
  invited: answer,
  nominee: answer,
});

/** What only a code opens: hers, used or not. Whoever has none, or the one that is spent, finds nothing. */
export const withCode = (answers: Record<WithCode, Answer>): Row => ({ ...everyone('hidden'), ...answers });

const signedIn = (answer: Answer): Record<Exclude<Kind, SignedOut>, Answer> => ({
  unfinished: answer,
  removedBack: answer,
  ...inside(answer),
});

const inside = (answer: Answer): Record<Inside, Answer> => ({
  member: answer,
  steward: answer,
  allyMember: answer,
  ally: answer,
  asked: answer,
  left: answer,
  outsideAlly: answer,
  neighbour: answer,
  host: answer,
});

/** Her own account: whoever is signed in, whether or not an organisation counts her as a member. */
export const account = (answer: Answer, but: Partial<Record<Kind, Answer>> = {}): Row => ({
  ...only('to signIn', answer),
  ...but,
});

/** Behind the door of members: signed in, her recovery code confirmed, in an organisation. */
const members = (answers: Record<Inside, Answer>): Row => ({
  ...visitors('to signIn'),
  unfinished: 'to account',
  removedBack: 'hidden',
  ...answers,
});
export const everyMember = (answer: Answer): Row => members(inside(answer));
export const everyMemberBut = (answer: Answer, but: Partial<Record<Inside, Answer>>): Row =>
  members({ ...inside(answer), ...but });

type Harbour = Record<'member' | 'steward', Answer>;
type Fund = Record<'allyMember' | 'ally', Answer>;
const unseenByFund: Fund = { allyMember: 'hidden', ally: 'hidden' };
const strangersToHarbour = { outsideAlly: 'hidden', neighbour: 'hidden' } as const;

/** Harbour's own: nobody else finds it, the host included. */
export const harbourOnly = (own: Harbour): Row =>
  members({
    ...own,
    ...unseenByFund,
    asked: 'hidden',
    left: 'hidden',
    ...strangersToHarbour,
    host: 'hidden',
  });

/** The fund's own. */
export const fundOnly = (own: Fund): Row => members({ ...inside('hidden'), ...own });

/** Of an engagement that the fund brought before Harbour. To everybody else, and to who left or is asked in, it is not there. */
export const engagement = (answers: Harbour & Fund): Row =>
  partnership({ ...answers, asked: 'hidden', left: 'hidden' });

/** About Harbour, for whoever knows it: its own people, every ally it works with or worked with, the host. */
export const aboutHarbour = (own: Harbour, others: { allies: Answer; host: Answer }): Row => {
  const { allies, host } = others;
  return members({
    ...own,
    ...{ allyMember: allies, ally: allies, asked: allies, left: allies, host },
    ...strangersToHarbour,
  });
};

/** About the fund, for whoever knows it. Law Clinic was introduced to it; Quay Press was its partner. */
export const aboutFund = (answers: Harbour & Fund & { otherAllies: Answer; host: Answer }): Row => {
  const { otherAllies, ...own } = answers;
  return members({ ...own, asked: otherAllies, left: otherAllies, ...strangersToHarbour });
};

/** About Law Clinic. Quay Press had left before the clinic came. */
export const aboutClinic = (answers: Harbour & Fund & { asked: Answer; host: Answer }): Row =>
  members({ ...answers, left: 'hidden', ...strangersToHarbour });

/** Of the partnership: its two parties, who is asked in, who has left. To everybody else it is not there. */
export const partnership = (answers: Harbour & Fund & Record<'asked' | 'left', Answer>): Row =>
  members({ ...answers, ...strangersToHarbour, host: 'hidden' });
