import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    programFolder: string;
  }
}

/** A folder for the built program, for the length of the run; the first test that needs it builds it. */
export default function makeFolder(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-program-'));
  chmodSync(folder, 0o755);
  project.provide('programFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
