import { z } from 'zod';
import { communityKey } from '../../language/vocabulary.ts';
import { listInWords, moneyInWords } from '../../web/words/figures.ts';
import type { Language, Translate } from '../../web/words/translate.ts';
import type { PlanFinding } from '../checks/ruleTable.ts';
import { decisionPower, hourKinds, seatRole } from '../plan/document.ts';

/** What a finding says, what can be done, and the lesson it comes from, where it comes from one. */
export type FindingWords = { says: string; way: string; lesson: string | null };

const basis = z.enum(['hour', 'day', 'flat']);
const hourKind = z.enum(hourKinds);

type Values = PlanFinding['values'];
type Say = (value: string | number) => string | number;

const known =
  <Name extends string>(schema: z.ZodType<Name>, say: (name: Name) => string): Say =>
  (value) => {
    const read = schema.safeParse(value);
    return read.success ? say(read.data) : value;
  };

const each =
  (say: Say, language: Language): Say =>
  (value) =>
    listInWords(String(value).split(' ').map(say).map(String), language);

const money = (values: Values, language: Language) => {
  const said =
    (currency: string): Say =>
    (value) =>
      moneyInWords(String(value), String(values[currency]), language);
  return { rate: said('currency'), best: said('currency'), needed: said('feeCurrency') };
};

/** Keys become the reader's words; names of people's own choosing stay as they are. */
const inWords = ({ rule, values }: PlanFinding, t: Translate, language: Language): Values => {
  const community = known(communityKey, (key) => t(`vocabulary.community.${key}`));
  const says: Record<string, Say> = {
    community,
    communities: each(community, language),
    role: known(seatRole, (role) => t(`engagement.role.${role}`)),
    power: known(decisionPower, (power) => t(`engagement.power.${power}`)),
    basis: known(basis, (per) => t(`engagement.basis.${per}`)),
    hours: each(
      known(hourKind, (kind) => t(`engagement.hours.${kind}`)),
      language,
    ),
    ...(rule === 'paid-less' ? money(values, language) : {}),
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, says[name]?.(value) ?? value]),
  );
};

export const findingInWords = (finding: PlanFinding, t: Translate, language: Language): FindingWords => {
  const { rule, values } = finding;
  const said = inWords(finding, t, language);
  return {
    says: t(`finding.${rule}.says`, said),
    way: t(`finding.${rule}.way`, said),
    lesson: values['lesson'] ? t('finding.lesson', { lesson: values['lesson'] }) : null,
  };
};
