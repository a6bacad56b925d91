declare module 'textlint-rule-prh' {
  import type { TextlintRuleModule } from '@textlint/types';

  /** Published as CommonJS: what Node imports by default is the whole of it. */
  const exported: { default: TextlintRuleModule };
  export default exported;
}
