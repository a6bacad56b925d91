import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Onward } from '../../web/parts.tsx';
import { onRecord } from './onRecord.ts';
import { linkedBlocks, notices } from './outline.ts';
import { OutlineView } from './outlineView.tsx';
import type { PublishedStatement } from './published.ts';

type Props = { frame: Frame; published: PublishedStatement | null };

const hasMore = ({ linked, objections }: PublishedStatement): boolean =>
  linked.length > 0 || objections.length > 0;

/** Said before the text wherever it is signed, so that nobody signs it without. P14 */
export const Notices = ({ frame, published }: Props) =>
  published && hasMore(published) ? (
    <div class="published">
      <OutlineView blocks={notices(published, frame)} />
    </div>
  ) : null;

/** What belongs to a text that is out, wherever that text is shown: what was said against it, and what makes it good. P14 */
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
