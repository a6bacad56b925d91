import { launch } from './launch/launcher.ts';

/** The only reader of the environment. `--example` starts on a data folder of its own, with the example network. */
await launch({
  env: process.env,
  example: process.argv.includes('--example'),
  program: import.meta.dirname,
});
