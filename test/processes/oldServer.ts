import { createServer, type Server, type Socket } from 'node:net';

const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const int32 = (value: number): Buffer => Buffer.concat([int16(value >>> 16), int16(value & 0xffff)]);

const letIn = message('R', int32(0));
const ready = message('Z', Buffer.from('I'));

/** One row with one text, as PostgreSQL answers SHOW. */
const showing = (name: string, value: string): Buffer =>
  Buffer.concat([
    message(
      'T',
      Buffer.concat([
        int16(1),
        Buffer.from(`${name}\0`),
        int32(0),
        int16(0),
        int32(25),
        int16(65535),
        int32(-1),
        int16(0),
      ]),
    ),
    message('D', Buffer.concat([int16(1), int32(value.length), Buffer.from(value)])),
    message('C', Buffer.from('SHOW\0')),
    ready,
  ]);

/** `show server_version_num` asks for a setting. */
const settingIn = (query: string): string => /show (\w+)/.exec(query)?.[1] ?? '';

const answer = (socket: Socket, version: string): void => {
  let entered = false;
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    if (!entered) {
      entered = true;
      socket.write(Buffer.concat([letIn, ready]));
    } else if (data.toString().startsWith('Q')) socket.write(showing(settingIn(data.toString()), version));
    else socket.end();
  });
};

/** PostgreSQL's own words on the wire, from a server of a version that no package here brings. */
export const oldServer = (version: string): Promise<{ url: string; server: Server }> =>
  new Promise((resolve) => {
    const server = createServer((socket) => answer(socket, version)).listen(0, 'localhost', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ url: `postgres://office@localhost:${port}/office`, server });
    });
  });
