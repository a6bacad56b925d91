import type { PropsWithChildren } from 'hono/jsx';
import { routes } from '../routes.ts';
import type { Frame } from './frame.ts';
import { Page } from './layout.tsx';
import { Contents } from './sections.tsx';
import { Acting, Asking, Keeping, Seeing, Telling } from './styleForms.tsx';
import { Colours, Idea, type PartName, Rules, Space, TypeScale } from './styleGround.tsx';
import { Deciding, Listing, Power, Recording, Standing } from './styleParts.tsx';

const ground: readonly PartName[] = ['idea', 'rules', 'type', 'colour', 'space'];
const parts: readonly PartName[] = [
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
];

type LeafProps = PropsWithChildren<{
  frame: Frame;
  leaf: 'ground' | 'parts';
  names: readonly PartName[];
  onward: { text: string; href: string; label: string };
}>;

const Leaf = ({ frame, leaf, names, onward, children }: LeafProps) => (
  <Page
    frame={frame}
    title={frame.t('style.title')}
    heading={frame.t(`style.${leaf}.heading`)}
    lead={<p>{frame.t(`style.${leaf}.lead`)}</p>}
    next={onward}
    here="style"
    sheets={['style', 'charts']}
    aside={
      <Contents
        title={frame.t('style.contents')}
        items={names.map((name) => ({ id: `${name}-part`, label: frame.t(`style.${name}.title`) }))}
      />
    }
  >
    {children}
  </Page>
);

/** For contributors: what everything is made of. */
export const StylePage = ({ frame }: { frame: Frame }) => (
  <Leaf
    frame={frame}
    leaf="ground"
    names={ground}
    onward={{
      text: frame.t('style.ground.next'),
      href: routes.styleParts.url(),
      label: frame.t('style.parts.heading'),
    }}
  >
    <Idea frame={frame} />
    <Rules frame={frame} />
    <TypeScale frame={frame} />
    <Colours frame={frame} />
    <Space frame={frame} />
  </Leaf>
);

/** For contributors: every part in use, with made-up data. */
export const StylePartsPage = ({ frame }: { frame: Frame }) => (
  <Leaf
    frame={frame}
    leaf="parts"
    names={parts}
    onward={{
      text: frame.t('style.parts.next'),
      href: routes.style.url(),
      label: frame.t('style.ground.heading'),
    }}
  >
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
  </Leaf>
);
