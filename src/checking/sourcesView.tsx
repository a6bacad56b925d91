import { sharesOf, sourceKey, type TextSource } from '../language/findings/sources.ts';
import { origins } from '../language/lexicon/schema.ts';
import type { Typed } from '../web/forms/parse.ts';
import { mostCorrections } from './textForm.ts';
import { several, type Teller } from './view.ts';

/** They stand beside the result and go with the form: nothing of them is kept anywhere else. */
const form = 'check-text';

/** Whose a source is, and who says so; whoever knows better chooses otherwise. P8 */
const SourceRow = ({ teller: { t }, source, row }: { teller: Teller; source: TextSource; row: number }) => {
  const { text, origin, by, corrected } = source;
  const counted = origin ? t(`reading.origin.${origin}`) : t('reading.origin.unknown');
  return (
    <li>
      <label for={`origin-${row}`}>{text.slice(0, 300)}</label>
      <input type="hidden" form={form} name="source" value={sourceKey(text)} />
      <select id={`origin-${row}`} form={form} name="origin" autocomplete="off">
        <option value="">
          {corrected ? t('reading.sources.asFound') : t('reading.sources.counted', { origin: counted })}
        </option>
        {origins.map((value) => (
          <option value={value} selected={corrected && value === origin}>
            {t(`reading.origin.${value}`)}
          </option>
        ))}
      </select>
      {!corrected && by && <span class="hint">{t('reading.sources.by', { by })}</span>}
    </li>
  );
};

/** What the text refers to, in shares, and source by source to correct. */
export const Sources = ({ teller, sources }: { teller: Teller; sources: readonly TextSource[] }) => {
  const { t } = teller;
  if (sources.length === 0) return null;
  const shares = sharesOf(sources).map(
    ({ origin, count }) => `${t(`reading.origin.${origin ?? 'unknown'}`)} ${count}`,
  );
  return (
    <details class="more sources" id="sources" open={sources.some(({ corrected }) => corrected)}>
      <summary>{t('reading.result.sources', { total: sources.length })}</summary>
      <p class="strong">{shares.join(' · ')}</p>
      <p>{t('reading.sources.correct')}</p>
      <ol>
        {sources.slice(0, mostCorrections).map((source, row) => (
          <SourceRow teller={teller} source={source} row={row} />
        ))}
      </ol>
      {sources.length > mostCorrections && <p>{t('reading.sources.more', { most: mostCorrections })}</p>}
      <p>
        <button type="submit" class="button quiet" form={form}>
          {t('reading.sources.again')}
        </button>
      </p>
    </details>
  );
};

/** Where the form came back without a result, what was corrected before goes on with it. */
export const KeptCorrections = ({ typed }: { typed: Typed }) => {
  const chosen = several(typed, 'origin');
  return (
    <>
      {several(typed, 'source').flatMap((source, row) =>
        chosen[row]
          ? [
              <input type="hidden" name="source" value={source} />,
              <input type="hidden" name="origin" value={chosen[row]} />,
            ]
          : [],
      )}
    </>
  );
};
