/**
 * A key that is not what it says, or not what was seen of it before: somebody has changed what is stored. Nothing is
 * opened with it or sealed to it. Never the same as a text that one holds no key to.
 */
export class KeyDoesNotFit extends Error {
  constructor(readonly audience: string) {
    super('a key does not fit');
    this.name = 'KeyDoesNotFit';
  }
}
