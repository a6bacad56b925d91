import { task } from '../work/task.ts';
import { checkText, type ReadingOptions } from './readText.ts';
import { communitiesIn } from './suggest.ts';
import { changeBetween } from './versionChange.ts';

type Text = { text: string; options: ReadingOptions };
type Texts = { before: string; after: string };

/** Signs that are read, or compared, where they are: decision 20 says what that was measured to cost. */
const fewToRead = 4000;
const fewToCompare = 3000;

export const textCheck = task(
  'text-check',
  ({ text, options }: Text) => checkText(text, options),
  // With the earlier version, the passages and the sources that somebody corrected: each is looked for in the text.
  ({ text, options }) => text.length + JSON.stringify(options).length <= fewToRead,
);

/** What changed between two versions, and whom it names or leaves out. P9 */
export const textChange = task(
  'text-change',
  ({ before, after }: Texts) => changeBetween(before, after, communitiesIn),
  ({ before, after }) => before.length + after.length <= fewToCompare,
);
