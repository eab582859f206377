/** What commands print for the user who runs them. */
import { SetupError } from './errors.ts';

export const printStatus = (text: string): void => console.log(`lmm: ${text}`);

/** Runs `work`; prints a SetupError as plain text with exit code 1, and any other error with its stack as a bug of ours. */
export async function withReadableErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof SetupError) console.error(`lmm: ${error.message}`);
    else console.error('lmm: this is a bug in LMM Atlas. Please report it with these lines:\n', error);
  }
}
