/** Reads a file of a catalog that a user names. */
import { readFile, stat } from 'node:fs/promises';
import { BadInput } from '../../errors.ts';
import { decodeText } from '../../text-file.ts';

const MAX_FILE_BYTES = 100_000_000;

/** Throws BadInput that ends with what was expected. */
export async function readCatalogFile(file: string, expected: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) throw new Error(`it has ${Math.round(size / 1e6)} MB, and the limit is ${MAX_FILE_BYTES / 1e6} MB`);
    return decodeText(await readFile(file));
  } catch (error) {
    throw new BadInput(`Cannot read ${file}: ${(error as Error).message}. ${expected}`, { cause: error });
  }
}
