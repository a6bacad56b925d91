import { pathsOf, type Route, routes } from '../../src/routes.ts';

/** Just enough HTML to read our own pages: forms with the values they would send, links, and the words. */

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const plain = (html: string): string =>
  html.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

const attributesOf = (tag: string): Map<string, string> =>
  new Map(
    [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(
      ([, name = '', value = '']) => [name, plain(value)] as const,
    ),
  );

export type Fields = Record<string, string | readonly string[]>;

/** What a browser would send for this form as it stands, without pressing any named button. */
const fieldsOf = (form: string): [string, string][] => {
  const inputs = [...form.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']): [string, string][] => {
    const attributes = attributesOf(tag);
    const off = ['checkbox', 'radio'].includes(attributes.get('type') ?? '') && !attributes.has('checked');
    const name = attributes.get('name');
    return name === undefined || off ? [] : [[name, attributes.get('value') ?? '']];
  });
  const texts = [...form.matchAll(/<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', text = '']): [string, string] => [attributesOf(tag).get('name') ?? '', plain(text)],
  );
  const selects = [...form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']): [string, string] => {
      const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributesOf(option));
      const chosen = all.find((option) => option.has('selected')) ?? all[0];
      return [attributesOf(tag).get('name') ?? '', chosen?.get('value') ?? ''];
    },
  );
  return [...inputs, ...texts, ...selects];
};

/** A code that is typed there leads to its own address: see `docs/decisions/0030`. */
const leadsToCode = [routes.findSeatNow.url(), routes.findSheetNow.url()];

/** A passphrase, or what stands for one: not the long words of other forms. */
const isSecretInput = (tag: string, action: string): boolean => {
  const attributes = attributesOf(tag);
  const [type, name] = [attributes.get('type') ?? 'text', attributes.get('name') ?? ''];
  if (type === 'password') return true;
  if (name === 'code') return !leadsToCode.includes(action) && attributes.get('value')?.length !== 64;
  // Seven words that a page carries on; other forms carry none, or an empty field of that name.
  if (name === 'words') return type === 'hidden' && (attributes.get('value') ?? '') !== '';
  return ['passphrase', 'own', 'handle'].includes(name);
};

/** The page that shows how forms look sends to nobody. */
const isRead = (path: string): boolean =>
  Object.values<Route>(routes).some(
    (route) => route.method === 'POST' && !route.secret && pathsOf(route).test(path),
  );

/** One answer of the application. */
export class Page {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly html: string,
  ) {}

  /** Where a redirect leads. */
  get location(): string | null {
    return this.headers.get('location');
  }

  /** The words a person reads, without markup. */
  get text(): string {
    const body = this.html.replace(/<(head|style|svg)\b[\s\S]*?<\/\1>/g, ' ');
    return plain(body.replace(/<[^>]+>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** The form token of this page (C28), or null on an answer without a page. */
  get token(): string | null {
    return /name="token" value="([^"]+)"/.exec(this.html)?.[1] ?? null;
  }

  /** Is there a form that posts to this address? */
  offers(action: string): boolean {
    return this.forms(action).length > 0;
  }

  /** What the form would send as it stands; `holding` picks among several by a field's value. */
  form(action: string, holding: Fields = {}): [string, string][] {
    const wanted = Object.entries(holding);
    const forms = this.forms(action).map(fieldsOf);
    const fit = forms.find((fields) =>
      wanted.every(([name, value]) => fields.some(([field, kept]) => field === name && kept === value)),
    );
    if (!fit)
      throw new Error(`this page has no form that posts to ${action}; it has: ${this.actions.join(' ')}`);
    return fit;
  }

  /** Where forms are sent that hold a secret. */
  get secretActions(): string[] {
    return this.actions.filter((action) =>
      this.forms(action).some((form) =>
        [...form.matchAll(/<input\b([^>]*)>/g)].some(([, tag = '']) => isSecretInput(tag, action)),
      ),
    );
  }

  /** Those of them that the process that serves would read (C08). */
  get openSecrets(): string[] {
    return this.secretActions.filter((action) => isRead(action.split('?')[0] ?? ''));
  }

  get actions(): string[] {
    return [...this.html.matchAll(/<form\b[^>]*action="([^"]*)"/g)].map(([, action = '']) => plain(action));
  }

  get links(): string[] {
    return [...this.html.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(([, href = '']) => plain(href));
  }

  /** The text of `<code>`: a one-time link, a recovery code. */
  get codes(): string[] {
    return [...this.html.matchAll(/<code\b[^>]*>([\s\S]*?)<\/code>/g)].map(([, code = '']) => plain(code));
  }

  private forms(action: string): string[] {
    return [...this.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
      .filter(([, tag = '']) => attributesOf(tag).get('action') === action)
      .map(([, tag = '', content = '']) => content + this.apart(attributesOf(tag).get('id')));
  }

  /** Fields that stand elsewhere on the page and say which form they belong to. */
  private apart(form: string | undefined): string {
    const fields = this.html.match(/<input\b[^>]*>|<(select|textarea)\b[\s\S]*?<\/\1>/g) ?? [];
    return fields.filter((field) => form && attributesOf(field).get('form') === form).join('');
  }
}
