import type { PersonId } from '../kernel/ids.ts';
import type { Cost } from '../vault/codes/passphrase.ts';

/** What is kept of what somebody signs in with. */
export type NewLogin = {
  id: Buffer;
  salt: Buffer;
  cost: Cost;
  verifierHash: Buffer;
  handleSealed: Buffer | null;
};

/** A new person, or one with new keys. Whoever made it zeroes the private key. */
export type Enrolment = {
  person: PersonId;
  publicKey: Buffer;
  privateKey: Buffer;
  login: NewLogin;
  wrapped: Buffer;
  /** Seals what a form answers that says these very words. */
  answerKey: (submissionToken: string) => Buffer;
};
export type Prepared = Pick<Enrolment, 'login' | 'wrapped' | 'answerKey'>;

export type StoredLogin = {
  id: Buffer;
  person_id: PersonId;
  salt: Buffer;
  memory: number;
  passes: number;
  verifier_hash: Buffer;
  by_name: boolean;
  handle_sealed: Buffer | null;
};

/** The salt and cost under which sign-ins are found: the one in use first, then the one that is being left. */
export type LoginSalt = { salt: Buffer; cost: Cost };
