/** A rule, by its file and the name it exports, and the test that tries to break it and is refused. */
export type Enforcement = {
  rule: `src/${string}.ts#${string}`;
  refusal: { file: `${'src' | 'test'}/${string}.test.ts`; title: string };
};
