/** Turns zod's issues into sentences for the author of the file. */
import type { z } from 'zod';
import { didYouMean } from './nearest.ts';

interface IssueDescription {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string;
  /** Whether the problem is the key rather than its value. */
  readonly onKey: boolean;
  /** For a text, a list or a number of the wrong size. */
  readonly size?: { readonly reason: 'TOO_SHORT' | 'TOO_LONG' | 'TOO_MANY' | 'OUT_OF_RANGE'; readonly limit: number };
}

type MessageAndHint = Pick<IssueDescription, 'message' | 'hint'>;

const kindOfValue = (value: unknown): string => {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map of keys' : `a ${typeof value}`;
};

const expectations: Readonly<Record<string, string>> = {
  string: 'a text; put it in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
};

const expected = (name: string): string => expectations[name] ?? name;

const wrongType = (field: string, expectation: string, input: unknown): MessageAndHint => {
  if (input === undefined) return { message: `${field} is missing.`, hint: `Add it: ${expected(expectation)}.` };
  return { message: `${field} is ${kindOfValue(input)}.`, hint: `Expected here: ${expected(expectation)}.` };
};

const wrongSize = (field: string, issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): MessageAndHint => {
  const { input } = issue;
  const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `more than ${Number(issue.minimum) - (issue.inclusive ? 1 : 0)}`;
  if (typeof input === 'string') {
    const hint = issue.code === 'too_big' ? 'Shorten it, or split it into two statements.' : 'Write the text, or remove the key.';
    return { message: `${field} has ${input.length} characters; allowed: ${limit}.`, hint };
  }
  const size = Array.isArray(input) ? `has ${input.length} items` : `is ${String(input)}`;
  return { message: `${field} ${size}; allowed: ${limit}.`, hint: 'Correct the value.' };
};

const wrongChoice = (field: string, input: unknown, values: readonly unknown[]): MessageAndHint => {
  const choices = values.map(String);
  if (input === undefined) return { message: `${field} is missing.`, hint: `Add one of: ${choices.join(', ')}.` };
  const hint = `${didYouMean(String(input), choices)}Allowed: ${choices.join(', ')}.`;
  return { message: `${field} cannot be "${String(input)}".`, hint };
};

const unknownKey = (key: string, known: string): MessageAndHint => ({
  message: `Unknown key "${key}".`,
  hint: `${didYouMean(key, known.split(', '))}Known here: ${known}.`,
});

const messageAndHint = (issue: z.core.$ZodIssue): MessageAndHint => {
  const [message = '', hint] = issue.message.split('\n');
  if (hint !== undefined) return { message, hint };
  const name = issue.path.findLast((part) => typeof part === 'string');
  const field = name === undefined ? 'The file' : `"${name}"`;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(field, issue.expected, issue.input);
    case 'invalid_value':
      return wrongChoice(field, issue.input, issue.values);
    case 'too_big':
    case 'too_small':
      return wrongSize(field, issue);
    default:
      return { message: `${field}: ${issue.message}.`, hint: 'Correct the value.' };
  }
};

function sizeOf(issue: z.core.$ZodIssue): Pick<IssueDescription, 'size'> {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return {};
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  if (issue.origin === 'string') return { size: { reason: issue.code === 'too_big' ? 'TOO_LONG' : 'TOO_SHORT', limit } };
  return { size: { reason: issue.origin === 'array' && issue.code === 'too_big' ? 'TOO_MANY' : 'OUT_OF_RANGE', limit } };
}

export const describeIssue = (issue: z.core.$ZodIssue): IssueDescription[] => {
  if (issue.code === 'invalid_key') {
    return issue.issues.map((inner) => ({ path: issue.path, onKey: true, ...messageAndHint({ ...inner, path: issue.path }) }));
  }
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, onKey: false, ...messageAndHint(issue), ...sizeOf(issue) }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], onKey: true, ...unknownKey(key, issue.message) }));
};
