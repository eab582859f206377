/** A rule case: one invalid file, and the one problem that the checker finds in it. */
import { expect, it } from 'vitest';
import { type Files, problemsOf } from './folder.ts';

export interface Case {
  readonly rule: string;
  readonly file: string;
  readonly lines: readonly string[];
  /** More files that the case needs. */
  readonly others?: Files;
  readonly at: readonly [line: number, column: number];
  readonly message: RegExp;
  readonly hint: RegExp;
}

/** Declares a test for each case. */
export const testCases = (cases: readonly Case[]): void => {
  it.each(cases)('$rule', async ({ file, lines, others = {}, at, message, hint }) => {
    const problems = await problemsOf(file, { ...others, [file]: lines });
    expect(problems.map((problem) => [problem.line, problem.column])).toEqual([at]);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.hint).toMatch(hint);
  });
};
