/** The permissions of the app. Who installs it may refuse some, and each of those costs one feature. */

/** Questions need commands, app_mentions and im; answers and daily facts need chat:write; channels:read tells of joined and archived channels. */
const REQUIRED_SCOPES = ['app_mentions:read', 'channels:read', 'chat:write', 'commands', 'im:history', 'im:read', 'im:write'] as const;

/** Each with what doesn't work without it. */
const OPTIONAL_SCOPES = {
  'channels:history': 'checking unclear posts in public channels',
  'channels:join': 'joining public channels to post daily facts',
  'chat:write.public': 'posting in public channels without an invitation',
  'groups:history': 'checking unclear posts in private channels',
  'groups:read': 'checking private channels before scheduling',
  'usergroups:read': 'looking up @groups to ping',
  'users:read': 'admin commands, such as scheduling daily facts',
} as const;

/** Only of an app with an entry in the top bar. */
export const AGENT_SCOPE = 'assistant:write';

export const optionalScopes: readonly string[] = Object.keys(OPTIONAL_SCOPES);
/** All of them are asked for from the start, since each later one costs every workspace a reinstall. */
export const BOT_SCOPES: readonly string[] = [...REQUIRED_SCOPES, ...optionalScopes].sort();

/** Without these the app doesn't work as it should. */
export const missingScopes = (granted: readonly string[]): string[] => REQUIRED_SCOPES.filter((scope) => !granted.includes(scope));

/** The optional scopes that were refused, each with its feature: "users:read (no admin commands)". */
export const sleepingFeatures = (granted: readonly string[]): string[] =>
  Object.entries(OPTIONAL_SCOPES).flatMap(([scope, feature]) => (granted.includes(scope) ? [] : [`${scope} (no ${feature})`]));
