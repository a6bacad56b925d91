import { languageName } from '../../language/vocabulary.ts';
import type { Frame } from '../../web/frame.ts';
import { Fingerprint } from '../../web/parts/cards.tsx';
import { Paragraphs } from '../public/files/outlineView.tsx';
import type { Circulated } from './facts.ts';

/** The text as it is signed, to the last character. */
export const Exact = ({ frame, text }: { frame: Frame; text: Circulated }) => (
  <>
    <div class="exact published" lang={text.language} dir="auto">
      <Paragraphs text={text.exact} />
    </div>
    <p>
      <Fingerprint hash={text.sha256Hex} label={frame.t('published.hash')} />
    </p>
  </>
);

export const Texts = ({
  frame,
  texts,
  label,
}: {
  frame: Frame;
  texts: readonly Circulated[];
  label: 'published.text' | 'published.own.text';
}) => (
  <>
    {texts.map((text) => (
      <section class="part">
        <h2>{frame.t(label, { language: languageName(text.language, frame.language) })}</h2>
        <Exact frame={frame} text={text} />
      </section>
    ))}
  </>
);
