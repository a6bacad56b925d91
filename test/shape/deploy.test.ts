import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

/** A unit's directives, in order; one that is given twice has two values. */
const directives = (file: string): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name = '', value = ''] = /^([A-Z]\w+)=(.*)$/.exec(line) ?? [];
    if (name) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
};

const unit = 'deploy/alongside.service';

test.each([
  ['User', 'alongside'],
  ['NoNewPrivileges', 'yes'],
  ['CapabilityBoundingSet', ''],
  ['AmbientCapabilities', ''],
  ['ProtectSystem', 'strict'],
  ['ProtectHome', 'yes'],
  ['PrivateTmp', 'yes'],
  ['PrivateDevices', 'yes'],
  ['PrivateUsers', 'yes'],
  ['ProtectProc', 'invisible'],
  ['RestrictNamespaces', 'yes'],
  ['RestrictAddressFamilies', 'AF_UNIX AF_INET AF_INET6'],
  ['IPAddressDeny', 'any'],
  ['IPAddressAllow', 'localhost'],
  ['SystemCallArchitectures', 'native'],
  ['LimitCORE', '0'],
  ['MemorySwapMax', '0'],
  ['StateDirectoryMode', '0700'],
  ['UMask', '0077'],
])('the unit says %s=%s', (name, value) => {
  expect(directives(unit).get(name)).toEqual([value]);
});

test('the unit runs the release as it is packed, and takes the pepper from outside the data', () => {
  const said = directives(unit);
  expect(said.get('ExecStart')).toEqual(['/opt/alongside/node_modules/.bin/node dist/main.js']);
  expect(said.get('SystemCallFilter')).toEqual(['@system-service', '~@privileged @resources']);
  expect(said.get('Environment')).toContain('ALONGSIDE_PEPPER_FILE=%d/pepper');
  expect(said.get('LoadCredentialEncrypted')).toEqual(['pepper:/etc/alongside/pepper.cred']);
  const { files } = z
    .object({ files: z.array(z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  expect(files).toContain('dist');
});

const analyse = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', unit]);
test.skipIf(analyse.error !== undefined)('systemd itself finds little that the unit leaves open', () => {
  expect(analyse.status).toBe(0);
});

test('the image runs as a user that is nobody’s, with nothing that installs', () => {
  const lines = readFileSync('deploy/Containerfile', 'utf8').split('\n');
  const last = lines.findLastIndex((line) => line.startsWith('FROM '));
  const image = lines.slice(last);
  expect(image.filter((line) => line.startsWith('USER '))).toEqual(['USER 64220:64220']);
  expect(image.find((line) => line.startsWith('ENTRYPOINT '))).toContain('dist/main.js');
  expect(image.filter((line) => /npm|apt-get|curl|:latest/.test(line))).toEqual([]);
});

const service = z.object({
  user: z.string().regex(/^[1-9]\d*:[1-9]\d*$/),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.array(z.string()),
  ulimits: z.object({ core: z.literal(0) }),
  networks: z.array(z.string()),
  ports: z.array(z.string().startsWith('127.0.0.1:')).optional(),
});

test('both containers may do little, and only this machine reaches the one that is reached', () => {
  const { services, networks } = z
    .object({
      services: z.record(z.string(), service),
      networks: z.object({ inside: z.object({ internal: z.literal(true) }) }),
    })
    .parse(parse(readFileSync('deploy/compose.yaml', 'utf8')));
  expect(networks.inside.internal).toBe(true);
  expect(Object.keys(services)).toEqual(['alongside', 'database']);
  for (const one of Object.values(services)) expect(one.security_opt).toEqual(['no-new-privileges:true']);
  expect(services['database']).toMatchObject({ networks: ['inside'] });
  expect(services['database']?.ports).toBeUndefined();
});
