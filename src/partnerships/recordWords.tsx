import { z } from 'zod';
import { changes } from '../kernel/decision.ts';
import type { LedgerKind } from '../ledger/kinds.ts';
import type { Frame } from '../web/frame.ts';
import type { Tone } from '../web/parts.tsx';
import type { Moment } from '../web/timeline.tsx';
import type { Values } from '../web/words.ts';
import { sayDay } from './inWords.ts';
import type { RecordEntryView } from './views.ts';

/** What an entry may have said, as far as a sentence needs it. Anything else in it stays in the download. */
const said = z.object({
  change: z.enum(changes).optional().catch(undefined),
  number: z.int().optional().catch(undefined),
  agreement: z.int().optional().catch(undefined),
  size: z.int().optional().catch(undefined),
});

const tones: Partial<Record<LedgerKind, Tone>> = {
  'consent-given': 'good',
  'decision-took-effect': 'good',
  'agreement-in-force': 'good',
  'objection-raised': 'stop',
  'silence-recorded': 'warn',
  'decision-lapsed': 'warn',
  'decision-amended': 'warn',
  'party-left': 'warn',
  'partnership-ended': 'warn',
};

/** Sentences that speak of one change, or of what it was, need its name; without the text they do without. */
const valuesOf = (frame: Frame, entry: RecordEntryView): Values => {
  const { t } = frame;
  const somebody = t('partnership.ledger.somebody');
  const { change, number, agreement, size } = said.parse(entry.content ?? {});
  return {
    organisation: entry.organisationName ?? somebody,
    party: entry.objectName ?? entry.organisationName ?? somebody,
    change: change ? t(`partnership.ledger.change.${change}`) : t('partnership.ledger.change.unknown'),
    number: agreement ?? number ?? '–',
    size: size ?? '–',
  };
};

/** Kinds whose sentence names a number that only the text holds. */
const numbered = ['checkpoint-held', 'decision-amended', 'objection-raised', 'agreement-in-force'] as const;

/** One entry in a plain sentence, also where its text is gone. */
export const entryInWords = (frame: Frame, entry: RecordEntryView): string => {
  const values = valuesOf(frame, entry);
  const bare = entry.content === null ? numbered.find((kind) => kind === entry.kind) : undefined;
  return bare
    ? frame.t(`partnership.ledger.bare.${bare}`, values)
    : frame.t(`partnership.ledger.${entry.kind}`, values);
};

export const momentOf = (frame: Frame, entry: RecordEntryView): Moment => {
  const { t } = frame;
  const { sequence, content, hash } = entry;
  const gone = content === null ? ` · ${t('partnership.record.textGone')}` : '';
  return {
    day: entry.day,
    when: sayDay(frame, entry.day),
    text: entryInWords(frame, entry),
    tone: tones[entry.kind] ?? 'plain',
    detail: (
      <p class="hint">
        {t('partnership.record.number', { sequence })} · <code title={hash}>{hash.slice(0, 8)}</code>
        {gone}
      </p>
    ),
  };
};
