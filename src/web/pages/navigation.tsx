import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { type Language, languages, reviewed } from '../words/translate.ts';

export type Here =
  | 'home'
  | 'organisations'
  | 'partnerships'
  | 'engagements'
  | 'statements'
  | 'account'
  | 'principles'
  | 'signIn'
  | 'style';

/** Always there, first in the order of focus: it signs out, clears the browser and opens another site. */
export const LeaveNow = ({ frame }: { frame: Frame }) => (
  <form class="leave" method="post" action={routes.leave.url()}>
    <input type="hidden" name="token" value={frame.formToken} />
    <button type="submit" title={frame.t('web.leave.hint')}>
      {frame.t('web.leave.button')}
    </button>
  </form>
);

const placesFor = (frame: Frame): readonly Exclude<Here, 'style'>[] =>
  frame.member
    ? ['home', 'organisations', 'partnerships', 'engagements', 'statements', 'account']
    : ['principles', 'signIn'];

export const Navigation = ({ frame, here }: { frame: Frame; here: Here | undefined }) => (
  <nav class="places" aria-label={frame.t('web.mainNavigation')}>
    <ul>
      {placesFor(frame).map((place) => (
        <li>
          <a href={routes[place].url()} aria-current={place === here ? 'page' : undefined}>
            {frame.t(`web.${place}`)}
          </a>
        </li>
      ))}
    </ul>
    {frame.member && (
      <form method="post" action={routes.signOut.url()}>
        <input type="hidden" name="token" value={frame.formToken} />
        <button type="submit" class="link">
          {frame.t('web.signOut')}
        </button>
      </form>
    )}
  </nav>
);

const LanguageButton = ({ frame, language }: { frame: Frame; language: Language }) => (
  <button
    type="submit"
    class="link"
    name="language"
    value={language}
    lang={language}
    aria-pressed={language === frame.language ? 'true' : 'false'}
  >
    {frame.t(`web.language.${language}`)}
  </button>
);

const LanguageSwitch = ({ frame }: { frame: Frame }) => (
  <form
    class="languages"
    method="post"
    action={routes.language.url()}
    aria-label={frame.t('web.language.label')}
  >
    <input type="hidden" name="token" value={frame.formToken} />
    <input type="hidden" name="back" value={frame.path} />
    {languages.map((language) => (
      <LanguageButton frame={frame} language={language} />
    ))}
  </form>
);

export const Footer = ({ frame }: { frame: Frame }) => (
  <footer class="foot">
    {frame.member && (
      <p>
        {frame.t('web.signedIn', { name: frame.member.name, organisation: frame.member.organisationName })}
      </p>
    )}
    <LanguageSwitch frame={frame} />
    {!reviewed[frame.language] && <p>{frame.t('web.language.notReviewed')}</p>}
    <nav aria-label={frame.t('web.footer')}>
      <a href={routes.principles.url()}>{frame.t('web.principles')}</a>
      <a href={routes.checkEngagement.url()}>{frame.t('engagement.check.title')}</a>
      <a href={routes.checkStatement.url()}>{frame.t('reading.title')}</a>
      <a href={routes.checkPartnership.url()}>{frame.t('assessment.check.title')}</a>
      <a href={routes.held.url()}>{frame.t('held.title')}</a>
      <a href={routes.style.url()}>{frame.t('web.style')}</a>
      <a href={routes.source.url()}>{frame.t('web.source')}</a>
    </nav>
    <p>{frame.t('web.freedom')}</p>
  </footer>
);
