import { Socket } from 'node:net';
import { answerOver } from './secrets/reading.ts';

/**
 * Reads forms with secrets, for some seconds of its life: they become text here, and go with the process. The launcher
 * starts it with one connection, whose other end the process that serves has; it has nothing else.
 */
const stream = new Socket({ fd: 3, readable: true, writable: true });
stream.on('error', () => process.exit());
stream.on('close', () => process.exit());
answerOver(stream);
