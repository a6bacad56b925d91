import { communitiesIn } from '../../language/suggest.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import type { Problems } from '../../web/forms/parse.ts';
import type { Frame } from '../../web/frame.ts';
import type { PlanFinding } from '../checks/ruleTable.ts';
import { notesOf } from '../findings/list.tsx';
import { groups } from '../plan/form/fields.ts';
import { byBlock, openBlocks, type PlanFilled } from '../plan/form/parts.tsx';
import { listOf, type Reshaped, type Sheet, textOf } from '../plan/form/sheet.ts';

/** What a page with a plan's form is made of. */
export type PlanState = {
  sheet: Sheet;
  problems?: Problems | undefined;
  /** Left out until they were asked for. */
  findings?: readonly PlanFinding[];
  at?: Reshaped['at'];
};

/** What the words name and nobody confirmed. P12 */
const suggestedBy = ({ fields, rows }: Sheet): CommunityKey[] => {
  const held = new Set(rows.community.flatMap((row) => listOf(row, 'community')));
  const words = ['title', 'about', 'space'].map((name) =>
    textOf(fields, name).slice(0, groups.occasion.about.most),
  );
  return communitiesIn(words.join('\n')).filter((key) => !held.has(key));
};

/** The organisations that are typed in this very form, to choose from as far as they are typed. */
export const typedOrganisations = ({ rows }: Sheet): { key: string; name: string }[] =>
  rows.organisation.map((row) => ({ key: textOf(row, 'key'), name: textOf(row, 'name') }));

/** Everything that the fields of a plan's form need to draw themselves. */
export const planFilled = (
  frame: Frame,
  { sheet, problems = {}, findings = [], at = null }: PlanState,
  organisations: PlanFilled['organisations'],
): PlanFilled => {
  const notes = notesOf(frame, findings);
  return {
    ...{ frame, sheet, problems, notes, at, organisations },
    open: openBlocks({ sheet, problems, at }),
    said: { problems: byBlock(Object.entries(problems)), notes: byBlock(notes) },
    suggested: suggestedBy(sheet),
  };
};
