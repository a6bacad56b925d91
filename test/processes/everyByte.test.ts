import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { headerSet } from '../../src/web/headers.ts';
import { buildProgram } from './build.ts';
import { peoplesAddress } from './pair.ts';
import { dropFolders, newFolder, Served } from './program.ts';
import { type Heard, hear } from './socket.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let served: Served;
beforeAll(async () => {
  const program = buildProgram(inject('programFolder'));
  served = await Served.start(program, { ALONGSIDE_DATA: newFolder(), ALONGSIDE_ORIGIN: peoplesAddress });
});
afterAll(async () => {
  await served.run.stop();
  dropFolders();
});

/** What may stand beside the set: what HTTP itself needs, and what a page adds. Nothing says which program answers. */
const others = new Set(
  'connection content-encoding content-length content-type date keep-alive location retry-after set-cookie transfer-encoding vary'.split(
    ' ',
  ),
);

const expectSet = ({ headers, raw }: Heard): void => {
  const set = new Map(
    Object.entries(headerSet(peoplesAddress)).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const found = Object.fromEntries([...set.keys()].map((name) => [name, headers.get(name)]));
  expect(found, raw.slice(0, 300)).toEqual(Object.fromEntries(set));
  expect([...headers.keys()].filter((name) => !set.has(name) && !others.has(name))).toEqual([]);
};

const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n\r\n`;
const host = 'Host: localhost';
const form = 'Content-Type: application/x-www-form-urlencoded';

/** What Node, its parser or the adapter would answer by themselves, and what came out of them before. */
const odd: readonly [what: string, sent: string, status: number][] = [
  ['no Host', lines('GET / HTTP/1.1'), 400],
  ['an empty Host', lines('GET / HTTP/1.1', 'Host:'), 400],
  ['two Hosts', lines('GET / HTTP/1.1', host, 'Host: elsewhere'), 400],
  ['a Host that is none', lines('GET / HTTP/1.1', 'Host: a b@c/?'), 400],
  ['a Host with a port that is none', lines('GET / HTTP/1.1', 'Host: localhost:99999999'), 400],
  ['a Host that no address can have', lines('GET / HTTP/1.1', 'Host: 1.2.3.4.5'), 200],
  ['OPTIONS of everything', lines('OPTIONS * HTTP/1.1', host), 400],
  ['OPTIONS of a page', lines('OPTIONS / HTTP/1.1', host), 403],
  ['a target without a slash', lines('GET health HTTP/1.1', host), 400],
  ['a target with a backslash', lines('GET /\\health HTTP/1.1', host), 400],
  ['a whole address', lines(`GET http://localhost${routes.health.url()} HTTP/1.1`, host), 200],
  ['a whole address that is none', lines('GET http://:0/ HTTP/1.1', host), 400],
  ['HTTP/0.9', lines('GET /'), 200],
  ['HTTP/1.0 without a Host', lines('GET / HTTP/1.0'), 200],
  ['a version that is none', lines('GET / HTTP/3.7', host), 400],
  ['HTTP/2 without asking', lines('PRI * HTTP/2.0', '', 'SM'), 400],
  ['TLS on the plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
  ['an expectation that nobody meets', lines('GET / HTTP/1.1', host, 'Expect: x'), 417],
  ['a method that is none', lines('FOO / HTTP/1.1', host), 400],
  ['TRACE', lines('TRACE / HTTP/1.1', host), 403],
  ['an upgrade', lines('GET / HTTP/1.1', host, 'Connection: Upgrade', 'Upgrade: websocket'), 200],
  ['headers of 20 KB', lines('GET / HTTP/1.1', host, `X: ${'x'.repeat(20_000)}`), 431],
  ['a header that is none', lines('GET / HTTP/1.1', host, 'no colon'), 400],
  [
    'two lengths',
    lines('POST /sign-in HTTP/1.1', host, 'Content-Length: 3', 'Transfer-Encoding: chunked'),
    400,
  ],
  [
    'a chunk that is none',
    `${lines('POST /sign-in HTTP/1.1', host, 'Transfer-Encoding: chunked')}zz\r\n`,
    400,
  ],
  [
    'chunk extensions without end',
    `${lines('POST /sign-in HTTP/1.1', host, 'Transfer-Encoding: chunked')}1;${'x'.repeat(20_000)}\r\n`,
    413,
  ],
  [
    'a body that is too large, told before',
    lines('POST /sign-in HTTP/1.1', host, form, 'Content-Length: 300000'),
    413,
  ],
  [
    'a body that is too large, told by nobody',
    `${lines('POST /sign-in HTTP/1.1', host, form, 'Transfer-Encoding: chunked')}${`4000\r\n${'x'.repeat(0x4000)}\r\n`.repeat(20)}`,
    413,
  ],
  ['a page that is not there', lines('GET /nowhere HTTP/1.1', host), 404],
  ['a form from nowhere', lines('POST /sign-in HTTP/1.1', host, form, 'Content-Length: 0'), 403],
  ['HEAD', lines('HEAD / HTTP/1.1', host), 200],
];

describe('the exact header set leaves with every answer, whoever made it (C25)', () => {
  test.each(odd)('%s', async (_, sent, status) => {
    const heard = await hear(served.port, Buffer.from(sent, 'latin1'));
    expectSet(heard);
    expect(heard.status, heard.raw.slice(0, 300)).toBe(status);
  });

  test('headers that never end', async () => {
    const heard = await hear(served.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nX: y', { longest: 60_000 });
    expectSet(heard);
    expect(heard.status).toBe(408);
  });

  test('a second request that is none, after a first that was answered', async () => {
    const { raw } = await hear(served.port, `${lines('GET /health HTTP/1.1', host)}${lines('x')}`);
    const answers = raw.split(/(?=HTTP\/1\.1 )/);
    expect(answers[0]).toMatch(/^HTTP\/1\.1 200 /);
    for (const answer of answers)
      for (const [name, value] of Object.entries(headerSet(peoplesAddress)))
        expect(answer.toLowerCase()).toContain(`${name}: ${value}\r\n`.toLowerCase());
  });

  test('a tunnel is not opened, and nothing is said', async () => {
    expect((await hear(served.port, lines('CONNECT localhost:1 HTTP/1.1', host))).raw).toBe('');
  });
});

test('a proxy that asks for a sign of life without a Host is told it, as HAProxy does (C25)', async () => {
  for (const request of ['GET /health HTTP/1.0', 'OPTIONS /health HTTP/1.0', 'HEAD /health HTTP/1.0']) {
    const heard = await hear(served.port, lines(request));
    expectSet(heard);
    if (!request.startsWith('OPTIONS')) expect([request, heard.status]).toEqual([request, 200]);
  }
});
