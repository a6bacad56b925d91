/**
 * Everybody whom the software has to tell apart. The story they stand in is told in `world.ts`: Harbour Collective and
 * Northern Fund are in a partnership, where Law Clinic is being asked in and Quay Press has left; the fund asks Harbour
 * to fill seats.
 */
export const kinds = [
  /** No cookie that anybody knows. */
  'stranger',
  /** No account: Harbour gave her a code for a seat, which she has not used. */
  'invited',
  /** No account: she said yes, and has a code of her own. The one she was given is spent. */
  'nominee',
  /** Joined Harbour, and has not confirmed her recovery code. */
  'unfinished',
  /** Was taken out of Harbour while she was signed in: the same browser, its next request. */
  'removed',
  /** The same person, signed in again. */
  'removedBack',
  /** Of Harbour, a community-led organisation in the partnership. */
  'member',
  'steward',
  /** Of Northern Fund, the ally in the partnership. */
  'allyMember',
  'ally',
  /** Steward of Law Clinic, an ally that an open decision asks in. */
  'asked',
  /** Steward of Quay Press, an ally that was in the partnership and left it. */
  'left',
  /** Steward of an ally in no partnership, whom Harbour does not know. */
  'outsideAlly',
  /** Steward of another community-led organisation, in no partnership, which Harbour does not know. */
  'neighbour',
  /** Steward of the hosting network, which knows everyone and is in no partnership. */
  'host',
] as const;
export type Kind = (typeof kinds)[number];
