import { readFile, writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { openApp, openUnseeded } from '../app.ts';
import { systemClock } from '../clock.ts';
import { exportKnowledge, readDocument, restoreKnowledge } from '../curation/document.ts';
import { readEnv, readVariables } from '../env.ts';
import { BadInput, SetupError } from '../errors.ts';
import { openLog } from '../log.ts';
import { printStatus } from '../status.ts';

/** Writes the document to a file or to standard output, and then nothing else to standard output. */
export async function exportDatabase({ out }: { readonly out?: string }): Promise<void> {
  const env = readEnv(readVariables());
  const progress = (text: string) => void process.stderr.write(`lmm: ${text}\n`);
  const app = await openApp({ env, clock: systemClock, log: openLog({ level: env.LOG_LEVEL }, pino.destination(2)), progress });
  try {
    const document = await exportKnowledge(app.client);
    const text = `${JSON.stringify(document, null, 1)}\n`;
    const rows = Object.values(document.tables).reduce((sum, { length }) => sum + length, 0);
    if (out === undefined) process.stdout.write(text);
    else await writeFile(out, text);
    progress(`exported ${rows} rows${out === undefined ? '' : ` to ${out}`}`);
  } finally {
    await app.close();
  }
}

/** Throws SetupError, and writes nothing, when the file is invalid or the database isn't empty. */
export async function restoreDatabase(file: string): Promise<void> {
  const env = readEnv(readVariables());
  try {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new BadInput(`Cannot read ${file}: ${error.message}.`);
    });
    const document = readDocument(text, file);
    const { client, close } = await openUnseeded({ env, clock: systemClock, progress: printStatus });
    const rows = await restoreKnowledge(client, document).finally(close);
    printStatus(`restored ${rows} rows from ${file}`);
  } catch (error) {
    throw error instanceof BadInput ? new SetupError(error.message, { cause: error }) : error;
  }
}
