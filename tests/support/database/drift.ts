/** Drift: the differences between a migrated database and a Prisma schema, found by Prisma's own engine without a network. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type { Database } from '../../../src/database/open.ts';

/** The exports that the entry's types omit; Node can't load the package's main entry. */
interface EngineModule extends WebAssembly.ModuleImports {
  readonly SchemaEngine: typeof SchemaEngine;
  readonly __wbg_set_wasm: (exports: unknown) => void;
}

// The package's JavaScript caches views of one memory: a second instance in the same process would read the first one's.
let loading: Promise<EngineModule> | undefined;

/**
 * The SQL that would make the database match the schema; empty if it already does.
 * Only for PGlite, and without CHECK constraints and triggers: the engine compares neither, and fails on a server's types.
 */
export async function schemaDrift(database: Database, schemaText: string): Promise<string> {
  const panic = rejectOnPanic();
  loading ??= loadEngine();
  const { SchemaEngine } = await loading;
  const files = [{ path: 'schema.prisma', content: schemaText }];
  const adapter = bindMigrationAwareSqlAdapterFactory(database.adapter);
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schemaText]] }, () => {}, adapter);
  const diff = engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  const { exitCode, stdout } = await Promise.race([diff, panic]);
  return exitCode === 0 ? '' : (stdout ?? 'The engine found a difference and did not name it.');
}

async function loadEngine(): Promise<EngineModule> {
  const folder = join(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'), '..');
  // The path is known only at run time, and the types next to it omit what wasm-bindgen calls internally.
  const engineModule = (await import(join(folder, 'schema_engine_bg.js'))) as EngineModule;
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': engineModule,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  // The module's own initialization, which the generated loader would call.
  (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  return engineModule;
}

/** Rejects when the engine panics: it passes the reason to a global of this name, and then never answers. */
function rejectOnPanic(): Promise<never> {
  return new Promise((_, reject) => {
    const set_message = (message: string) => reject(new Error(message));
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message } });
  });
}
