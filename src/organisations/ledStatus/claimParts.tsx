import { sources } from '../../kernel/provenance.ts';
import { communityKey } from '../../language/vocabulary.ts';
import type { Frame } from '../../web/frame.ts';
import { Tag, type Tone } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { dayInWords, listInWords } from '../../web/words/figures.ts';
import { type Criterion, type LedBands, meetsProfile, type Reading } from './profiles.ts';
import { answerSentence } from './seal.tsx';
import type { Claim } from './store.ts';

/** A community's name; a key from a later edition of the vocabulary than this program shows as it is. */
export const communityInWords = ({ t }: Frame, key: string): string => {
  const known = communityKey.safeParse(key);
  return known.success ? t(`vocabulary.community.${known.data}`) : key;
};

export const communitiesInWords = (frame: Frame, keys: readonly string[]): string =>
  listInWords(
    keys.map((key) => communityInWords(frame, key)),
    frame.language,
  );

const tones: Record<Reading, Tone> = {
  meets: 'good',
  below: 'warn',
  'not-stated': 'plain',
  'no-threshold': 'plain',
  'nobody-there': 'plain',
};

const nameOf = ({ t }: Frame, { of }: Criterion): string =>
  of === 'same-conditions' || of === 'accountable'
    ? t(`profiles.criterion.${of}`)
    : t(`profiles.group.${of}`);

const saidOf = ({ t }: Frame, { of }: Criterion, bands: LedBands) => {
  if (of === 'same-conditions' || of === 'accountable') return t(`profiles.answer.${bands[of]}`);
  const { share, count } = bands[of];
  return (
    <>
      {t(`profiles.share.${share}`)}
      {count !== 'not-stated' && (
        <span class="muted">{t('organisations.status.people', { count: t(`profiles.count.${count}`) })}</span>
      )}
    </>
  );
};

/** How sure we are of the criterion itself, and where it was found. */
const Provenance = ({ frame, criterion: { mark, source } }: { frame: Frame; criterion: Criterion }) => (
  <span class="hint">
    {source
      ? frame.t('organisations.status.source', {
          mark: frame.t(`vocabulary.mark.${mark}`),
          title: sources[source].title,
        })
      : frame.t(`vocabulary.mark.${mark}`)}
  </span>
);

/** What was said beside what the profile asks. Advice for a peer: it adds up to no verdict. P7 */
export const Readings = ({ frame, claim }: { frame: Frame; claim: Claim }) => {
  const { t } = frame;
  const readings = meetsProfile(claim.profile, claim.bands);
  if (readings.length === 0) return <p>{t('organisations.status.noCriteria')}</p>;
  return (
    <>
      <DataTable
        caption={t('organisations.status.caption', { profile: t(`profiles.profile.${claim.profile}.name`) })}
        head={(['criterion', 'stated', 'asks', 'reading'] as const).map((column) =>
          t(`organisations.status.${column}`),
        )}
        rows={readings.map(({ criterion, reading }) => [
          <>
            {nameOf(frame, criterion)}
            <br />
            <Provenance frame={frame} criterion={criterion} />
          </>,
          saidOf(frame, criterion, claim.bands),
          t(`profiles.threshold.${criterion.atLeast ?? 'none'}`),
          <Tag tone={tones[reading]}>{t(`profiles.reading.${reading}`)}</Tag>,
        ])}
      />
      <p class="hint">{t('profiles.advice')}</p>
    </>
  );
};

/** Who answered, with the reasons this reader can open. */
export const Answers = ({
  frame,
  claim,
  reasons,
}: {
  frame: Frame;
  claim: Claim;
  reasons: ReadonlyMap<string, string>;
}) => (
  <ul>
    {claim.answers.map((answer) => (
      <li>
        {answerSentence(frame, answer)}
        {reasons.has(answer.record) && <blockquote>{reasons.get(answer.record)}</blockquote>}
      </li>
    ))}
  </ul>
);

export const Earlier = ({
  frame,
  claims,
  reasons,
}: {
  frame: Frame;
  claims: readonly Claim[];
  reasons: ReadonlyMap<string, string>;
}) => {
  const { t, language } = frame;
  return (
    <>
      <h2>{t('organisations.status.earlier')}</h2>
      {claims.map((claim) => (
        <div>
          <p>
            {t('organisations.led.claim', {
              day: dayInWords(claim.claimedOn, language),
              profile: t(`profiles.profile.${claim.profile}.name`),
            })}
          </p>
          <Answers frame={frame} claim={claim} reasons={reasons} />
        </div>
      ))}
    </>
  );
};
