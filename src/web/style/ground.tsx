import type { PropsWithChildren } from 'hono/jsx';
import { SideBySide } from '../parts/redline.tsx';
import { Sign } from '../parts/sign.tsx';
import { words } from './words.ts';

export type PartName = Exclude<keyof typeof words, 'ground' | 'parts' | 'contents' | 'beside'>;

/** Its words are English whatever language the page around it is in. */
export const Part = ({ name, children }: PropsWithChildren<{ name: PartName }>) => (
  <section class="part" aria-labelledby={`${name}-part`} lang="en">
    <h2 id={`${name}-part`}>{words[name].title}</h2>
    {children}
  </section>
);

export const Idea = () => (
  <Part name="idea">
    <p>{words.idea.first}</p>
    <p>{words.idea.second}</p>
    <Sign />
  </Part>
);

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
);

export const Rules = () => (
  <Part name="rules">
    <SideBySide
      first={{ title: words.rules.do, content: <List items={words.rules.doing} /> }}
      second={{ title: words.rules.dont, content: <List items={words.rules.not} /> }}
    />
  </Part>
);

const scale = ['display', 'heading', 'subheading', 'read', 'plain', 'small', 'mono'] as const;

export const TypeScale = () => (
  <Part name="type">
    <p>{words.type.text}</p>
    <dl class="specimen">
      {scale.map((size) => (
        <div>
          <dt>
            <code>{size}</code>
          </dt>
          <dd class={size}>{words.type[size]}</dd>
        </div>
      ))}
    </dl>
  </Part>
);

const colours = [
  'paper',
  'sheet',
  'ink',
  'muted',
  'rule',
  'edge',
  'accent',
  'wash',
  'warn',
  'warn-wash',
  'stop',
  'stop-wash',
] as const;

export const Colours = () => (
  <Part name="colour">
    <p>{words.colour.text}</p>
    <ul class="swatches">
      {colours.map((colour) => (
        <li>
          <svg width="100%" height="56" aria-hidden="true">
            <rect width="100%" height="56" rx="3" fill={`var(--${colour})`} />
          </svg>
          <code>{colour}</code>
          <p class="muted">{words.colour[colour]}</p>
        </li>
      ))}
    </ul>
  </Part>
);

const spaces = [4, 8, 12, 20, 32, 52];

export const Space = () => (
  <Part name="space">
    <p>{words.space.text}</p>
    <ul class="swatches">
      {spaces.map((space, place) => (
        <li>
          <svg width={space + 6} height="32" aria-hidden="true">
            <path class="path" d={`M1 1v30M${space + 3} 1v30`} />
          </svg>
          <code>{`s${place + 1}`}</code> <span class="muted">{space / 16} rem</span>
        </li>
      ))}
    </ul>
  </Part>
);
