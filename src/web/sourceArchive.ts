import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';
import { create } from 'tar';
import { z } from 'zod';

const manifest = z.object({ files: z.array(z.string()) });

/** What `package.json` publishes, as a gzipped tar; `portable` leaves out who built it, and when. */
const pack = async (): Promise<Buffer<ArrayBuffer>> => {
  const found = findPackageJSON(import.meta.url);
  if (!found) throw new Error('the program does not stand in its own package');
  const { files } = manifest.parse(JSON.parse(readFileSync(found, 'utf8')));
  const parts: Buffer[] = [];
  const archive = create(
    { cwd: dirname(found), gzip: true, portable: true, noMtime: true, prefix: 'source' },
    ['package.json', ...files],
  );
  for await (const part of archive) parts.push(part);
  return Buffer.concat(parts);
};

let packed: Promise<Buffer<ArrayBuffer>> | undefined;

/** The source of what runs here, which the licence gives every reader. Packed at the first request, then kept. */
export const sourceArchive = (): Promise<Buffer<ArrayBuffer>> => {
  packed ??= pack();
  return packed;
};
