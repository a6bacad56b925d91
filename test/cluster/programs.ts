import { spawnSync } from 'node:child_process';
import { isRoot } from '../processes/program.ts';
import { installPackages } from '../support/debian.ts';

/** Where Debian puts servers that nobody starts by hand, also where that is not in the path. */
const path = `${process.env['PATH']}:/usr/sbin:/sbin`;
const found = (program: string): boolean =>
  spawnSync('which', [program], { env: { PATH: path } }).status === 0;

/** Whether these programs are here, installing them from Debian where root may; otherwise why not. */
export const missing = (programs: Readonly<Record<string, string>>): string | null => {
  const lacking = () => Object.entries(programs).filter(([program]) => !found(program));
  if (lacking().length === 0) return null;
  if (!isRoot || !found('apt-get'))
    return `needs ${lacking().map(([program]) => program)}, which only root on Debian can install`;
  installPackages(lacking().map(([, name]) => name));
  const still = lacking().map(([program]) => program);
  return still.length === 0 ? null : `${still} cannot be installed here`;
};

/** What a cluster on one machine takes: each program, and the package of Debian that brings it. */
export const clusterPrograms = {
  patroni: 'patroni',
  pg_createcluster: 'postgresql',
  etcd: 'etcd-server',
  haproxy: 'haproxy',
  pgbouncer: 'pgbouncer',
} as const;
