import type { PropsWithChildren } from 'hono/jsx';
import type { Frame } from './frame.ts';
import { SideBySide } from './redlineView.tsx';
import { Sign } from './sign.tsx';

type Looking = { frame: Frame };
export type PartName =
  | 'idea'
  | 'rules'
  | 'type'
  | 'colour'
  | 'space'
  | 'acts'
  | 'see'
  | 'form'
  | 'telling'
  | 'codes'
  | 'facts'
  | 'status'
  | 'decision'
  | 'record'
  | 'power';

export const Part = ({ frame, name, children }: PropsWithChildren<Looking & { name: PartName }>) => (
  <section class="part" aria-labelledby={`${name}-part`}>
    <h2 id={`${name}-part`}>{frame.t(`style.${name}.title`)}</h2>
    {children}
  </section>
);

export const Idea = ({ frame }: Looking) => (
  <Part frame={frame} name="idea">
    <p>{frame.t('style.idea.first')}</p>
    <p>{frame.t('style.idea.second')}</p>
    <Sign />
  </Part>
);

export const Rules = ({ frame }: Looking) => {
  const list = (keys: readonly ('do1' | 'do2' | 'do3' | 'do4' | 'dont1' | 'dont2' | 'dont3' | 'dont4')[]) => (
    <ul>
      {keys.map((key) => (
        <li>{frame.t(`style.rules.${key}`)}</li>
      ))}
    </ul>
  );
  return (
    <Part frame={frame} name="rules">
      <SideBySide
        first={{ title: frame.t('style.rules.do'), content: list(['do1', 'do2', 'do3', 'do4']) }}
        second={{ title: frame.t('style.rules.dont'), content: list(['dont1', 'dont2', 'dont3', 'dont4']) }}
      />
    </Part>
  );
};

const scale = ['display', 'heading', 'subheading', 'read', 'plain', 'small', 'mono'] as const;

export const TypeScale = ({ frame }: Looking) => (
  <Part frame={frame} name="type">
    <p>{frame.t('style.type.text')}</p>
    <dl class="specimen">
      {scale.map((size) => (
        <div>
          <dt>
            <code>{size}</code>
          </dt>
          <dd class={size}>{frame.t(`style.type.${size}`)}</dd>
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

export const Colours = ({ frame }: Looking) => (
  <Part frame={frame} name="colour">
    <p>{frame.t('style.colour.text')}</p>
    <ul class="swatches">
      {colours.map((colour) => (
        <li>
          <svg width="100%" height="56" aria-hidden="true">
            <rect width="100%" height="56" rx="3" fill={`var(--${colour})`} />
          </svg>
          <code>{colour}</code>
          <p class="muted">{frame.t(`style.colour.${colour}`)}</p>
        </li>
      ))}
    </ul>
  </Part>
);

const spaces = [4, 8, 12, 20, 32, 52];

export const Space = ({ frame }: Looking) => (
  <Part frame={frame} name="space">
    <p>{frame.t('style.space.text')}</p>
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
