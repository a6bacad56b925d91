export type BackupProblem =
  | 'unreadable'
  | 'not-a-backup'
  | 'damaged'
  | 'locked'
  | 'wrong-key'
  | 'not-vouched'
  | 'no-pepper'
  | 'other-version'
  | 'newer-tables'
  | 'not-empty';

/** Thrown inside the transaction, so that nothing of a file that cannot be restored stays. */
export class Unrestorable extends Error {
  constructor(readonly problem: BackupProblem) {
    super(problem);
  }
}
