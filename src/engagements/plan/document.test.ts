import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type PlanRule, planRuleNames, planRules } from '../checks/ruleTable.ts';
import { planFile } from './document.ts';

/** Money is read as it is written, with or without quotation marks. */
const withoutQuotes = ({ jsonSchema }: { jsonSchema: { pattern?: string } }): void => {
  if (jsonSchema.pattern?.startsWith('^\\d{1,')) Object.assign(jsonSchema, { type: ['string', 'number'] });
};
const { $schema, ...rest } = z.toJSONSchema(planFile, { io: 'input', override: withoutQuotes });
const schema = {
  $schema,
  title: 'An engagement, as planned',
  description: 'The file that `alongside check` reads. docs/plan-file.md says what each field is for.',
  ...rest,
};

test('the JSON Schema in docs is the schema that files are read by', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../../docs/plan.schema.json');
});

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

test.each(globSync('examples/*.yaml'))('%s fits the JSON Schema', (file) => {
  expect([validate(parse(readFileSync(file, 'utf8'))), validate.errors]).toEqual([true, null]);
});

test('the JSON Schema has no field for a person in a seat (P6)', () => {
  const plan: unknown = parse(
    readFileSync('examples/csw65-panel.yaml', 'utf8').replace(
      '  - key: first',
      '  - person: Somebody\n    key: first',
    ),
  );
  expect(validate(plan)).toBe(false);
});

const guide = readFileSync('docs/plan-file.md', 'utf8');
const rowOf = (rule: PlanRule): string => {
  const { principle, severity, exceptionBy, mark, source } = planRules[rule];
  return `| \`${rule}\` | ${principle} | ${severity} | ${exceptionBy ?? ''} | ${[mark, source].filter(Boolean).join(' ')} |`;
};

test('the guide lists every rule with its principle, its severity, who may except it and how sure we are', () => {
  const rows = guide.split('\n').filter((line) => /^\| `[a-z-]+` \| P\d/.test(line));
  expect(rows).toEqual(planRuleNames.map(rowOf));
});

test('the guide names every field of a plan', () => {
  const { properties = {} } = z.object({ properties: z.record(z.string(), z.unknown()) }).parse(schema);
  for (const field of Object.keys(properties))
    expect([field, guide.includes(`\`${field}\``)]).toEqual([field, true]);
});
