import { versionId } from '../../kernel/ids.ts';
import { neededLines } from '../../web/forms/parse.ts';
import { longestReason } from '../proposals/form.ts';

export const objectionForm = { version: versionId, reason: neededLines(longestReason) };
