/** The app manifest, built from the declared commands: an admin pastes it once, to create the Slack app. */
import { type Command, topLevelNames } from '../core/contract/command.ts';
import type { Prompt } from '../core/contract/surfaces.ts';
import { messagesFor } from '../core/messages/index.ts';
import { staticPrompts } from '../core/surfaces/prompts.ts';
import { slack } from './platform.ts';
import { AGENT_SCOPE, BOT_SCOPES, optionalScopes } from './scopes.ts';

/** All within the scopes of the app: mentions, direct messages, and changes to the channels where the bot posts daily facts. */
export const BOT_EVENTS = [
  ...['app_mention', 'message.im'],
  ...['app_home_opened', 'app_uninstalled', 'tokens_revoked'],
  ...['channel_archive', 'channel_deleted', 'channel_unarchive', 'group_archive', 'group_deleted', 'group_unarchive'],
  'member_joined_channel',
] as const;

export const SLASH_COMMAND = slack.commandPrefix;
export const EVENTS_PATH = '/slack/events';
export const CHECK_SHORTCUT = 'check';
export const ASK_SHORTCUT = 'ask';

const USAGE_HINT = 1000; // docs.slack.dev/reference/app-manifest
const LONG_DESCRIPTION = 4000; // docs.slack.dev/reference/app-manifest

export interface SlackManifest {
  readonly _metadata: { readonly major_version: 2; readonly minor_version: 1 };
  readonly display_information: { readonly name: string; readonly description: string; readonly long_description: string };
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: true;
      readonly messages_tab_enabled: true;
      readonly messages_tab_read_only_enabled: false;
    };
    /** Opens the app from the top bar: docs.slack.dev/ai/migrating-to-agent-messaging */
    readonly agent_view?: { readonly agent_description: string; readonly suggested_prompts: readonly Prompt[] };
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly shortcuts: readonly {
      readonly type: 'global' | 'message';
      readonly name: string;
      readonly callback_id: string;
      readonly description: string;
    }[];
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
  /** With an entry in Slack's top bar. */
  readonly agent?: boolean;
}

const { shortcuts } = messagesFor(undefined);

const NAME = 'LMM Atlas';
const DESCRIPTION =
  'LMM Atlas answers questions about large multimodal models (LMMs) and large language models (LLMs) from a knowledge graph ' +
  'in which every statement has a source. Each answer shows its sources. If the graph doesn’t know, the bot says so.';

/** The manifest to paste at api.slack.com/apps > Create New App > From a manifest. */
export function slackManifest({ commands, url, agent = false }: ManifestOptions): SlackManifest {
  const address = url === undefined ? undefined : `${url.replace(/\/+$/, '')}${EVENTS_PATH}`;
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: NAME,
      description: 'Cited answers about large multimodal models and large language models.',
      long_description: longDescription(commands),
    },
    features: {
      // Without the messages tab, the bot and its users can't send each other direct messages.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      ...(agent ? { agent_view: { agent_description: DESCRIPTION, suggested_prompts: staticPrompts() } } : {}),
      bot_user: { display_name: NAME, always_online: true },
      shortcuts: [
        { type: 'message', name: shortcuts.check, callback_id: CHECK_SHORTCUT, description: shortcuts.checkDescription },
        { type: 'global', name: shortcuts.ask, callback_id: ASK_SHORTCUT, description: shortcuts.askDescription },
      ],
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
    // Optional scopes are listed twice: as scopes, and as optional ones.
    oauth_config: { scopes: { bot: agent ? [...BOT_SCOPES, AGENT_SCOPE].sort() : BOT_SCOPES, bot_optional: optionalScopes } },
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
