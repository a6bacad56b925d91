import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { dayInWords } from '../web/inWords.ts';
import { Onward, Tag, type Tone } from '../web/parts.tsx';
import { StatusSeal } from '../web/statusSeal.tsx';
import type { Answer, Standing } from './statusStore.ts';
import type { Organisation } from './store.ts';

const tones: Record<Standing['status']['state'], Tone> = {
  none: 'plain',
  claimed: 'plain',
  confirmed: 'good',
  questioned: 'stop',
  expired: 'warn',
};

/** In a list: one word that says where the status stands. */
export const LedTag = ({ frame, standing, host }: { frame: Frame; standing: Standing; host: boolean }) => {
  const { state } = standing.status;
  if (host && state === 'none') return <Tag tone="good">{frame.t('organisations.led.host')}</Tag>;
  const word = frame.t(`organisations.led.tag.${state}`);
  return state === 'none' ? <span class="muted">{word}</span> : <Tag tone={tones[state]}>{word}</Tag>;
};

/** Whom an answer came from; some peers are not listed, and their name is not ours to show. */
export const answerSentence = (frame: Frame, { answer, name, host, answeredOn }: Answer): string => {
  const who = name ?? frame.t('organisations.led.unlistedPeer');
  return frame.t(`organisations.led.${answer}`, {
    who: host ? frame.t('organisations.led.asHost', { who }) : who,
    day: dayInWords(answeredOn, frame.language),
  });
};

/** Who vouches that an organisation is led by its community, when, by which profile, until when. P7 */
export const LedSeal = ({
  frame,
  organisation,
  standing,
  more = true,
}: {
  frame: Frame;
  organisation: Organisation;
  standing: Standing;
  /** With the way to what was said; not on that page itself. */
  more?: boolean;
}) => {
  const { t, language } = frame;
  const { claim, status } = standing;
  const time = status.state === 'expired' ? 'past' : status.state === 'confirmed' ? 'confirmed' : 'claimed';
  if (!claim || status.state === 'none') {
    return (
      <p>
        {t(
          organisation.host
            ? 'organisations.led.hostText'
            : claim
              ? 'organisations.led.notCovered'
              : 'organisations.led.none',
        )}
      </p>
    );
  }
  return (
    <StatusSeal frame={frame} state={status.state}>
      <p>
        {t('organisations.led.claim', {
          day: dayInWords(claim.claimedOn, language),
          profile: t(`profiles.profile.${claim.profile}.name`),
        })}
      </p>
      {claim.answers.map((answer) => (
        <p>{answerSentence(frame, answer)}</p>
      ))}
      {status.state === 'confirmed' && claim.answers.length === 0 && <p>{t('organisations.led.renewing')}</p>}
      {status.until && (
        <p>
          {t(`organisations.led.until.${time}`, {
            day: dayInWords(status.until, language),
          })}
        </p>
      )}
      {more && (
        <p>
          <Onward href={routes.status.url({ organisation: organisation.id })}>
            {t('organisations.led.more')}
          </Onward>
        </p>
      )}
    </StatusSeal>
  );
};
