import { stringify } from 'yaml';
import { type PlanFile, planFile } from './document.ts';
import { readYaml } from './yamlText.ts';

/** The file that `alongside check` reads. */
export const planYaml = (plan: PlanFile): string => stringify(plan, { lineWidth: 100 });

/** A plan out of a file's text, or null: no aliases, so that a short text stays a short plan (C55). */
export const planOfYaml = (text: string): PlanFile | null => {
  const yaml = readYaml(text);
  return yaml.ok ? (planFile.safeParse(yaml.value).data ?? null) : null;
};
