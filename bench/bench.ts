import { z } from 'zod';
import { openGround } from './ground.ts';
import { measurePages } from './measure.ts';
import { printSpeed, printWeights } from './print.ts';
import { weighPages } from './weigh.ts';

const sizes = z
  .array(z.coerce.number().int().min(1000).multipleOf(1000))
  .parse(process.argv.slice(2).length > 0 ? process.argv.slice(2) : [1000, 1_000_000]);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const ground = await openGround(say);
try {
  printWeights(await weighPages(ground), say);
  printSpeed(await measurePages(ground, sizes, say), say);
} finally {
  await ground.stop();
}
