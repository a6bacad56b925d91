import type { Network } from '../support/people.ts';

/** The one value that a question to the database answers with. */
export const one = async (net: Network, question: string, values: string[] = []): Promise<string> => {
  const { rows } = await net.owner.query<{ [column: string]: string | number }>(question, values);
  const [value] = Object.values(rows[0] ?? {});
  if (value === undefined || rows.length !== 1) throw new Error(`${rows.length} rows: ${question}`);
  return String(value);
};
