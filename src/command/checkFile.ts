import { readFile, stat } from 'node:fs/promises';
import { decoded } from '../documents/decoding.ts';
import { type PlanFile, planFile } from '../engagements/plan/document.ts';
import { type Place, readYaml } from '../engagements/plan/yamlText.ts';
import type { Translate } from '../web/words/translate.ts';
import { type PlanIssue, planProblem, yamlProblem } from './checkProblems.ts';

/** What a file holds that cannot be read, and where; no place where the whole file is meant. */
export type Unread = { place: Place | null; says: string };

export type ReadPlan =
  | { ok: true; plan: PlanFile; placeOf: (subject: string) => Place }
  | { ok: false; problems: Unread[] };

/** Two thousand seats are under two million bytes. */
const mostBytes = 8_000_000;
const mostProblems = 50;

export const readPlanText = (text: string, t: Translate): ReadPlan => {
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, problems: [{ place: yaml.place, says: yamlProblem(yaml.code, t) }] };
  const { value, placeOf } = yaml;
  const read = planFile.safeParse(value);
  if (read.success) return { ok: true, plan: read.data, placeOf: (subject) => placeOf(subject.split('/')) };
  const problems = read.error.issues.slice(0, mostProblems).map((issue: PlanIssue) => ({
    place: placeOf([...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]),
    says: planProblem(issue, value, t),
  }));
  return { ok: false, problems };
};

const wholeFile = (says: string): ReadPlan => ({ ok: false, problems: [{ place: null, says }] });

export const bytesOf = async (path: string): Promise<Buffer | 'large' | null> => {
  try {
    const { size } = await stat(path);
    return size > mostBytes ? 'large' : await readFile(path);
  } catch {
    return null;
  }
};

export const readPlanFile = async (path: string, t: Translate): Promise<ReadPlan> => {
  const bytes = await bytesOf(path);
  if (bytes === null) return wholeFile(t('check.unreadable'));
  if (bytes === 'large') return wholeFile(t('check.tooLarge'));
  const text = decoded(bytes);
  return text === null ? wholeFile(t('check.notText')) : readPlanText(text, t);
};
