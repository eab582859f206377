/** Bundle: files that pages load, compressed once at build time below a version that is part of their URL. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Bundle {
  readonly name: string;
  /** Changes with the files, so that browsers can cache them permanently. */
  readonly version: string;
  readonly files: readonly string[];
  /** Read only if the files aren't compressed yet. */
  readonly read: (file: string) => Promise<string | Uint8Array>;
}

/** A bundle in the file system. */
export interface BuiltBundle extends Pick<Bundle, 'version' | 'files'> {
  readonly folder: string;
}

/** Writes the compressed files below `folder` unless they are there. */
export async function buildBundle(folder: string, { name, version, files, read }: Bundle): Promise<BuiltBundle> {
  const target = join(folder, 'assets', name, version);
  if (existsSync(join(target, 'done'))) return { folder: target, version, files };
  await mkdir(target, { recursive: true });
  await Promise.all(
    files.map(async (file) => writeFile(join(target, `${file}.gz`), await promisify(gzip)(await read(file), { level: 9 }))),
  );
  await writeFile(join(target, 'done'), '');
  return { folder: target, version, files };
}
