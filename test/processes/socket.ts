import { connect, type Socket } from 'node:net';

/** What came back over one connection, until the other side closed it or fell silent. */
export type Heard = {
  status: number;
  version: string;
  headers: Map<string, string>;
  body: string;
  raw: string;
};

const read = (raw: string): Heard => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const [version = '', status = ''] = first.split(' ');
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
    }),
  );
  return { status: Number(status), version, headers, body: rest.join('\r\n\r\n'), raw };
};

/** Opens a connection and writes this, byte for byte. */
export const opened = (port: number, text: string | Buffer): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(socket));
    socket.write(text, () => resolve(socket));
  });

/** Writes this and listens: to the end, or until nothing has come for a while after the last byte. */
export const hear = (
  port: number,
  text: string | Buffer,
  { longest = 30_000, lull = 1_500 } = {},
): Promise<Heard> =>
  new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    let raw = '';
    let quiet: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(late);
      clearTimeout(quiet);
      socket.destroy();
      resolve(read(raw));
    };
    const late = setTimeout(end, longest);
    socket
      .on('error', () => undefined)
      .on('close', end)
      .on('data', (part) => {
        raw += part.toString('latin1');
        clearTimeout(quiet);
        quiet = setTimeout(end, lull);
      });
    socket.write(text);
  });
