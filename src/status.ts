/** How a program of ours ends: with a sentence for the user, or with the lines of a bug report. */
import { inspect } from 'node:util';
import { SetupError } from './errors.ts';
import { printError, printNote, watchOutput } from './output.ts';

/** Runs `work`; prints a SetupError as plain text with exit code 1, and any other error with its stack as a bug of ours. */
export async function withReadableErrors(work: () => Promise<void>): Promise<void> {
  watchOutput();
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof SetupError) printNote(error.message);
    else printError(`lmm: this is a bug in LMM Atlas. Please report it with these lines:\n ${inspect(error)}`);
  }
}
