import { textRuleNames } from '../../language/findings/textFinding.ts';
import { choice, neededLines } from '../../web/forms/parse.ts';

const [first, ...others] = textRuleNames;

/** Which rule is switched off, and why. */
export const silenceFields = {
  rule: choice([first ?? 'language', ...others]),
  reason: neededLines(1000),
};
