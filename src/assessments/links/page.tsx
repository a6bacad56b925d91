import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Code, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';

type Props = { frame: Frame; origin: string; round: string; codes: readonly string[]; until: string };

/** One code per person, shown once, to hand out: on paper, or as a link. */
export const LinksPage = ({ frame, origin, round, codes, until }: Props) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('assessment.links.title')}
      lead={t('assessment.links.lead', { day: until, address: `${origin}${routes.findSheet.url()}` })}
      here="partnerships"
    >
      {codes.map((code, place) => (
        <Code label={t('assessment.links.label', { number: place + 1 })} value={code} />
      ))}
      <WhoCanSee frame={frame} now={t('assessment.links.seen')} seized={t('assessment.links.seized')} />
      <p>
        <Onward href={routes.round.url({ round })}>{t('assessment.round.title')}</Onward>
      </p>
    </Page>
  );
};
