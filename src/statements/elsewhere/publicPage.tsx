import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { formats } from '../published/formats.ts';
import type { Block } from '../published/outline.ts';
import { OutlineView } from '../published/outlineView.tsx';
import type { ElsewherePage } from './entry.ts';

type Props = {
  frame: Frame;
  token: string;
  page: ElsewherePage;
  blocks: readonly Block[];
  /** Signs that a PDF cannot show. */
  missing: readonly string[];
};

const Files = ({ frame, token, missing }: Pick<Props, 'frame' | 'token' | 'missing'>) => (
  <nav class="contents" aria-labelledby="files">
    <h2 id="files">{frame.t('published.page.files')}</h2>
    <ul>
      {formats.map((format) => (
        <li>
          <a href={routes.publicElsewhereFile.url({ token, format })}>
            {frame.t(`published.format.${format}`)}
          </a>
        </li>
      ))}
    </ul>
    {missing.length > 0 && (
      <p class="hint">{frame.t('published.page.missing', { signs: missing.slice(0, 20).join(' ') })}</p>
    )}
  </nav>
);

/** The page of an objection to a text that others published, for anyone who has its address. P14 */
export const PublicElsewherePage = ({ frame, token, page, blocks, missing }: Props) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={<span lang={page.language}>{page.title}</span>}
      next={{ text: t('elsewhere.said.next'), href: '#files', label: t('published.page.take') }}
      aside={<Files frame={frame} token={token} missing={missing} />}
    >
      <div class="published">
        <OutlineView blocks={blocks.filter(({ kind }) => kind !== 'title')} />
      </div>
      <WhoCanSee
        frame={frame}
        now={t('elsewhere.said.now')}
        seized={t('elsewhere.said.seized')}
        sealed={false}
      />
    </Page>
  );
};
