/** What a style says of the paragraphs and words that have it; nothing where it leaves that to the one it is based on. */
export type OwnStyle = {
  names: readonly string[];
  basedOn: string | null;
  heading?: boolean;
  listed?: boolean;
  hidden?: boolean;
  struck?: boolean;
};
export type Style = { heading: boolean; quote: boolean; listed: boolean; hidden: boolean; struck: boolean };

export const plainStyle: Style = {
  heading: false,
  quote: false,
  listed: false,
  hidden: false,
  struck: false,
};

/** Word and LibreOffice keep these names in English, whatever language they are used in. */
const headingName = /^(?:heading(?:[ _]?\d\d?)?|title)$/i;
const quoteName = /^(?:intense ?quote|(?:block ?)?quot(?:e|es|ation|ations)|block ?text)$/i;
const listName = /^list ?(?:bullet|number)(?: ?\d)?$/i;

/**
 * Ids, for files that do not hold the style itself: Word makes them of its names in the language it was installed in,
 * and drops the letters that are not of ASCII.
 */
const headingId =
  /^(?:\d|(?:heading|titre|t[ií]?tulo|ttulo|titolo|titel|berschrift|überschrift|kop|rubrik|overskrift|otsikko|nagwek|nagłówek|nadpis|cmsor|címsor|balk|başlık|zagolovok|заголовок)\s?\d|title|titre|t[ií]?tulo|ttulo|titolo|titel)$/i;
const quoteId =
  /^(?:intense)?quote|^citation(?:intense)?$|^cita(?:destacada|o|ointensa)?$|^(?:intensives)?zitat$/i;
const listId = /^list(?:bullet|number)\d?$|^listepuces\d?$|^listaconvietas\d?$|^aufz(?:ä)?hlungszeichen\d?$/i;

/** Nobody bases styles on one another further than this. */
const longestChain = 40;

const byNames = ({ names }: OwnStyle): Partial<Style> => ({
  ...(names.some((name) => headingName.test(name)) ? { heading: true } : {}),
  ...(names.some((name) => quoteName.test(name)) ? { quote: true } : {}),
  ...(names.some((name) => listName.test(name)) ? { listed: true } : {}),
});

const byId = (id: string): Style => ({
  ...plainStyle,
  heading: headingId.test(id),
  quote: quoteId.test(id),
  listed: listId.test(id),
});

/** The styles of one file, each with what it has from those that it is based on. */
export class Styles {
  readonly #own = new Map<string, OwnStyle>();
  readonly #whole = new Map<string, Style>();
  /** Of paragraphs that name none. */
  usual = plainStyle;

  add(id: string, style: OwnStyle): void {
    this.#own.set(id, style);
    this.#whole.clear();
  }

  change(id: string, says: Partial<OwnStyle>): void {
    const own = this.#own.get(id);
    if (own) this.add(id, { ...own, ...says });
  }

  has(id: string): boolean {
    return this.#own.has(id);
  }

  of(id: string): Style {
    const known = this.#whole.get(id);
    if (known) return known;
    const chain: OwnStyle[] = [];
    for (let at: string | null = id; at !== null && chain.length < longestChain; ) {
      const own: OwnStyle | undefined = this.#own.get(at);
      if (!own) break;
      chain.push(own);
      at = own.basedOn;
    }
    const style = chain.length === 0 ? byId(id) : wholeOf(chain);
    this.#whole.set(id, style);
    return style;
  }
}

/** The nearest that says anything decides. */
const wholeOf = (chain: readonly OwnStyle[]): Style => {
  const said = chain.map((own) => ({ ...byNames(own), ...withoutNames(own) }));
  const first = (of: keyof Style): boolean => said.find((one) => one[of] !== undefined)?.[of] ?? false;
  return {
    heading: first('heading'),
    quote: first('quote'),
    listed: first('listed'),
    hidden: first('hidden'),
    struck: first('struck'),
  };
};

const withoutNames = ({ names: _, basedOn: __, ...says }: OwnStyle): Partial<Style> => says;
