import type { TextlintRuleModule } from '@textlint/types';
import { checkText, type ReadingOptions } from '../src/language/readText.ts';
import { textFindingInWords } from '../src/web/words/findings.ts';
import { type Language, translator } from '../src/web/words/translate.ts';

export type TextlintOptions = { scopes?: string[]; language?: ReadingOptions['language']; words?: Language };

const severities = { block: 2, warn: 1, info: 3 } as const;

/** A textlint rule: what Alongside finds in a document, each at its place. */
const rule: TextlintRuleModule<TextlintOptions> = (
  { Syntax, RuleError, report, getSource, locator },
  { scopes = [], language, words = 'en' } = {},
) => ({
  [Syntax.Document](node) {
    const t = translator(words);
    const { findings } = checkText(getSource(node), { scopes, ...(language ? { language } : {}) });
    for (const finding of findings) {
      const { says, way } = textFindingInWords(finding, t, words);
      report(node, {
        ...new RuleError(`${says} ${way}`, { padding: locator.range([finding.from, finding.to]) }),
        severity: severities[finding.severity],
      });
    }
  },
});

export default rule;
