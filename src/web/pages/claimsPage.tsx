import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Onward } from '../parts/cards.tsx';
import { type Claim, claimsThatRan } from './claims.ts';
import { Page } from './layout.tsx';

const Shown = ({ frame, claim: { number, claim, tests, files } }: { frame: Frame; claim: Claim }) => (
  <li id={number}>
    <span lang="en">
      <strong>{number}</strong> {claim}
    </span>
    <details>
      <summary>{frame.t('claims.tests', { count: tests })}</summary>
      <code lang="en" translate="no">
        {files.join(' · ')}
      </code>
    </details>
  </li>
);

/** Each promise with the tests that ran for it, as the run itself wrote them down; and those that no test stands for. */
export const ClaimsPage = ({ frame }: { frame: Frame }) => {
  const { t } = frame;
  const { shown, open } = claimsThatRan();
  return (
    <Page frame={frame} title={t('claims.title')} lead={<p>{t('claims.lead')}</p>}>
      <p>{t('claims.weak')}</p>
      <Onward href={routes.held.url()}>{t('held.title')}</Onward>
      <ul>
        {shown.map((claim) => (
          <Shown frame={frame} claim={claim} />
        ))}
      </ul>
      {open.length > 0 && (
        <section>
          <h2>{t('claims.open')}</h2>
          <ul>
            {open.map(({ number, claim }) => (
              <li id={number} lang="en">
                <strong>{number}</strong> {claim}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
};
