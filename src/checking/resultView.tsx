import { countOf, type Severity } from '../kernel/finding.ts';
import { nameOf } from '../language/findings/found.ts';
import type { TextFinding } from '../language/findings/textFinding.ts';
import { lexicon } from '../language/lexicon/lexicon.ts';
import type { TextResult } from '../language/readText.ts';
import { scopeKeys } from '../language/scopes.ts';
import type { Frame } from '../web/frame.ts';
import { PrincipleLink, Tag, type Tone } from '../web/parts/cards.tsx';
import { type Speakers, textFindingInWords, unreadInWords } from '../web/words/findings.ts';
import { OwnWords } from './ownWords.tsx';
import { gathered, listedIn, type Numbered, type Passage, passagesWith } from './passages.ts';
import { Sources } from './sourcesView.tsx';
import type { Teller } from './view.ts';

const tones: Record<Severity, Tone> = { block: 'stop', warn: 'warn', info: 'plain' };

type SeverallyProps = { teller: Teller; severity: Severity; times: number };

const frameOf = (teller: Teller): Frame => ({
  ...teller,
  path: '',
  formToken: '',
  newSubmission: () => '',
  placed: () => '',
  member: null,
});

const Origin = ({ teller, finding }: { teller: Teller; finding: TextFinding }) => {
  const { t } = teller;
  const source = lexicon().vocabulary.sources[finding.source];
  const known = t(`vocabulary.mark.${finding.mark}`);
  const isNobodys = source === undefined || ['alongside', 'common'].includes(finding.source);
  return <span>{isNobodys ? known : t('reading.result.source', { known, title: source.title })}</span>;
};

const Where = ({ teller, one: { finding, number } }: { teller: Teller; one: Numbered }) => (
  <>
    {finding.to > finding.from && (
      <a href={`#mark-${number}`}>
        {teller.t('reading.result.place', { line: finding.line, column: finding.column })}
      </a>
    )}
    <PrincipleLink frame={frameOf(teller)} id={finding.principle} />
  </>
);

const Found = ({ teller, one }: { teller: Teller; one: Numbered }) => {
  const { finding, number } = one;
  const { says, way, why } = textFindingInWords(finding, teller.t, teller.language);
  const tone = tones[finding.severity];
  return (
    <li class={`found ${tone}`} id={`finding-${number}`}>
      <p class="strong">
        <Tag tone={tone}>{teller.t(`reading.severity.${finding.severity}`)}</Tag> {says}
      </p>
      <p>{way}</p>
      {why && <p>{why}</p>}
      <p class="hint">
        <Where teller={teller} one={one} />
        <Origin teller={teller} finding={finding} />
      </p>
    </li>
  );
};

/** How grave it is; and how often, where one item stands for several. */
export const Severally = ({ teller: { t }, severity, times }: SeverallyProps) => {
  const says = t(`reading.severity.${severity}`);
  return (
    <Tag tone={tones[severity]}>{times === 1 ? says : t('reading.result.several', { says, times })}</Tag>
  );
};

/** Everyone whom one list leaves out: each with the reason why they are expected in it, and who says so. */
const LeftOut = ({ teller, first, all }: { teller: Teller; first: Numbered; all: readonly Numbered[] }) => {
  const { t, language } = teller;
  const tone = tones[first.finding.severity];
  return (
    <li class={`found ${tone}`} id={`finding-${first.number}`}>
      <p class="strong">
        <Severally teller={teller} severity={first.finding.severity} times={all.length} />{' '}
        {t('reading.result.leftOut', { total: all.length })}
      </p>
      <ul>
        {all.map(({ finding }) => (
          <li>
            <span class="strong">{nameOf(lexicon(), finding.population ?? '', language)}</span>{' '}
            {textFindingInWords(finding, t, language).why}{' '}
            <span class="hint">
              <Origin teller={teller} finding={finding} />
            </span>
          </li>
        ))}
      </ul>
      <p>{t('reading.result.leftOutWay')}</p>
      <p class="hint">
        <Where teller={teller} one={first} />
      </p>
    </li>
  );
};

const FoundList = ({ teller, found }: { teller: Teller; found: readonly Numbered[] }) =>
  found.length > 0 ? (
    <ul>
      {gathered(found).flatMap(([first, ...more]) =>
        first === undefined
          ? []
          : [
              more.length > 0 ? (
                <LeftOut teller={teller} first={first} all={[first, ...more]} />
              ) : (
                <Found teller={teller} one={first} />
              ),
            ],
      )}
    </ul>
  ) : null;

