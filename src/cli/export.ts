import { readFile, writeFile } from 'node:fs/promises';
import { openApp, openUnseeded } from '../app.ts';
import { systemClock } from '../clock.ts';
import { exportKnowledge, readDocument, restoreKnowledge } from '../curation/document.ts';
import { loadEnv } from '../env.ts';
import { BadInput, SetupError } from '../errors.ts';
import { openLog } from '../log.ts';
import { printableJson, printNote, printStatus, writeText } from '../output.ts';
import { decodeText } from '../text-file.ts';

/** Writes the document to a file or to standard output, and then nothing else to standard output. */
export async function exportDatabase({ out }: { readonly out?: string }): Promise<void> {
  const env = loadEnv();
  const app = await openApp({ env, clock: systemClock, log: openLog({ level: env.LOG_LEVEL }, 2), progress: printNote });
  try {
    const document = await exportKnowledge(app.client);
    const text = `${printableJson(document, 1)}\n`;
    const rows = Object.values(document.tables).reduce((sum, { length }) => sum + length, 0);
    if (out === undefined) writeText('stdout', text);
    else await writeOrExplain(out, text);
    printNote(`exported ${rows} rows${out === undefined ? '' : ` to ${out}`}`);
  } finally {
    await app.close();
  }
}

async function writeOrExplain(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    // What reads a pipe given by its path, such as /dev/stdout, may stop early.
    if (error.code !== 'EPIPE') throw new SetupError(`Cannot write ${file}: ${error.message}.`, { cause: error });
  });
}

/** Throws SetupError, and writes nothing, when the file is invalid or the database isn't empty. */
export async function restoreDatabase(file: string): Promise<void> {
  const env = loadEnv();
  try {
    const text = await readFile(file)
      .then(decodeText)
      .catch((error: Error) => {
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
