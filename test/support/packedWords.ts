import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';

const words = (text: string): string => text.replace(/\s+/g, ' ');
const plain = (xml: string): string =>
  xml
    .replace(/<\/w:p>|<w:(?:br|tab)\/>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** Every word of a Word file, those about it too. */
const ofDocx = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml') || name.endsWith('.rels'))
    .map(([, file]) => strFromU8(file))
    .map((xml) => `${plain(xml)} ${xml}`)
    .join(' ');

/** Every word of a PDF, as a reader that is not ours finds it, and what the file says of itself. */
const ofPdf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: true });
  return `${text} ${JSON.stringify(await getMeta(pdf))}`;
};

/** What somebody reads in a file that is packed; of anything else, what stands in it. */
export const wordsIn = async (address: string, bytes: Uint8Array): Promise<string> => {
  if (address.endsWith('docx')) return words(ofDocx(bytes));
  if (address.endsWith('pdf')) return words(await ofPdf(bytes));
  return words(Buffer.from(bytes).toString('utf8'));
};
