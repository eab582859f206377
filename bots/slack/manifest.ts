/** Slack's description of the app, made from the commands that are declared: who installs the bot pastes it once. */
import type { Command } from '../core/command.ts';

/**
 * The scopes of the bot, and why: asking (commands, app_mentions, im), daily facts (chat:write, channels:join),
 * finding a post again after an unclear answer (history), and checking who may schedule (users:read, channels, groups).
 * All of them from the first day, since each later scope costs every workspace a reinstall.
 */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
] as const;

export const SLASH_COMMAND = '/lmm';
export const EVENTS_PATH = '/slack/events';

/** The lengths that docs.slack.dev/reference/app-manifest allows. */
export const MANIFEST_LIMITS = {
  name: 35,
  description: 140,
  longDescription: { min: 174, max: 4000 },
  displayName: 80,
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
} as const;

export interface SlackManifest {
  readonly _metadata: { readonly major_version: 2; readonly minor_version: 1 };
  readonly display_information: { readonly name: string; readonly description: string; readonly long_description: string };
  readonly features: {
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly should_escape: true;
      readonly url?: string;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly interactivity: { readonly is_enabled: true; readonly request_url?: string };
    readonly org_deploy_enabled: false;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: false;
  };
}

export interface ManifestOptions {
  readonly commands: readonly Pick<Command, 'name' | 'description' | 'examples'>[];
  /** The public address of the product, for HTTP; without it the app uses Socket Mode. */
  readonly url?: string;
}

const NAME = 'LMM Atlas';
const ABOUT =
  'LMM Atlas answers questions about large multimodal models (LMMs) and large language models (LLMs) from a knowledge graph ' +
  'in which every statement has a source. Each answer shows its sources. What the graph does not know, the bot says it does not know.';

/** The manifest to paste at api.slack.com/apps > Create New App > From a manifest. */
export function slackManifest({ commands, url }: ManifestOptions): SlackManifest {
  const address = url === undefined ? undefined : `${url.replace(/\/+$/, '')}${EVENTS_PATH}`;
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: NAME,
      description: 'Cited answers about large multimodal models and large language models.',
      long_description: longDescription(commands),
    },
    features: {
      bot_user: { display_name: NAME, always_online: true },
      slash_commands: [
        {
          command: SLASH_COMMAND,
          description: 'Ask about large multimodal models and large language models',
          usage_hint: usageHint(commands),
          should_escape: true,
          ...(address === undefined ? {} : { url: address }),
        },
      ],
    },
    oauth_config: { scopes: { bot: BOT_SCOPES } },
    settings: {
      // Nothing is clickable yet; switching it on later would mean a change in every workspace.
      interactivity: { is_enabled: true, ...(address === undefined ? {} : { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The scopes that the bot needs and a token does not have. */
export const missingScopes = (granted: readonly string[]): string[] => BOT_SCOPES.filter((scope) => !granted.includes(scope));

function usageHint(commands: ManifestOptions['commands']): string {
  const names = commands.map(({ name }) => name);
  return `[${joinWithin(names, ' | ', MANIFEST_LIMITS.usageHint - 2)}]`;
}

function longDescription(commands: ManifestOptions['commands']): string {
  const lines = commands.map(({ name, description, examples }) => {
    const example = examples[0] === undefined ? '' : ` (${SLASH_COMMAND} ${examples[0]})`;
    return `${name}: ${description}${example}`;
  });
  return joinWithin([ABOUT, ...lines], '\n', MANIFEST_LIMITS.longDescription.max);
}

/** Joins whole parts, from the first, as long as they fit. */
function joinWithin(parts: readonly string[], separator: string, limit: number): string {
  return parts.reduce((joined, part) => {
    const longer = joined === '' ? part : joined + separator + part;
    return longer.length <= limit ? longer : joined;
  }, '');
}
