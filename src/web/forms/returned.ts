import type { Refusal } from '../../kernel/outcome.ts';
import { secretFields } from '../../secrets/ask.ts';
import type { Problems, Typed } from './parse.ts';

/** A form that came back: where it was sent, what was typed, what is wrong, and which rule said no. */
export type ReturnedForm = {
  /** The form's own address: two forms on a page are told apart by it. */
  action: string;
  typed: Typed;
  problems: Problems;
  refusal: Refusal | null;
  /** 422: other answers would do. 403: not by her. */
  status: 403 | 422;
};

/** A form that cannot be acted on as it was filled in. */
export const returnedForm = (action: string, typed: Typed, problems: Problems): ReturnedForm => ({
  action,
  typed,
  problems,
  refusal: null,
  status: 422,
});

/** What came back to the form of this address, and not to another one of the page. */
export const returnedTo = (action: string, returned: ReturnedForm | undefined): ReturnedForm | undefined =>
  returned?.action === action ? returned : undefined;

/** What is wrong with its fields, for `<ErrorSummary>` on a page that shows `<RefusalNotice>` for the rest. */
export const fieldProblems = (returned: ReturnedForm | undefined): Problems => {
  const { form: _, ...problems } = returned?.problems ?? {};
  return problems;
};

/** Is anything to be mended in a field? The tab's title says so. */
export const isWrong = (returned: ReturnedForm | undefined): boolean =>
  Object.keys(fieldProblems(returned)).length > 0;

/** No page gives these back; where a passphrase is chosen or typed, neither the words that go with it. */
const secrets = secretFields.filter((name) => name !== 'words');

/** The fields of this form that are never written into a page again. */
export const secretsIn = (body: URLSearchParams): Set<string> =>
  new Set(secrets.some((name) => body.has(name)) ? secretFields : secrets);
