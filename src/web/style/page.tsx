import type { PropsWithChildren } from 'hono/jsx';
import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Page } from '../pages/layout.tsx';
import { Contents } from '../parts/sections.tsx';
import { translator } from '../words/translate.ts';
import { Acting, Asking, Keeping, Seeing, Telling } from './forms.tsx';
import { Colours, Idea, type PartName, Rules, Space, TypeScale } from './ground.tsx';
import { Deciding, Listing, Power, Recording, Statuses } from './parts.tsx';
import { words } from './words.ts';

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
    title={frame.t('web.style')}
    heading={<span lang="en">{words[leaf].heading}</span>}
    lead={<p lang="en">{words[leaf].lead}</p>}
    next={{ ...onward, lang: 'en' }}
    here="style"
    sheets={['style', 'charts']}
    aside={
      <Contents
        lang="en"
        title={words.contents}
        items={names.map((name) => ({ id: `${name}-part`, label: words[name].title }))}
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
      text: words.ground.next,
      href: routes.styleParts.url(),
      label: words.parts.heading,
    }}
  >
    <Idea />
    <Rules />
    <TypeScale />
    <Colours />
    <Space />
  </Leaf>
);

/** For contributors: every part in use, with made-up data; the parts' own words are English too. */
export const StylePartsPage = ({ frame: asked }: { frame: Frame }) => {
  const frame: Frame = { ...asked, language: 'en', t: translator('en') };
  return (
    <Leaf
      frame={asked}
      leaf="parts"
      names={parts}
      onward={{
        text: words.parts.next,
        href: routes.style.url(),
        label: words.ground.heading,
      }}
    >
      <Acting frame={frame} />
      <Seeing frame={frame} />
      <Asking frame={frame} />
      <Telling />
      <Keeping />
      <Listing frame={frame} />
      <Statuses frame={frame} />
      <Deciding frame={frame} />
      <Recording />
      <Power frame={frame} />
    </Leaf>
  );
};
