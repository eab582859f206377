import { z } from 'zod';
import type { EnvProblem, PostingMode } from '../core/connector.ts';
import { baseUrl, startsWith } from '../core/env-values.ts';

export const slackVariables = z.object({
  SLACK_BOT_TOKEN: startsWith('xoxb-', 'Slack: OAuth & Permissions > Bot User OAuth Token'),
  SLACK_APP_TOKEN: startsWith('xapp-', 'Slack: Basic Information > App-Level Tokens, scope connections:write'),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  SLACK_API_URL: baseUrl.default('https://slack.com/api'),
});

export type SlackEnv = z.output<typeof slackVariables>;

export function checkSlackEnv(env: SlackEnv & { readonly LMM_POSTING: PostingMode }): EnvProblem[] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, LMM_POSTING } = env;
  const canReceive = SLACK_APP_TOKEN !== undefined || SLACK_SIGNING_SECRET !== undefined;
  if (SLACK_BOT_TOKEN === undefined) {
    return canReceive
      ? [{ variable: 'SLACK_BOT_TOKEN', message: 'must be set together with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET' }]
      : [];
  }
  if (canReceive || LMM_POSTING === 'only') return [];
  const message = 'with SLACK_BOT_TOKEN, also set SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP';
  return [{ variable: 'SLACK_APP_TOKEN', message }];
}
