/** Code says nothing about people: it becomes spaces, so that everything else stays where it is. */
const code = /^(?:```|~~~)[^\n]*\n[\s\S]*?^(?:```|~~~)[^\n]*$|`[^`\n]+`|<!--[\s\S]*?-->/gm;

export const maskedMarkdown = (text: string): string =>
  text.replace(code, (one) => one.replace(/[^\n]/g, ' '));
