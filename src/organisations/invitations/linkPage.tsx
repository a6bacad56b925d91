import type { Day } from '../../kernel/clock.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Code, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords } from '../../web/words/figures.ts';

type Props = {
  frame: Frame;
  title: string;
  lead: string;
  /** What following it brings about, where that needs saying. */
  after?: string;
  link: string;
  until: Day;
  back: { href: string; label: string };
};

/** A one-time link, shown once. The same form sent again shows the same link (C48). */
export const LinkPage = ({ frame, title, lead, after, link, until, back }: Props) => {
  const { t } = frame;
  return (
    <Page frame={frame} title={title} lead={lead}>
      <Code
        label={t('organisations.link.label')}
        value={link}
        kind="link"
        note={t('organisations.link.note', { day: dayInWords(until, frame.language) })}
      />
      {after && <p>{after}</p>}
      <WhoCanSee frame={frame} now={t('organisations.link.now')} seized={t('organisations.link.seized')} />
      <p>
        <Onward href={back.href}>{back.label}</Onward>
      </p>
    </Page>
  );
};
