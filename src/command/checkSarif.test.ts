import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { planRuleNames } from '../engagements/checks/ruleTable.ts';
import { check } from './check.ts';

/** What SARIF 2.1.0 (OASIS) asks of the parts that are written, with its own names and limits. */
const message = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 } },
};
const location = {
  type: 'object',
  required: ['physicalLocation'],
  additionalProperties: false,
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation'],
      additionalProperties: false,
      properties: {
        artifactLocation: {
          type: 'object',
          required: ['uri'],
          properties: { uri: { type: 'string', pattern: '^[^ \\\\]+$' } },
        },
        region: {
          type: 'object',
          additionalProperties: false,
          properties: {
            startLine: { type: 'integer', minimum: 1 },
            startColumn: { type: 'integer', minimum: 1 },
          },
        },
      },
    },
    logicalLocations: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { fullyQualifiedName: { type: 'string' } },
      },
    },
  },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const bag = { type: 'object' };
const rule = {
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: {
    id: { type: 'string' },
    defaultConfiguration: { type: 'object', additionalProperties: false, properties: { level } },
    properties: bag,
  },
};
const result = {
  type: 'object',
  required: ['message', 'ruleId', 'ruleIndex', 'level', 'locations'],
  additionalProperties: false,
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: { type: 'array', items: location },
    properties: bag,
  },
};
const invocation = {
  type: 'object',
  required: ['executionSuccessful'],
  additionalProperties: false,
  properties: {
    executionSuccessful: { type: 'boolean' },
    toolExecutionNotifications: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        additionalProperties: false,
        properties: { level, message, locations: { type: 'array', items: location } },
      },
    },
  },
};
const log = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['tool'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string' }, rules: { type: 'array', items: rule } },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          invocations: { type: 'array', items: invocation },
          results: { type: 'array', items: result },
        },
      },
    },
  },
};
const fits = new Ajv({ allErrors: true }).compile(log);

const run = z.object({
  invocations: z.array(
    z.object({ executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(z.unknown()) }),
  ),
  results: z.array(z.object({ ruleId: z.string(), ruleIndex: z.number(), level: z.string() })),
});
const sarif = async (...files: string[]) => {
  const { line } = await check([...files, '--format', 'sarif']);
  const written: unknown = JSON.parse(line);
  expect([fits(written), fits.errors]).toEqual([true, null]);
  const [only] = z.object({ runs: z.tuple([run]) }).parse(written).runs;
  return only;
};

describe('SARIF 2.1.0', () => {
  test('findings are results of a run, each with its rule and its level', async () => {
    const { invocations, results } = await sarif('examples/hiv-prevention-event.yaml');
    expect(results.map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      'error centre-without-who',
      'warning population-doubled',
      ...Array(3).fill('error population-without-seat'),
    ]);
    for (const { ruleId, ruleIndex } of results) expect(planRuleNames[ruleIndex]).toBe(ruleId);
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  test('a sound plan is a run without results', async () => {
    expect((await sarif('examples/csw65-panel.yaml')).results).toEqual([]);
  });

  test('a file that cannot be read is a notification, and the run did not succeed', async () => {
    const { invocations, results } = await sarif('biome.json', 'no such plan.yaml');
    expect(results).toEqual([]);
    expect(invocations[0]?.executionSuccessful).toBe(false);
    expect(invocations[0]?.toolExecutionNotifications.length).toBeGreaterThan(1);
  });
});

test('checking opens no database and no network', () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g))
      if (path.endsWith('.ts') || path.endsWith('.tsx'))
        visit(new URL(path, `file:///${file}`).pathname.slice(1));
  };
  visit('src/command/check.ts');
  expect(seen.size).toBeGreaterThan(20);
  expect([...seen].filter((file) => /src\/(?:database|vault|identity|ledger)\//.test(file))).toEqual([]);
  const outside = [...seen].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '((?!\.)[^']+)'/g)].map(([, name]) => name),
  );
  expect([...new Set(outside)].sort()).toEqual([
    'fflate',
    'fraction.js',
    'htmlparser2',
    'i18next',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:url',
    'node:util',
    'yaml',
    'zod',
  ]);
});
