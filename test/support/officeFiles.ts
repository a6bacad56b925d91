import { strToU8, type Zippable, zipSync } from 'fflate';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relationships = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const odf = 'urn:oasis:names:tc:opendocument:xmlns:';

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** `parts`: what stands beside the text. `chunks`: files that were put in whole, by their relationship's id. */
export const wordFile = (
  body: string,
  {
    styles,
    parts = {},
    chunks = {},
    main = 'word/document.xml',
  }: {
    styles?: string;
    parts?: Record<string, string>;
    chunks?: Record<string, { name: string; content: string | Uint8Array }>;
    main?: string;
  } = {},
): Uint8Array => {
  const of = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content);
  const folder = main.split('/').slice(0, -1).join('/');
  const files: Zippable = {
    '_rels/.rels': strToU8(
      `<Relationships ${relationships}><Relationship Id="a" Type="${kinds}/officeDocument" Target="${main}"/></Relationships>`,
    ),
    [main]: strToU8(
      `<w:document ${w} xmlns:r="${kinds}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    ),
    [`${folder}/_rels/${main.split('/').at(-1)}.rels`]: strToU8(
      `<Relationships ${relationships}>${Object.entries(chunks)
        .map(([id, { name }]) => `<Relationship Id="${id}" Type="${kinds}/aFChunk" Target="${name}"/>`)
        .join('')}</Relationships>`,
    ),
  };
  for (const { name, content } of Object.values(chunks)) files[`${folder}/${name}`] = of(content);
  for (const [name, content] of Object.entries(parts)) files[name] = of(content);
  if (styles !== undefined) files[`${folder}/styles.xml`] = strToU8(`<w:styles ${w}>${styles}</w:styles>`);
  return zipSync(files);
};

export const wordStyle = (id: string, name: string, inside = '', type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

export const openTextFile = (
  body: string,
  { styles = '', named = '', parts = {} }: { styles?: string; named?: string; parts?: Zippable } = {},
): Uint8Array => {
  const spaces = ['text', 'office', 'style', 'table', 'manifest']
    .map((name) => `xmlns:${name}="${odf}${name}:1.0"`)
    .concat(`xmlns:draw="${odf}drawing:1.0"`, `xmlns:svg="${odf}svg-compatible:1.0"`)
    .concat(`xmlns:number="${odf}datastyle:1.0"`)
    .join(' ');
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content ${spaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'styles.xml': strToU8(
      `<office:document-styles ${spaces}><office:styles>${named}</office:styles></office:document-styles>`,
    ),
    ...parts,
  });
};
