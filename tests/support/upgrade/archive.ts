/** Packs what a version left behind into small files, and unpacks it for tests. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const MAX_TAR_BYTES = 256 * 2 ** 20;

/** One folder for each version and engine: `<version>/<engine>`. */
export const fixtures = join(import.meta.dirname, '../../fixtures/upgrade');

export function writePacked(file: string, content: Buffer | string): void {
  const data = Buffer.from(content);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, brotliCompressSync(data, { params }));
}

export const readPacked = (file: string): Buffer => brotliDecompressSync(readFileSync(file));

/** The PGlite files of a data folder; the lock of the killed process stays behind. */
export const packFolder = (folder: string): Buffer =>
  execFileSync('tar', ['-c', '--numeric-owner', '--owner=0', '--group=0', '-C', folder, '-f', '-', 'pgdata'], { maxBuffer: MAX_TAR_BYTES });

export function unpackFolder(archive: Buffer, folder: string): void {
  execFileSync('tar', ['-x', '--no-same-owner', '-C', folder, '-f', '-'], { input: archive });
}
