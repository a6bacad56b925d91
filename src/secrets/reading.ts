import type { Duplex } from 'node:stream';
import { answerHere } from './answer.ts';
import type { Asks, Kind } from './ask.ts';
import { hear, send } from './wire.ts';

/** One ask on its way: about which form, and what of it. */
export type Asked<Of extends Kind = Kind> = { kind: Of; about: Asks[Of]['about']; form: Uint8Array };
/** `failed`: nothing but the error's own name leaves that process. */
export type Told = { is: 'told'; told: unknown } | { is: 'failed'; name: string };

const toldOf = async ({ kind, about, form }: Asked): Promise<Told> => {
  try {
    return { is: 'told', told: await answerHere.ask(kind, about, form) };
  } catch (error) {
    return { is: 'failed', name: error instanceof Error ? error.name : '' };
  }
};

/** Answers what comes over `stream`, until whoever asks is gone. */
export const answerOver = (stream: Duplex): void =>
  // The process that serves sends what `Readers` sends, and nobody else can.
  hear<Asked>(stream, (number, asked) => {
    void toldOf(asked).then((told) => send(stream, number, told));
  });
