/** Curation: the only code that writes knowledge, always for one origin. */
import type { Client, Transaction } from '../database/client.ts';
import { BadInput } from '../errors.ts';
import { writeOntology } from './ontology.ts';
import { type Row, type Rows, type Table, tables } from './rows.ts';
import { compareRows, type Difference, door, put, remove } from './sync.ts';

/** Any number will do; it must only be the same in every process. Two writers wait for each other. */
const WRITER_LOCK = 72_707_370;

/** Knowledge is small: a whole write takes well under a second, so a minute means that something else is wrong. */
const TIME_LIMIT_MS = 60_000;

export interface Content {
  readonly origin: string;
  /** Names this content: an origin whose last hash is the same is left alone. */
  readonly hash: string;
  readonly rows: Rows;
  readonly writtenAt: Date;
}

export interface Written {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
}

/** The hash of what an origin wrote last; undefined when it never wrote. */
export async function lastHash(client: Client, origin: string): Promise<string | undefined> {
  return (await client.writing.findUnique({ where: { origin } }))?.hash;
}

/**
 * Makes the database hold exactly `content.rows` for its origin, in one transaction, and nothing of other origins changes.
 * Throws BadInput when rows of another origin still need something that would go.
 */
export async function writeContent(client: Client, content: Content): Promise<Written> {
  try {
    return await client.$transaction((tx) => write(tx, content), { timeout: TIME_LIMIT_MS, maxWait: TIME_LIMIT_MS });
  } catch (error) {
    throw isForeignKey(error) ? new BadInput(stillNeeded(content.origin), { cause: error }) : error;
  }
}

async function write(tx: Transaction, { origin, hash, rows, writtenAt }: Content): Promise<Written> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`;
  await writeOntology(tx);
  const differences: { name: Table; key: readonly string[]; difference: Difference }[] = [];
  for (const { name, key, of } of tables) {
    const existing = await door(tx, name).findMany({ where: of(origin) });
    differences.push({ name, key, difference: compareRows(existing, rows[name] as readonly Row[], key) });
  }
  for (const { name, key, difference } of differences.toReversed()) await remove(tx, name, key, difference.removed);
  for (const { name, key, difference } of differences) await put(tx, name, key, difference);
  await tx.writing.upsert({ where: { origin }, create: { origin, hash, writtenAt }, update: { hash, writtenAt } });
  const count = (part: 'created' | 'changed' | 'removed') => differences.reduce((sum, { difference }) => sum + difference[part].length, 0);
  return { created: count('created'), changed: count('changed'), removed: count('removed') };
}

const isForeignKey = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'P2003';

const stillNeeded = (origin: string): string =>
  `Something that "${origin}" no longer holds is still used by another origin. ` +
  'Put the removed entry back, or first move what refers to it (a redirect in prisma/knowledge/redirects.yaml keeps old ids alive).';
