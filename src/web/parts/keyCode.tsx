import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { Frame } from '../frame.ts';
import { Code } from './cards.tsx';

/** The code of some keys: to read aloud, or to point another's camera at. The picture holds the digits and no address. */
export const KeyCodePart = ({ frame: { t }, groups }: { frame: Frame; groups: readonly string[] }) => {
  const code = groups.join(' ');
  return (
    <>
      <Code label={t('keys.code')} value={code} kind="words" note={t('keys.bits')} />
      <figure class="qr">
        <figcaption class="unseen">{t('keys.qr')}</figcaption>
        {raw(renderSVG(code, { border: 2, pixelSize: 4 }).replace('<svg ', '<svg aria-hidden="true" '))}
      </figure>
      <h2>{t('keys.how.title')}</h2>
      <ol>
        <li>{t('keys.how.meet')}</li>
        <li>{t('keys.how.read')}</li>
        <li>{t('keys.how.same')}</li>
      </ol>
      <h2>{t('keys.differ.title')}</h2>
      <p>{t('keys.differ.text')}</p>
    </>
  );
};
