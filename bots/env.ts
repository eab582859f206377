import { z } from 'zod';
import { connectors } from './connectors.ts';
import { baseUrl } from './core/env-values.ts';

const sharedVariables = z.object({
  LMM_POSTING: z.enum(['on', 'off', 'only'], 'must be on, off or only').default('on'),
  LMM_WELCOME: z.enum(['on', 'off'], 'must be on or off').default('on'),
  LMM_API_URL: baseUrl.optional(),
  LMM_PUBLIC_URL: baseUrl.optional(),
  LMM_BOT_KEY: z
    .string()
    .regex(/^\S{32,}$/, 'must have at least 32 characters and no spaces (make one with: openssl rand -base64 32)')
    .optional(),
});

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void ? All : never;
type PlatformEnv = Intersection<z.output<(typeof connectors)[number]['variables']>>;

/** The names of the bots' variables, including those of every platform. */
export const botVariables: readonly string[] = [sharedVariables, ...connectors.map((connector) => connector.variables)].flatMap((schema) =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
);

export type BotEnv = z.output<typeof sharedVariables> & PlatformEnv;

/** Reads the bots' variables; throws one error that names each wrong variable. Empty variables count as unset. */
export function readBotEnv(variables: Readonly<Record<string, string | undefined>>): BotEnv {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const results = [sharedVariables, ...connectors.map((connector) => connector.variables)].map((schema) => schema.safeParse(set));
  throwProblems(results.flatMap(({ error }) => error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []));
  // Every schema has given its part.
  const env: BotEnv = Object.assign({}, ...results.map(({ data }) => data));
  throwProblems([
    ...(env.LMM_API_URL !== undefined && env.LMM_BOT_KEY === undefined
      ? ['LMM_BOT_KEY must be set together with LMM_API_URL, to the same key as on the API side']
      : []),
    ...connectors.flatMap(({ checkEnv }) => checkEnv?.(env).map(({ variable, message }) => `${variable} ${message}`) ?? []),
  ]);
  return env;
}

function throwProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.map((problem) => `  ${problem}`).join('\n'));
}
