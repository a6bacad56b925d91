import { Notice } from '../web/parts.tsx';

/** Why an act was refused, first on the page: what it stood in may not be shown to whoever tried. */
export const SaidNo = ({ sentence }: { sentence: string | undefined }) =>
  sentence ? (
    <Notice tone="stop">
      <p>{sentence}</p>
    </Notice>
  ) : null;
