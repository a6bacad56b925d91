import { versionId } from '../../kernel/ids.ts';
import { neededLines } from '../../web/forms/parse.ts';

export const longestReason = 2000;
export const objectionForm = { version: versionId, reason: neededLines(longestReason) };
