import type { Day } from '../../kernel/clock.ts';
import { oneLine } from '../../papers/oneLine.ts';
import { dayInWords } from '../../web/inWords.ts';
import { type Block, linkedBlocks, linkedNotice, type Reader, textBlocks } from '../published/outline.ts';
import type { LinkedStatement } from '../published/published.ts';
import { type ElsewherePage, foundText } from './entry.ts';
import type { ElsewhereObjection } from './facts.ts';
import { isOverdue } from './rules.ts';

/** Everything that is public of an objection to a text published elsewhere. */
export type PublicElsewhere = {
  page: ElsewherePage;
  madeOn: Day;
  answerBy: Day;
  answers: ElsewhereObjection['answers'];
  linked: readonly LinkedStatement[];
};

const answered = ({ answers }: PublicElsewhere, { t, language }: Reader): Block[] =>
  answers.flatMap(({ answer, told, words, answeredOn }): Block[] => [
    {
      kind: 'paragraph',
      text: t(`elsewhere.said.${told ? 'told' : 'answer'}.${answer}`, {
        day: dayInWords(answeredOn, language),
      }),
    },
    { kind: 'quoted', text: words },
  ]);

const silence = (shown: PublicElsewhere, { t }: Reader, now: Temporal.Instant): Block[] =>
  shown.answers.length > 0
    ? []
    : [{ kind: 'paragraph', text: t(isOverdue(shown, now) ? 'elsewhere.said.late' : 'elsewhere.said.open') }];

/** The objection first, then the text as it was found, then what makes it good. Every format draws these blocks. P14 */
export const elsewhereOutline = (shown: PublicElsewhere, reader: Reader, now: Temporal.Instant): Block[] => {
  const { t, language } = reader;
  const { page, madeOn, answerBy, linked } = shown;
  const publisher = oneLine(page.publisher);
  const days = { publisher, day: dayInWords(madeOn, language), until: dayInWords(answerBy, language) };
  const who = page.namedAs === null ? t('published.objection.unnamed') : oneLine(page.namedAs);
  return [
    { kind: 'title', text: oneLine(page.title) },
    {
      kind: 'paragraph',
      text: t('elsewhere.said.on', { publisher, day: dayInWords(page.publishedOn, language) }),
    },
    ...(page.link === ''
      ? []
      : ([
          { kind: 'paragraph', text: t('elsewhere.said.link', { link: oneLine(page.link) }) },
        ] satisfies Block[])),
    { kind: 'paragraph', text: t('elsewhere.said.found') },
    ...linked.map((one) => linkedNotice(one, reader)),
    { kind: 'heading', text: t('elsewhere.said.objection') },
    { kind: 'subheading', text: t('elsewhere.said.by', { organisation: who, day: days.day }) },
    { kind: 'quoted', text: page.words },
    {
      kind: 'paragraph',
      text: t(page.askedHere ? 'elsewhere.said.asked' : 'elsewhere.said.askedNobody', days),
    },
    ...answered(shown, reader),
    ...silence(shown, reader, now),
    ...textBlocks('heading', foundText(page), reader, true),
    ...linked.flatMap((one) => linkedBlocks(one, reader)),
  ];
};
