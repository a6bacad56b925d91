import { routes } from '../routes.ts';
import type { Frame } from './frame.ts';
import { Page } from './layout.tsx';
import { Onward } from './parts.tsx';

/** Pages that only say something: not found, not trusted, busy, broken. */
export type Message =
  | 'notFound'
  | 'untrusted'
  | 'tooLarge'
  | 'unreadable'
  | 'busy'
  | 'broken'
  | 'full'
  | 'changed';

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
