import { Sum } from '../../checking/resultView.tsx';
import type { Severity } from '../../kernel/finding.ts';
import type { TextResult } from '../../language/readText.ts';
import type { Frame } from '../../web/frame.ts';
import { Onward, Tag, type Tone } from '../../web/parts/cards.tsx';
import { textFindingInWords } from '../../web/words/findings.ts';

const tones: Record<Severity, Tone> = { block: 'stop', warn: 'warn', info: 'plain' };
const order: Record<Severity, number> = { block: 0, warn: 1, info: 2 };
/** The gravest first, and no more than a margin holds: all of them stand beside the text, one step on. */
const mostShown = 6;

/** What the check finds in one wording, in short. */
export const AdviceInShort = ({
  frame,
  href,
  result,
  more: outside,
  margin = false,
}: {
  frame: Frame;
  /** Where all of it stands beside the text. */
  href: string;
  result: TextResult | undefined;
  /** What keeps the text from being final and is no finding in its words. */
  more: number;
  /** In a margin, where there are no parts. */
  margin?: boolean;
}) => {
  const { t } = frame;
  const found = [...(result?.findings ?? [])].sort(
    (one, other) => order[one.severity] - order[other.severity],
  );
  const said = found.map((finding) => ({
    severity: finding.severity,
    says: textFindingInWords(finding, t, frame.language).says,
  }));
  const different = [...new Map(said.map((one) => [one.says, one])).values()];
  const more = different.length - mostShown;
  return (
    <section class={margin ? 'advice' : 'part advice'}>
      <h2>{t('drafting.check.short')}</h2>
      {result && <Sum teller={frame} result={result} more={outside} />}
      <ul class="plain">
        {different.slice(0, mostShown).map(({ severity, says }) => (
          <li>
            <Tag tone={tones[severity]}>{t(`reading.severity.${severity}`)}</Tag> {says}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="hint">{t('drafting.check.more', { count: more })}</p>}
      <p>
        <Onward href={href}>{t('drafting.check.way')}</Onward>
      </p>
    </section>
  );
};
