import { lexicon } from './language/lexicon/lexicon.ts';
import { errands } from './tasks.ts';
import type { Errand } from './work/errands.ts';
import { sweeper } from './work/sweep.ts';

// The vocabulary takes half a second to read: it is there before the first text.
setTimeout(lexicon, 0);

const happened = sweeper();

export default ({ name, input }: Errand): unknown => {
  const errand = errands.get(name);
  if (!errand) throw new Error(`no task ${name}`);
  happened();
  return errand(input);
};
