import { derive, sha256 } from '../derive.ts';
import type { Link } from './statement.ts';

const groups = 12;
const bytesOfGroup = 5;
const perGroup = 100_000n;

/** What two people read to each other: 12 groups of 5 digits, 199 bits. `digest` is the whole of it, in hex. */
export type KeyCode = { digest: string; groups: string[] };

/** One code for these keys as they stand: every other key, or another past of one, gives another. */
export const keyCode = (heads: readonly Link[]): KeyCode => {
  const said = heads.map(({ audience, epoch, hash }) => [audience, epoch, hash.toString('hex')].join('|'));
  const digest = sha256(JSON.stringify(['alongside compare 1', ...said.sort()]));
  const bytes = derive(digest, 'compare', undefined, groups * bytesOfGroup);
  const digits = Array.from({ length: groups }, (_, at) => {
    const part = bytes.subarray(at * bytesOfGroup, (at + 1) * bytesOfGroup).toString('hex');
    return String(BigInt(`0x${part}`) % perGroup).padStart(5, '0');
  });
  return { digest: digest.toString('hex'), groups: digits };
};
