import { type App, openApp } from '../app.ts';
import { type CatalogSource, importCatalog } from '../catalog/import.ts';
import { fileSource, modelpedia, modelpediaFiles, modelsDev, tokenlens } from '../catalog/sources.ts';
import { tasks } from '../catalog/tasks.ts';
import { systemClock } from '../clock.ts';
import type { Transaction } from '../database/client.ts';
import { FolderInUse } from '../database/lock/folder-lock.ts';
import { queriesIn } from '../database/prisma-queries.ts';
import { loadEnv, productVersion } from '../env.ts';
import { BadInput, SetupError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { readGraph } from '../graph/store/load.ts';
import { openLog } from '../log.ts';
import { printLine, printStatus } from '../output.ts';
import type { CatalogArgument } from './catalog-arguments.ts';
import { formatImportReport, formatImportSummary } from './import-report.ts';
import { createProgressBar } from './progress.ts';

export interface ImportFlags {
  readonly file?: string;
  readonly dryRun?: boolean;
  readonly report?: boolean;
  readonly acceptLosses?: boolean;
}

/** Throws SetupError when the catalog cannot be used or another process has the database open. */
export async function runImport(name: CatalogArgument, flags: ImportFlags): Promise<void> {
  const source = sourceOf(name, flags.file);
  const app = await openAppForImport();
  const bar = createProgressBar(`importing ${name}`);
  try {
    const { dryRun = false, acceptLosses = false, report = false } = flags;
    let graph: Graph | undefined;
    const onWritten = async (tx: Transaction) => {
      // Read inside the transaction, because a dry run leaves nothing to read behind.
      if (report) graph = await readGraph(queriesIn(tx));
    };
    const options = { client: app.client, clock: systemClock, source, dryRun, acceptLosses, onWritten, onProgress: bar.show };
    const imported = await importCatalog(options);
    bar.stop();
    printStatus(formatImportSummary(imported, dryRun));
    if (graph !== undefined) printLine(`\n${formatImportReport(graph, imported)}`);
  } catch (error) {
    throw error instanceof BadInput ? new SetupError(error.message, { cause: error }) : error;
  } finally {
    bar.stop();
    await app.close();
  }
}

function sourceOf(name: CatalogArgument, file: string | undefined): CatalogSource {
  if (name === 'tasks') {
    if (file !== undefined) throw new SetupError('The tasks come from the package @huggingface/tasks; --file is for the other catalogs.');
    return tasks;
  }
  if (name === 'modelpedia') return file === undefined ? modelpedia({ fetch }) : modelpediaFiles(file);
  if (file !== undefined) return fileSource(name, file);
  return name === 'tokenlens' ? tokenlens(productVersion) : modelsDev({ fetch });
}

async function openAppForImport(): Promise<App> {
  const env = loadEnv();
  try {
    return await openApp({ env, clock: systemClock, log: openLog({ level: env.LOG_LEVEL }), progress: printStatus });
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    const next = 'Stop it and import again, or start it with LMM_IMPORT=daily: then it imports by itself.';
    throw new SetupError(`Process ${error.holder.pid} has the database open, and only one process can. ${next}`, { cause: error });
  }
}
