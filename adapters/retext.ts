import type { VFile } from 'vfile';
import type { TextFinding } from '../src/language/findings/textFinding.ts';
import { checkText, type ReadingOptions } from '../src/language/readText.ts';
import { textFindingInWords } from '../src/web/words/findings.ts';
import { type Language, translator } from '../src/web/words/translate.ts';

export type RetextOptions = ReadingOptions & { words?: Language };

/** unified knows errors, warnings and remarks: `true`, `false`, and neither. */
const fatal = { block: true, warn: false, info: undefined } as const satisfies Record<
  TextFinding['severity'],
  unknown
>;

/**
 * A retext plugin: what Alongside finds in a text, as messages of the file. It reads the file's own text, since the
 * syntax tree of retext knows no Russian and no Chinese.
 */
const retextAlongside =
  ({ words = 'en', ...options }: RetextOptions = {}) =>
  (_tree: unknown, file: VFile): void => {
    const text = String(file);
    const t = translator(words);
    for (const finding of checkText(text, options).findings) {
      const { says, way, why } = textFindingInWords(finding, t, words);
      const lines = text.slice(finding.from, finding.to).split('\n');
      const message = file.message(`${says} ${way}`, {
        place: {
          start: { line: finding.line, column: finding.column, offset: finding.from },
          end: {
            line: finding.line + lines.length - 1,
            column: (lines.length > 1 ? 1 : finding.column) + (lines.at(-1)?.length ?? 0),
            offset: finding.to,
          },
        },
        ruleId: finding.rule,
        source: 'alongside',
      });
      message.fatal = fatal[finding.severity];
      message.actual = finding.words;
      message.expected = [...(finding.prefer ?? [])];
      if (why) message.note = why;
    }
  };

export default retextAlongside;
