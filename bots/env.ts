/** The environment variables of the bots, read and validated once at startup. */
import { z } from 'zod';

/** A base URL without its trailing slash. */
const baseUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).transform((url) => url.replace(/\/+$/, ''));
const startsWith = (prefix: string, where: string) => z.string().startsWith(prefix, `must start with ${prefix} (${where})`).optional();

const schema = z
  .object({
    SLACK_BOT_TOKEN: startsWith('xoxb-', 'Slack: OAuth & Permissions > Bot User OAuth Token'),
    SLACK_APP_TOKEN: startsWith('xapp-', 'Slack: Basic Information > App-Level Tokens, scope connections:write'),
    SLACK_SIGNING_SECRET: z.string().min(1).optional(),
    SLACK_API_URL: baseUrl.default('https://slack.com/api'),
    DISCORD_TOKEN: z.string().min(1).optional(),
    DISCORD_API_URL: baseUrl.default('https://discord.com/api'),
    LMM_POSTING: z.enum(['on', 'off', 'only'], 'must be on, off or only').default('on'),
    LMM_API_URL: baseUrl.optional(),
    LMM_PUBLIC_URL: baseUrl.optional(),
    LMM_BOT_KEY: z
      .string()
      .regex(/^\S{32,}$/, 'must have at least 32 characters and no spaces (make one with: openssl rand -base64 32)')
      .optional(),
  })
  .superRefine((env, context) => {
    if (env.LMM_API_URL !== undefined && env.LMM_BOT_KEY === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['LMM_BOT_KEY'],
        message: 'must be set together with LMM_API_URL, to the same key as on the API side',
      });
    }
    if (env.SLACK_BOT_TOKEN === undefined && (env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['SLACK_BOT_TOKEN'],
        message: 'must be set together with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      });
    }
    const receives = env.LMM_POSTING !== 'only';
    if (receives && env.SLACK_BOT_TOKEN !== undefined && env.SLACK_APP_TOKEN === undefined && env.SLACK_SIGNING_SECRET === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['SLACK_APP_TOKEN'],
        message: 'with SLACK_BOT_TOKEN, also set SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP',
      });
    }
  });

export type BotEnv = z.infer<typeof schema>;

/** Reads the bots' variables; throws one error that names each wrong variable. Empty variables count as unset. */
export function readBotEnv(variables: Readonly<Record<string, string | undefined>>): BotEnv {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`).join('\n'));
}
