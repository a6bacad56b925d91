import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { packageFolder, publishedFiles } from './packageFolder.ts';

/** A release carries what was built, too, and its lock file under another name: that is no source. */
const isSource = (file: string): boolean => file !== 'dist' && existsSync(join(packageFolder(), file));

/** The source that is published, as a gzipped tar; `portable` leaves out who built it, and when. */
const pack = async (): Promise<Buffer<ArrayBuffer>> => {
  const cwd = packageFolder();
  const files = ['package.json', ...publishedFiles(cwd).filter(isSource)];
  const parts: Buffer[] = [];
  const archive = create({ cwd, gzip: true, portable: true, noMtime: true, prefix: 'source' }, files);
  for await (const part of archive) parts.push(part);
  return Buffer.concat(parts);
};

let packed: Promise<Buffer<ArrayBuffer>> | undefined;

/** The source of what runs here, which the licence gives every reader. Packed at the first request, then kept. */
export const sourceArchive = (): Promise<Buffer<ArrayBuffer>> => {
  packed ??= pack();
  return packed;
};
