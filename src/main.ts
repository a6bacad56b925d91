import { startServer } from './server.ts';

/** The only reader of the environment. `--example` starts on a data folder of its own, with the example network. */
await startServer({ env: process.env, example: process.argv.includes('--example') });
