import type { Connector } from '../core/connector.ts';
import { checkSlackEnv, type SlackEnv, slackVariables } from './env.ts';
import { slack } from './platform.ts';

export const slackConnector: Connector<SlackEnv> = {
  platform: slack,
  variables: slackVariables,
  checkEnv: checkSlackEnv,
  tokenIn: ({ SLACK_BOT_TOKEN }) => SLACK_BOT_TOKEN,
  setupHint:
    'not connected: set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET; "npx lmm slack manifest" prints the app to create',
  // Loaded on demand: Slack's client takes time and memory to load.
  startBot: async (env, context) => (await import('./main.ts')).startSlack(env, context),
  startPoster: async (env, options) => (await import('./posting/poster.ts')).startSlackPoster(env, options),
};