type BesideProps = { teller: Teller; passage: Passage; marked: Set<number>; lang: string };

const Beside = ({ teller, passage, marked, lang }: BesideProps) => (
  <li>
    <p class="read" lang={lang}>
      {passage.pieces.map(({ text, number }) => {
        if (number === null) return text;
        const id = marked.has(number) ? undefined : `mark-${number}`;
        marked.add(number);
        return (
          <mark id={id}>
            <a href={`#finding-${number}`}>{text}</a>
          </mark>
        );
      })}
    </p>
    <FoundList teller={teller} found={passage.found} />
  </li>
);

/** Something to mend that is no finding in the words of this text: a group that the statement lists and it never names. */
const Besides = ({ teller: { t }, besides }: { teller: Teller; besides: readonly string[] }) =>
  besides.length > 0 ? (
    <ul>
      {besides.map((says) => (
        <li class="found stop">
          <p class="strong">
            <Tag tone="stop">{t('reading.severity.block')}</Tag> {says}
          </p>
        </li>
      ))}
    </ul>
  ) : null;

type SumProps = {
  teller: Teller;
  unread: TextResult['unread'];
  /** What is listed, each by itself. */
  listed: readonly { severity: Severity }[];
};

/** How much is listed, and what was not looked at: where nothing was, nothing is said to be clean. */
export const Sum = ({ teller: { t, language }, unread, listed }: SumProps) => (
  <>
    {unread && <p class="notice warn">{unreadInWords(unread, t, language)}</p>}
    {listed.length > 0 && <p class="strong">{t('reading.result.sum', countOf(listed))}</p>}
    {listed.length === 0 && !unread && <p class="strong">{t('reading.result.none')}</p>}
  </>
);

const Named = ({ teller: { t, language }, result }: { teller: Teller; result: TextResult }) => {
  const names = result.named.map((key) => nameOf(lexicon(), key, language));
  const list = new Intl.ListFormat(language).format(names);
  return <p>{names.length > 0 ? t('reading.result.named', { list }) : t('reading.result.namesNobody')}</p>;
};

/** What was left out of the reading, and what would be read with it: never silent. */
const Notes = ({ teller: { t }, result }: { teller: Teller; result: TextResult }) => {
  const suggested = scopeKeys
    .filter((key) => result.suggested.includes(key))
    .map((key) => t(`reading.scope.${key}`));
  return (
    <>
      {result.off.map(({ rule, reason, count }) => (
        <p>{t('reading.result.off', { rule: t(`reading.rule.${rule}`), reason, times: count })}</p>
      ))}
      {result.localSafety && <p>{t('reading.result.safety', { reason: result.localSafety })}</p>}
      {suggested.length > 0 && <p>{t('reading.result.suggested', { scopes: suggested.join(' · ') })}</p>}
      {result.cut && <p>{t('reading.command.cut')}</p>}
    </>
  );
};

type ResultProps = {
  teller: Teller;
  text: string;
  result: TextResult;
  /** What became of the text: where it was read, and whether anything of it stays. */
  said: string;
  /** What else is to be mended, and is listed with it. */
  besides?: readonly string[];
  speakers?: Speakers | undefined;
};

/** The text with what was found beside it. The server draws it, or the browser by itself. */
export const ResultView = ({ teller, text, result, said, besides = [], speakers }: ResultProps) => {
  const { whole, passages, skipped } = passagesWith(text, result.findings);
  const listed = [...besides.map(() => ({ severity: 'block' as const })), ...listedIn({ whole, passages })];
  const marked = new Set<number>();
  const { t } = teller;
  return (
    <section class="findings" aria-labelledby="result">
      <h2 id="result" tabindex={-1}>
        {t('reading.result.title')}
      </h2>
      <Sum teller={teller} unread={result.unread} listed={listed} />
      <p>{said}</p>
      <OwnWords teller={teller} own={result.own} speakers={speakers} />
      {!result.unread?.all && <Named teller={teller} result={result} />}
      <Notes teller={teller} result={result} />
      <Besides teller={teller} besides={besides} />
      <FoundList teller={teller} found={whole} />
      {skipped && <p class="hint">{t('reading.result.skipped')}</p>}
      <ol class="passages">
        {passages.map((passage) => (
          <Beside teller={teller} passage={passage} marked={marked} lang={result.language} />
        ))}
      </ol>
      <Sources teller={teller} sources={result.sources} />
      <p class="hint">{t('reading.result.advice')}</p>
    </section>
  );
};
