import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Onward, Tag, type Tone } from '../../web/parts/cards.tsx';
import { StatusSeal } from '../../web/parts/statusSeal.tsx';
import { dayInWords } from '../../web/words/figures.ts';
import type { Organisation } from '../store.ts';
import type { Answer, Led } from './store.ts';

const tones: Record<Led['status']['state'], Tone> = {
  none: 'plain',
  claimed: 'plain',
  confirmed: 'good',
  questioned: 'stop',
  expired: 'warn',
};

/** In a list: one word that says where the status stands. */
export const LedTag = ({ frame, led, host }: { frame: Frame; led: Led; host: boolean }) => {
  const { state } = led.status;
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

type SealProps = {
  frame: Frame;
  organisation: Organisation;
  led: Led;
  /** With the way to what was said; not on that page itself. */
  more?: boolean;
};

/** Nobody vouches for it: because it is the host, because its claim is for other communities, or without any claim. */
const Unclaimed = ({ frame: { t }, organisation, led }: SealProps) => {
  const why = organisation.host ? 'hostText' : led.claim ? 'notCovered' : 'none';
  return <p>{t(`organisations.led.${why}`)}</p>;
};

const Until = ({ frame: { t, language }, led: { status } }: SealProps) => {
  if (!status.until) return null;
  const { state } = status;
  const time = state === 'expired' ? 'past' : state === 'confirmed' ? 'confirmed' : 'claimed';
  return <p>{t(`organisations.led.until.${time}`, { day: dayInWords(status.until, language) })}</p>;
};

/** Who vouches that an organisation is led by its community, when, by which profile, until when. P7 */
export const LedSeal = (props: SealProps) => {
  const { frame, organisation, led, more = true } = props;
  const { t, language } = frame;
  const { claim, status } = led;
  if (!claim || status.state === 'none') return <Unclaimed {...props} />;
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
      <Until {...props} />
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
