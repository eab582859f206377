/** The server's environment: read once, validated, and passed on as values. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { SetupError } from './errors.ts';
import { decodeText } from './text-file.ts';

/** The folder of package.json, found from the sources as well as from the build. */
export const packageRoot = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** The folder of the knowledge files. */
export const knowledgeFolder = join(packageRoot, 'prisma', 'knowledge');

/** The version of LMM Atlas, as package.json has it. */
export const productVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version;

/** Two per second. What a request may compute is limited by its cost. */
const DEFAULT_RATE_LIMIT = 120;

/** A whole number up to `most`, with one message for everything else. */
const wholeNumber = (most: number, error: string) => z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error });

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The key and the questions of users go there. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text) || /[?#@\s]/.test(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
}

const fields = z.object({
  PORT: wholeNumber(65_535, 'must be a port number from 0 to 65535').default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  LMM_DATA: z
    .string()
    .default('.lmm')
    .transform((folder) => resolve(packageRoot, folder)),
  LMM_BOT_KEY: z
    .string()
    .regex(/^\S{32,}$/, 'must have at least 32 characters and no spaces (make one with: openssl rand -base64 32)')
    .optional(),
  LMM_RATE_LIMIT: wholeNumber(100_000, 'must be a number of requests per minute, up to 100000; 0 means no limit').default(
    DEFAULT_RATE_LIMIT,
  ),
  LMM_TRUST_PROXY: z
    .string()
    .transform((text) => text.replace(/^true$/, '1').replace(/^false$/, '0'))
    .pipe(z.string().regex(/^\d$/, 'must be the number of proxies in front of this server, 0 to 9'))
    .transform(Number)
    .default(0),
  LMM_PUBLIC_INTROSPECTION: z
    .enum(['true', 'false'], { error: 'must be "true" or "false"' })
    .default('true')
    .transform((text) => text === 'true'),
  LMM_MODEL_URL: z
    .string()
    .refine(isEndpoint, {
      error: 'must be an address such as https://api.openai.com/v1, without a query; http is only for this machine',
      abort: true,
    })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  LMM_MODEL: z
    .string()
    .regex(/^\S{1,200}$/, { error: 'must be the name of a model, without spaces', abort: true })
    .optional(),
  LMM_MODEL_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,1000}$/, { error: 'must be a key without spaces', abort: true })
    .optional(),
  LMM_IMPORT: z.enum(['daily', 'off'], { error: 'must be "daily", "off" or unset' }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be ${LOG_LEVELS.slice(0, -1).join(', ')} or ${LOG_LEVELS.at(-1)}` }).default('warn'),
});

/** Variables that mean nothing alone. */
const schema = fields.superRefine((env, { addIssue }) => {
  const [url, name, key] = [env.LMM_MODEL_URL, env.LMM_MODEL, env.LMM_MODEL_KEY].map((value) => value !== undefined);
  const refuse = (path: keyof typeof env, missing: string) =>
    addIssue({ code: 'custom', path: [path], message: `must be set together with ${missing}` });
  if (url === true && name === false) refuse('LMM_MODEL_URL', 'LMM_MODEL');
  if (name === true && url === false) refuse('LMM_MODEL', 'LMM_MODEL_URL');
  if (key === true && url === false && name === false) refuse('LMM_MODEL_KEY', 'LMM_MODEL_URL and LMM_MODEL');
});

export type Env = z.infer<typeof schema>;
export type Variables = Readonly<Record<string, string | undefined>>;

/** The names of the server's variables; the bots have their own. */
export const serverVariables: readonly string[] = Object.keys(fields.shape);

export interface Settings {
  readonly variables: Variables;
  /** The variables that the package's `.env` file sets. */
  readonly inFile: ReadonlySet<string>;
}

/** The process's variables, plus those of the package's `.env` file that the process doesn't set. Throws SetupError. */
export function readSettings(file = join(packageRoot, '.env')): Settings {
  if (!existsSync(file)) return { variables: process.env, inFile: new Set() };
  const written = Object.entries(parseEnv(readText(file)));
  const set = written.filter(([name]) => process.env[name] === undefined);
  // Libraries read some variables themselves, such as those for a proxy.
  for (const [name, value] of set) process.env[name] = value;
  return { variables: process.env, inFile: new Set(set.map(([name]) => name)) };
}

function readText(file: string): string {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    throw new SetupError(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}

/** Variables are invalid; the message says where they are set. */
export class InvalidSettings extends SetupError {
  /** One for each variable: its name, and what it must be. */
  readonly problems: readonly string[];
  constructor(problems: readonly string[], inFile: ReadonlySet<string> = new Set()) {
    const written = problems.filter((problem) => inFile.has(problem.split(' ', 1)[0] ?? ''));
    const places = [written.length > 0 ? '.env' : [], written.length < problems.length ? 'the environment' : []].flat();
    super(
      `Configuration ${problems.length === 1 ? 'problem' : 'problems'} in ${places.join(' and ')}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** Reads the server's variables; throws one InvalidSettings that names each invalid one. Empty variables count as unset. */
export function readEnv(variables: Variables, inFile?: ReadonlySet<string>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new InvalidSettings(
    result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    inFile,
  );
}

/** The server's variables, read from where they are set. */
export function loadEnv(): Env {
  const { variables, inFile } = readSettings();
  return readEnv(variables, inFile);
}

const MAX_TYPOS = 2;

/**
 * Variables that are set but unknown, and look like one that isn't set: most likely misspelt. The environment has others' too, so
 * there only names that begin as those of the bots do, such as SLACK_ and LMM_, can be ours.
 */
export function misspeltVariables({ variables, inFile }: Settings, botVariables: readonly string[]): { name: string; meant: string }[] {
  const known = [...serverVariables, ...botVariables];
  const prefixes = new Set(botVariables.map(prefixOf).filter((prefix) => prefix !== ''));
  const unset = known.filter((name) => (variables[name] ?? '') === '');
  return Object.keys(variables)
    .filter((name) => !known.includes(name) && (inFile.has(name) || prefixes.has(prefixOf(name.toUpperCase()))))
    .flatMap((name) => {
      const typos = (other: string) => distance(name.toUpperCase(), other);
      const meant = unset.toSorted((one, other) => typos(one) - typos(other))[0];
      return meant !== undefined && typos(meant) <= MAX_TYPOS ? [{ name, meant }] : [];
    });
}

const prefixOf = (name: string): string => name.slice(0, name.indexOf('_') + 1);
