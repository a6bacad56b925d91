import type { Frame } from './frame.ts';
import { Page } from './layout.tsx';
import { Contents } from './sections.tsx';
import { Acting, Asking, Keeping, Seeing, Telling } from './styleForms.tsx';
import { Colours, Idea, Rules, Space, TypeScale } from './styleGround.tsx';
import { Deciding, Listing, Power, Recording, Standing } from './styleParts.tsx';

const contents = [
  'idea',
  'rules',
  'type',
  'colour',
  'space',
  'acts',
  'see',
  'form',
  'telling',
  'codes',
  'facts',
  'status',
  'decision',
  'record',
  'power',
] as const;

/** For contributors: every part in use, with made-up data. */
export const StylePage = ({ frame }: { frame: Frame }) => (
  <Page
    frame={frame}
    title={frame.t('style.title')}
    heading={frame.t('style.heading')}
    lead={<p>{frame.t('style.lead')}</p>}
    here="style"
    aside={
      <Contents
        title={frame.t('style.contents')}
        items={contents.map((name) => ({ id: `${name}-part`, label: frame.t(`style.${name}.title`) }))}
      />
    }
  >
    <Idea frame={frame} />
    <Rules frame={frame} />
    <TypeScale frame={frame} />
    <Colours frame={frame} />
    <Space frame={frame} />
    <Acting frame={frame} />
    <Seeing frame={frame} />
    <Asking frame={frame} />
    <Telling frame={frame} />
    <Keeping frame={frame} />
    <Listing frame={frame} />
    <Standing frame={frame} />
    <Deciding frame={frame} />
    <Recording frame={frame} />
    <Power frame={frame} />
  </Page>
);
