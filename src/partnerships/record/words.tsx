import { z } from 'zod';
import { changes } from '../../kernel/decision/facts.ts';
import type { LedgerKind } from '../../kernel/ledgerKinds.ts';
import type { Frame } from '../../web/frame.ts';
import type { Tone } from '../../web/parts/cards.tsx';
import type { Moment } from '../../web/parts/timeline.tsx';
import type { Values } from '../../web/words/translate.ts';
import { sayDay } from '../words.ts';
import type { RecordEntryView, TroubleView } from './view.ts';

/** The values of an entry that a sentence needs. The others are only in the download. */
const spokenOf = z.object({
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
  const { change, number, agreement, size } = spokenOf.parse(entry.content ?? {});
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

/** What does not fit, in one plain sentence that names the entry. */
export const troubleInWords = (frame: Frame, trouble: TroubleView): string => {
  const { t } = frame;
  switch (trouble.kind) {
    case 'changed': {
      const { from, to } = trouble;
      const day = sayDay(frame, trouble.seenOn);
      return from === to
        ? t('partnership.record.trouble.changed', { sequence: to, day })
        : t('partnership.record.trouble.changedBetween', { from, to, day });
    }
    case 'cut': {
      const { size, now } = trouble;
      return t('partnership.record.trouble.cut', { size, now, day: sayDay(frame, trouble.seenOn) });
    }
    case 'serverKey':
      return t('partnership.record.trouble.serverKey', { day: sayDay(frame, trouble.seenOn) });
    case 'pinAltered':
      return t('partnership.record.trouble.pinAltered');
    case 'held': {
      const values = { organisation: trouble.name ?? t('partnership.ledger.somebody'), size: trouble.size };
      return t(`partnership.record.trouble.${trouble.signed ? 'held' : 'unsigned'}`, values);
    }
    case 'kept':
      return t(`partnership.record.trouble.${trouble.foreign ? 'keptForeign' : 'kept'}`);
    case 'entry': {
      const at = t('partnership.record.notWhole.at', { sequence: trouble.sequence });
      return `${at} ${t(`verify.problem.${trouble.problem}`)}`;
    }
  }
};

export const momentOf = (frame: Frame, entry: RecordEntryView): Moment => {
  const { t } = frame;
  const { sequence, content, hash } = entry;
  const own = entry.own && (
    <p class="hint">
      {t('partnership.record.own.mark')}{' '}
      {entry.own.proof ? (
        <>
          {t('partnership.record.own.proof')} <code translate="no">{entry.own.proof}</code>
        </>
      ) : (
        t('partnership.record.own.noProof')
      )}
    </p>
  );
  const gone = content === null ? ` · ${t('partnership.record.textGone')}` : '';
  return {
    day: entry.day,
    when: sayDay(frame, entry.day),
    text: entryInWords(frame, entry),
    tone: tones[entry.kind] ?? 'plain',
    detail: (
      <>
        <p class="hint">
          {t('partnership.record.number', { sequence })} · <code title={hash}>{hash.slice(0, 8)}</code>
          {gone}
        </p>
        {own}
      </>
    ),
  };
};
