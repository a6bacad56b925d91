import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { Code } from '../web/parts/cards.tsx';

type Props = {
  frame: Frame;
  label: string;
  code: string;
  origin: string;
  own?: boolean | undefined;
  note: string;
};

/** A nominee's code three ways: to say, to follow, to point a camera at. Drawn here; nothing is asked of anyone else. */
export const SeatCode = ({ frame, label, code, origin, own, note }: Props) => {
  const link = origin + (own ? routes.ownSeat.url({ code }) : routes.seat.url({ code }));
  return (
    <>
      <Code label={label} value={code} note={note} />
      <Code label={frame.t('engagement.code.link')} value={link} kind="link" />
      <figure class="qr">
        <figcaption class="unseen">{frame.t('engagement.code.qr')}</figcaption>
        {raw(renderSVG(link, { border: 2, pixelSize: 4 }).replace('<svg ', '<svg aria-hidden="true" '))}
      </figure>
    </>
  );
};
