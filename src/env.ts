/** The server's environment: read once, validated, and passed on as values. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SetupError } from './errors.ts';

/** The folder of package.json, found from the sources as well as from the build. */
export const packageRoot = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** The version of LMM Atlas, as package.json has it. */
export const productVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version;

/** Two per second. What a request may compute is limited by its cost. */
const DEFAULT_RATE_LIMIT = 120;

const schema = z.object({
  PORT: z.coerce.number({ error: 'must be a port number from 0 to 65535' }).int().min(0).max(65_535).default(4000),
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
  LMM_RATE_LIMIT: z.coerce
    .number({ error: 'must be a number of requests per minute; 0 means no limit' })
    .int()
    .min(0)
    .max(100_000)
    .default(DEFAULT_RATE_LIMIT),
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
  LMM_IMPORT: z.enum(['daily'], { error: 'must be "daily", or unset' }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

export type Env = z.infer<typeof schema>;
export type Variables = Readonly<Record<string, string | undefined>>;

/** The process's variables, plus those of the package's `.env` file that the process doesn't set. */
export function readVariables(): Variables {
  const file = join(packageRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/** Reads the server's variables; throws one SetupError that names each invalid one. Empty variables count as unset. */
export function readEnv(variables: Variables): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new SetupError(result.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`).join('\n'));
}
