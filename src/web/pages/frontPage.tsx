import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Card, Onward } from '../parts/cards.tsx';
import { Sign } from '../parts/sign.tsx';
import { Page } from './layout.tsx';

const refusals = ['silence', 'status', 'people', 'watching'] as const;
const limits = ['audit', 'host', 'live', 'copies', 'unbuilt'] as const;

/** What it refuses to do, and what it cannot. */
const Bounds = ({ frame: { t } }: { frame: Frame }) => (
  <>
    <h2>{t('front.refuses.title')}</h2>
    <ul>
      {refusals.map((refusal) => (
        <li>{t(`front.refuses.${refusal}`)}</li>
      ))}
    </ul>
    <h2>{t('front.limits.title')}</h2>
    <ul>
      {limits.map((limit) => (
        <li>{t(`front.limits.${limit}`)}</li>
      ))}
    </ul>
  </>
);

/** For someone who has no account and wonders what this is. */
export const FrontPage = ({ frame }: { frame: Frame }) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('front.window')}
      heading={t('front.title')}
      lead={
        <>
          <p>{t('front.first')}</p>
          <p>{t('front.second')}</p>
          <p>{t('front.third')}</p>
        </>
      }
      ornament={<Sign />}
    >
      <p class="acts">
        <a class="button primary" href={routes.signIn.url()}>
          {t('front.signIn')}
        </a>
        <Onward href={routes.principles.url()}>{t('front.principles')}</Onward>
        <Onward href={routes.checkEngagement.url()}>{t('front.check')}</Onward>
        <Onward href={routes.checkStatement.url()}>{t('front.checkText')}</Onward>
      </p>
      <Card title={t('front.invited.title')}>
        <p>{t('front.invited.text')}</p>
      </Card>
      <Bounds frame={frame} />
    </Page>
  );
};
