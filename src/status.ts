/** What the commands say to the person who started them. */
import { SetupError } from './errors.ts';

/** One line of progress. */
export const printStatus = (text: string): void => console.log(`lmm: ${text}`);

/** Runs `work`; a SetupError is printed in plain words with exit code 1, anything else with its stack as a defect of ours. */
export async function withReadableErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof SetupError) console.error(`lmm: ${error.message}`);
    else console.error('lmm: this is a defect of LMM Atlas; please report it with these lines:\n', error);
  }
}
