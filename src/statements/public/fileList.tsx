import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Frame } from '../../web/frame.ts';
import { type Format, formats } from './files/formats.ts';

type Props = PropsWithChildren<{
  frame: Frame;
  urlOf: (format: Format) => string;
  /** Signs that a PDF cannot show. */
  missing: readonly string[];
  /** What else there is to take, before the formats. */
  first?: Child;
}>;

/** The formats of a page that anyone can take along; `children` are what else there is. */
export const FileList = ({ frame, urlOf, missing, first, children }: Props) => (
  <nav class="contents" aria-labelledby="files">
    <h2 id="files">{frame.t('published.page.files')}</h2>
    <ul>
      {first}
      {formats.map((format) => (
        <li>
          <a href={urlOf(format)}>{frame.t(`published.format.${format}`)}</a>
        </li>
      ))}
      {children}
    </ul>
    {missing.length > 0 && (
      <p class="hint">{frame.t('published.page.missing', { signs: missing.slice(0, 20).join(' ') })}</p>
    )}
  </nav>
);
