import { OwnWords } from '../../checking/ownWords.tsx';
import { Severally, Sum } from '../../checking/resultView.tsx';
import { type Severity, severities } from '../../kernel/finding.ts';
import type { TextResult } from '../../language/readText.ts';
import type { Frame } from '../../web/frame.ts';
import { Onward } from '../../web/parts/cards.tsx';
import { type Speakers, textFindingInWords } from '../../web/words/findings.ts';

/** The gravest first, and no more than a margin holds: all of them stand beside the text, one step on. */
const mostShown = 6;

type Said = { severity: Severity; says: string };

/** What is said more than once in the same words stands once, with how often. The gravest first. */
const saidOnce = (said: readonly Said[]): Said[][] => {
  const groups = [...Map.groupBy(said, ({ severity, says }) => `${severity} ${says}`).values()];
  return severities.flatMap((severity) => groups.filter(([first]) => first?.severity === severity));
};

type Props = {
  frame: Frame;
  /** Where all of it stands beside the text. */
  href: string;
  result: TextResult;
  /** What keeps the text from being final and is no finding in its words. */
  besides: readonly string[];
  speakers: Speakers;
  /** In a margin, where there are no parts. */
  margin?: boolean;
};

/** What the check finds in one wording, in short. */
export const AdviceInShort = ({ frame, href, result, besides, speakers, margin = false }: Props) => {
  const { t, language } = frame;
  const listed: Said[] = [
    ...besides.map((says) => ({ severity: 'block' as const, says })),
    ...result.findings.map((finding) => ({
      severity: finding.severity,
      says: textFindingInWords(finding, t, language).says,
    })),
  ];
  const once = saidOnce(listed);
  const more = once.slice(mostShown).flat().length;
  return (
    <section class={margin ? 'advice' : 'part advice'}>
      <h2>{t('drafting.check.short')}</h2>
      <Sum teller={frame} unread={result.unread} listed={listed} />
      <OwnWords teller={frame} own={result.own} speakers={speakers} />
      <ul class="plain">
        {once.slice(0, mostShown).flatMap(([first, ...others]) =>
          first
            ? [
                <li>
                  <Severally teller={frame} severity={first.severity} times={1 + others.length} />{' '}
                  {first.says}
                </li>,
              ]
            : [],
        )}
      </ul>
      {more > 0 && <p class="hint">{t('drafting.check.more', { count: more })}</p>}
      <p>
        <Onward href={href}>{t('drafting.check.way')}</Onward>
      </p>
    </section>
  );
};
