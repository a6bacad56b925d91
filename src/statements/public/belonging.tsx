import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Onward } from '../../web/parts/cards.tsx';
import type { PublishedStatement } from './files/document.ts';
import { onRecord } from './files/onRecord.ts';
import { linkedBlocks, notices } from './files/outline.ts';
import { OutlineView } from './files/outlineView.tsx';

type Props = { frame: Frame; published: PublishedStatement | null };

const hasMore = ({ linked, objections, notes }: PublishedStatement): boolean =>
  linked.length > 0 || objections.length > 0 || (notes?.blankings.length ?? 0) > 0;

/** Notes of them before the text, so that nobody signs it unaware. P14 */
export const Notices = ({ frame, published }: Props) =>
  published && hasMore(published) ? (
    <div class="published">
      <OutlineView blocks={notices(published, frame)} />
    </div>
  ) : null;

/** Objections to a published text and its supplements, shown wherever the text is. P14 */
export const Belonging = ({ frame, published }: Props) =>
  published && hasMore(published) ? (
    <section class="part published">
      <OutlineView
        blocks={[
          ...onRecord(published, frame),
          ...published.linked.flatMap((linked) => linkedBlocks(linked, frame)),
        ]}
      />
      <p>
        <Onward href={routes.publicText.url({ token: published.address })}>
          {frame.t('published.belonging')}
        </Onward>
      </p>
    </section>
  ) : null;
