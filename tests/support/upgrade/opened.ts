/** A database as an older version left it, opened by this version at the moment after that version was killed. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type App, buildApp } from '../../../src/app.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { connect } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
import { knowledgeFolder } from '../../../src/env.ts';
import { seed } from '../../../src/seed/seed.ts';
import { type Engine, freshDatabases } from '../database/engines.ts';
import { createTemporaryFolder } from '../database/template.ts';
import { silentLog } from '../silent-log.ts';
import { fixtures, readPacked, unpackFolder } from './archive.ts';
import { DATABASE, folderOf, type Recording, readRecording } from './recording.ts';

/** All versions with a fixture, oldest first. */
export const versions: readonly string[] = readdirSync(fixtures).sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/**
 * Long enough for the leases of the killed process to expire, and for Discord to forget nonces, which the fake doesn't know again; early
 * enough to post.
 */
const RESTART_MS = 180_000;

export interface Opened {
  readonly recording: Recording;
  /** Runs on from shortly after the recording. */
  readonly clock: Clock;
  readonly app: App;
}

/** Call it where tests are declared: returns a function that opens a copy of the recorded database. */
export function recordedDatabases(version: string, engine: Engine): () => Promise<Opened> {
  const openEmpty = freshDatabases(engine);
  const opened: Database[] = [];
  afterAll(() => Promise.all(opened.map((database) => database.close())));
  const openRecorded = async (): Promise<Database> => {
    const content = readPacked(join(folderOf(version, engine), DATABASE[engine]));
    if (engine === 'postgresql') {
      const database = await openEmpty();
      await database.sql.run(`${content}; reset all;`);
      return database;
    }
    const folder = createTemporaryFolder();
    unpackFolder(content, folder);
    const database = await openDatabase({ folder, clock: systemClock });
    opened.push(database);
    return database;
  };
  return async () => {
    const recording = readRecording(version, engine);
    const offset = new Date(recording.endedAt).getTime() + RESTART_MS - Date.now();
    const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + offset) };
    const database = await openRecorded();
    await upgrade(database);
    return { recording, clock, app: await buildApp(database, { clock, log: silentLog, progress: () => {} }) };
  };
}

/** With the real date: the files of today tell of days after the recording. */
async function upgrade(database: Database): Promise<void> {
  await migrate(database.sql, join(knowledgeFolder, '../migrations'));
  const client = connect(database);
  await seed({ sql: database.sql, client, folder: knowledgeFolder, clock: systemClock });
  await client.$disconnect();
}
