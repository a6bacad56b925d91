import { WayBack } from '../../../publicPages/parts.tsx';
import { routes } from '../../../routes.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/pages/layout.tsx';
import { WhoCanSee } from '../../../web/parts/whoCanSee.tsx';
import { FileList } from '../../public/fileList.tsx';
import type { Block } from '../../public/files/block.ts';
import { OutlineView } from '../../public/files/outlineView.tsx';
import type { ExternalPublication } from '../entry.ts';

type Props = {
  frame: Frame;
  token: string;
  page: ExternalPublication;
  blocks: readonly Block[];
  /** Signs that a PDF cannot show. */
  missing: readonly string[];
};

/** The page of an objection to a text that others published, for anyone who has its address. P14 */
export const PublicExternalPage = ({ frame, token, page, blocks, missing }: Props) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={page.waits ? t('external.public.waits') : <span lang={page.language}>{page.title}</span>}
      next={{ text: t('external.public.next'), href: '#files', label: t('published.page.take') }}
      aside={
        <FileList
          frame={frame}
          urlOf={(format) => routes.publicExternalFile.url({ token, format })}
          missing={missing}
        />
      }
    >
      <div class="published">
        <OutlineView blocks={blocks.filter(({ kind }) => kind !== 'title')} />
      </div>
      <WhoCanSee
        frame={frame}
        now={t('external.public.now')}
        seized={t('external.public.seized')}
        sealed={false}
      />
      <WayBack frame={frame} token={token} />
    </Page>
  );
};
