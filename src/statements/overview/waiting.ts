import { lastDayAnywhere } from '../../kernel/clock.ts';
import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { Request } from '../../web/request.ts';
import type { WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { dayInWords } from '../../web/words/figures.ts';
import { EntryReader, ExternalTextReader } from '../external/store.ts';
import { StatementReader } from '../store.ts';
import { StatementWords } from '../text/store.ts';
import { sayGroup, sayList } from '../words.ts';
import { StatementWaitingReader } from './waitingStore.ts';
import { type StatementWaits, waitsOn } from './waits.ts';

const statementsRead = 10;
const shown = 5;

type Line = { statement: StatementId; title: string | null; waits: StatementWaits };
/** Lines without a deadline come last. */
const dayFor = ({ waits }: Line): string => waits.by ?? '9999';

const linesOf = async (context: MemberContext): Promise<Line[]> => {
  const { tx, keyring, member } = context;
  const ids = await new StatementWaitingReader(tx).pending(member.organisation.id, statementsRead);
  const abouts = await new StatementWords(tx, keyring).abouts(ids);
  const lines: Line[] = [];
  for (const statement of ids) {
    const facts = await new StatementReader(tx).statement(statement);
    const title = abouts.get(statement)?.title ?? null;
    for (const waits of facts ? waitsOn(facts, member) : []) lines.push({ statement, title, waits });
  }
  return lines.sort((one, other) => dayFor(one).localeCompare(dayFor(other))).slice(0, shown);
};

const inWords = ({ t, frame, language }: Request, { title, waits }: Line): string => {
  const named = title ?? t('statement.list.unreadable');
  const by = waits.by === null ? '' : dayInWords(waits.by, language);
  switch (waits.for) {
    case 'ask': {
      const groups = waits.groups.map((group) => sayGroup(frame, group));
      return groups.length > 0
        ? t('statement.waiting.askFor', { title: named, groups: sayList(frame, groups), by })
        : t('statement.waiting.ask', { title: named, by });
    }
    case 'objection':
    case 'sign':
      return t(`statement.waiting.${waits.for}`, { title: named, by });
    case 'agree':
      return t('statement.waiting.agree', { title: named });
    case 'endorsements':
    case 'input':
      return t(`statement.waiting.${waits.for}`, { title: named, count: waits.count });
  }
};

const hrefOf = ({ statement, waits }: Line): string => {
  const at = { statement };
  switch (waits.for) {
    case 'ask':
      return routes.statement.url(at);
    case 'objection':
      return routes.after.url(at);
    case 'input':
      return routes.input.url(at);
    case 'sign':
    case 'agree':
    case 'endorsements':
      return routes.signing.url(at);
  }
};

/** What waits for this member on her statements, the earliest deadline first. P1, P9 */
export const statementsWaiting: WaitingSource = async (request, member) => {
  const lines = await request.readAs(member, linesOf);
  return lines.map((line): WaitingLine => {
    const label = request.t(`statement.waiting.link.${line.waits.for}`);
    return { text: inWords(request, line), href: hrefOf(line), label };
  });
};

type ExternalLine = { id: string; title: string; by: string; late: boolean };
const externalTextLines = async (context: MemberContext): Promise<ExternalLine[]> => {
  const { tx, keyring, member, now } = context;
  const own = member.organisation.id;
  const reader = new ExternalTextReader(tx);
  const asked = (await reader.askedOf(own, statementsRead)).filter(({ answered }) => !answered);
  const late = await reader.unansweredOf(own, lastDayAnywhere(now), shown);
  const entries = await new EntryReader(tx, keyring).entries(late.map(({ id }) => id));
  return [
    ...asked.map(({ id, page, answerBy }) => ({ id, title: page.title, by: answerBy, late: false })),
    ...late.flatMap(({ id, answerBy }) => {
      const title = entries.get(id)?.title;
      return title === undefined ? [] : [{ id, title, by: answerBy, late: true }];
    }),
  ]
    .sort((one, other) => one.by.localeCompare(other.by))
    .slice(0, shown);
};

/** Objections to a text of hers, and her own that nobody answered in time. Only a steward acts on them. P14 */
export const externalTextsWaiting: WaitingSource = async (request, member) => {
  if (member.role !== 'steward') return [];
  const lines = await request.readAs(member, externalTextLines);
  return lines.map(({ id, title, by, late }): WaitingLine => {
    const href = routes.externalText.url({ external: id });
    return late
      ? {
          text: request.t('external.waiting.late', { title }),
          href,
          label: request.t('external.waiting.lateLink'),
        }
      : {
          text: request.t(title === '' ? 'external.waiting.askedUnseen' : 'external.waiting.asked', {
            title,
            by: dayInWords(by, request.language),
          }),
          href,
          label: request.t('external.waiting.askedLink'),
        };
  });
};
