/** The app manifest, built from the declared commands: an admin pastes it once, to create the Slack app. */
import { type Command, topLevelNames } from '../core/contract/command.ts';
import { slack } from './platform.ts';

/**
 * Questions need commands, app_mentions and im; daily facts need chat:write and channels:join. The history scopes find a post
 * after an unclear response; users:read, channels and groups check who may schedule.
 * The app asks for all of them from the start, since each later scope costs every workspace a reinstall.
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

/** Without it, @group isn't looked up: people choose what Slack suggests, or write the group's id. */
export const OPTIONAL_SCOPES = ['usergroups:read'] as const;

/** All within the scopes above: mentions, direct messages, and changes to the channels where the bot posts daily facts. */
export const BOT_EVENTS = [
  ...['app_mention', 'message.im'],
  ...['app_uninstalled', 'tokens_revoked'],
  ...['channel_archive', 'channel_deleted', 'channel_unarchive', 'group_archive', 'group_deleted', 'group_unarchive'],
  'member_joined_channel',
] as const;

export const SLASH_COMMAND = slack.commandPrefix;
export const EVENTS_PATH = '/slack/events';

const USAGE_HINT = 1000; // docs.slack.dev/reference/app-manifest
const LONG_DESCRIPTION = 4000; // docs.slack.dev/reference/app-manifest

export interface SlackManifest {
  readonly _metadata: { readonly major_version: 2; readonly minor_version: 1 };
  readonly display_information: { readonly name: string; readonly description: string; readonly long_description: string };
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: false;
      readonly messages_tab_enabled: true;
      readonly messages_tab_read_only_enabled: false;
    };
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly should_escape: true;
      readonly url?: string;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[]; readonly bot_optional: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: true; readonly request_url?: string; readonly message_menu_options_url?: string };
    readonly org_deploy_enabled: false;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: false;
  };
}

interface ManifestOptions {
  readonly commands: readonly Pick<Command, 'name' | 'description' | 'examples'>[];
  /** The public address of the product, for HTTP. Without it the app uses Socket Mode. */
  readonly url?: string;
}

const NAME = 'LMM Atlas';
const DESCRIPTION =
  'LMM Atlas answers questions about large multimodal models (LMMs) and large language models (LLMs) from a knowledge graph ' +
  'in which every statement has a source. Each answer shows its sources. If the graph doesn’t know, the bot says so.';

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
      // Without the tab, the bot and its users can't send each other direct messages.
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
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
    oauth_config: { scopes: { bot: [...BOT_SCOPES, ...OPTIONAL_SCOPES], bot_optional: OPTIONAL_SCOPES } },
    settings: {
      event_subscriptions: { ...(address === undefined ? {} : { request_url: address }), bot_events: BOT_EVENTS },
      interactivity: {
        is_enabled: true,
        // Select menus load their options from the second address.
        ...(address === undefined ? {} : { request_url: address, message_menu_options_url: address }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}

export const missingScopes = (granted: readonly string[]): string[] => BOT_SCOPES.filter((scope) => !granted.includes(scope));

function usageHint(commands: ManifestOptions['commands']): string {
  return `[${joinWithin(topLevelNames(commands), ' | ', USAGE_HINT - 2)}]`;
}

function longDescription(commands: ManifestOptions['commands']): string {
  const lines = commands.map(({ name, description, examples }) => {
    const example = examples[0] === undefined ? '' : ` (${SLASH_COMMAND} ${examples[0]})`;
    return `${name}: ${description}${example}`;
  });
  return joinWithin([DESCRIPTION, ...lines], '\n', LONG_DESCRIPTION);
}

function joinWithin(parts: readonly string[], separator: string, limit: number): string {
  return parts.reduce((joined, part) => {
    const longer = joined === '' ? part : joined + separator + part;
    return longer.length <= limit ? longer : joined;
  }, '');
}
