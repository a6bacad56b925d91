import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import { claims } from './claims.ts';

const file = 'docs/claims.md';
const numbersIn = (title: string): string[] => [...title.matchAll(/\bC\d\d\b/g)].map(([number]) => number);

type Proof = { title: string; module: string };

/** Which tests stand for which claim: a title (or a title above it) names the claim, as in “… (C18)”. */
const proofsIn = (modules: readonly TestModule[]): Map<string, Proof[]> => {
  const proofs = new Map<string, Proof[]>();
  const add = (test: TestCase, module: string): void => {
    for (const number of new Set(numbersIn(test.fullName))) {
      const title = test.fullName.replaceAll(/ \(C\d\d(, C\d\d)*\)/g, '');
      proofs.set(number, [...(proofs.get(number) ?? []), { title, module }]);
    }
  };
  for (const module of modules) {
    for (const test of module.children.allTests('passed')) add(test, module.relativeModuleId);
  }
  return proofs;
};

const page = (proofs: Map<string, Proof[]>): string => {
  const shown = claims.filter(({ number }) => proofs.has(number));
  const sections = shown.map(({ number, claim }) => {
    const lines = (proofs.get(number) ?? []).map(({ title, module }) => `- ${title} (\`${module}\`)`).sort();
    return `## ${number} ${claim}\n\n${lines.join('\n')}\n`;
  });
  const open = claims
    .filter(({ number }) => !proofs.has(number))
    .map(({ number, claim }) => `- ${number} ${claim}`);
  return `# Claims whose tests ran

Written by the test run itself (\`npm test\`).

${sections.join('\n')}
## Not claimed yet

${open.join('\n')}
`;
};

/** Writes \`docs/claims.md\` after a whole run in which everything passed. */
export default class ClaimsReporter implements Reporter {
  #whole = false;

  onInit(vitest: Vitest): void {
    this.#whole = vitest.config.testNamePattern === undefined && process.env.npm_lifecycle_event === 'test';
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: string): void {
    if (!this.#whole || reason !== 'passed' || errors.length > 0) return;
    const written = page(proofsIn(modules));
    const before = readFileSync(file, { encoding: 'utf8', flag: 'a+' });
    if (before === written) return;
    writeFileSync(file, written);
  }
}
