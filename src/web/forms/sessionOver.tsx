import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Page } from '../pages/layout.tsx';
import { Onward } from '../parts/cards.tsx';
import { type Typed, typedOf } from './parse.ts';
import { secretsIn } from './returned.ts';

/** A long sentence. What is shorter is written again sooner than it is copied. */
const worthKeeping = 100;

/** The texts of a form that came too late, or none where all are short. */
export const lateTexts = (body: URLSearchParams): string[] => {
  const typed: Typed = typedOf(body);
  const kept = secretsIn(body);
  const texts = Object.entries(typed)
    .filter(([name]) => !kept.has(name))
    .flatMap(([, value]) => value)
    .filter((text) => /\s/.test(text.trim()));
  return texts.some((text) => text.length >= worthKeeping) ? texts : [];
};

/** She wrote for longer than a session lasts: nothing was sent, and her text is hers, on this page only. */
export const sessionOverPage = (frame: Frame, texts: readonly string[]) => {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('web.over.title')} lead={t('web.over.lead')}>
      <p>{t('web.over.text')}</p>
      {texts.map((text, place) => (
        <div class="field">
          <label for={`late-${place}`}>
            {t('web.over.label', { number: place + 1, count: texts.length })}
          </label>
          <textarea id={`late-${place}`} rows={6} readonly spellcheck={false}>
            {`\n${text}`}
          </textarea>
        </div>
      ))}
      <p>
        <Onward href={routes.signIn.url()}>{t('identity.signIn.title')}</Onward>
      </p>
    </Page>
  );
};
