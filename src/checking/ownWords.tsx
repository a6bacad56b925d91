import type { OwnWords as Own } from '../language/readText.ts';
import { ownInWords, type Speakers } from '../web/words/findings.ts';
import type { Teller } from './view.ts';

type Props = { teller: Teller; own: Own; speakers?: Speakers | undefined };

/** Whose mouth speaks, where somebody may say what others may not. P7 */
export const OwnWords = ({ teller, own, speakers }: Props) => {
  const says = ownInWords(own, teller.t, teller.language, speakers);
  return says === null ? null : <p class="notice plain">{says}</p>;
};
