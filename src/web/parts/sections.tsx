import type { PropsWithChildren } from 'hono/jsx';
import type { Language } from '../words/translate.ts';

type ContentsProps = {
  title: string;
  items: readonly { id: string; label: string }[];
  /** Where its words are in another language than the page. */
  lang?: Language | undefined;
};

/** A long page's index, for its margin. */
export const Contents = ({ title, items, lang }: ContentsProps) => (
  <nav class="contents" aria-labelledby="contents" lang={lang}>
    <h2 id="contents">{title}</h2>
    <ol>
      {items.map(({ id, label }) => (
        <li>
          <a href={`#${id}`}>{label}</a>
        </li>
      ))}
    </ol>
  </nav>
);

/** A stretch of a long page, under the heading that the index names. */
export const Part = ({ id, title, children }: PropsWithChildren<{ id: string; title: string }>) => (
  <section class="part" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);
