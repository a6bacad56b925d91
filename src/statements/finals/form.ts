import { finalTextId } from '../../kernel/ids.ts';
import { choice, lines } from '../../web/forms/parse.ts';
import { longestRemark } from '../text/document.ts';

/** An organisation's answer to the final text. */
export const signOffFields = {
  answer: choice(['signed', 'reservation', 'declined', 'abstained']),
  reservation: lines(longestRemark).default(''),
};
/** The text that she had before her, which comes along with her answer. */
export const finalFields = { final: finalTextId };
export const takeFields = { look: choice(['take', 'aside']) };
