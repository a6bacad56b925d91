import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Onward } from '../parts/cards.tsx';
import { Page } from './layout.tsx';

/** Pages that only say something: not found, not trusted, busy, broken. */
export type Message =
  | 'notFound'
  | 'untrusted'
  | 'tooLarge'
  | 'unreadable'
  | 'busy'
  | 'reading'
  | 'tooMuch'
  | 'broken'
  | 'full'
  | 'shownAlready'
  | 'changed'
  | 'keyDoesNotFit';

export const messagePage = (frame: Frame, message: Message, values?: { id: string }) => (
  <Page
    frame={frame}
    title={frame.t(`message.${message}.title`)}
    lead={frame.t(`message.${message}.text`, values)}
  >
    <p>
      <Onward href={frame.member ? routes.home.url() : routes.front.url()}>{frame.t('message.back')}</Onward>
    </p>
  </Page>
);
