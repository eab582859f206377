/** The Web API methods of the fake Slack: arguments and a token in, Slack's JSON out. */
import { refusalOf } from './message.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** What the fake workspace knows. */
export interface Workspace {
  readonly team: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: readonly string[];
  readonly channels: readonly string[];
  readonly users: readonly string[];
}

export interface ApiContext {
  readonly workspace: Workspace;
  readonly token: string;
  readonly socketUrl: () => string;
  readonly nextTimestamp: () => string;
}

const failure = (error: string, messages: readonly string[] = []): Answer => ({
  ok: false,
  error,
  ...(messages.length === 0 ? {} : { response_metadata: { messages } }),
});

function authTest({ workspace, token }: ApiContext): Answer {
  if (token !== workspace.botToken) return failure(token === '' ? 'not_authed' : 'invalid_auth');
  const { team } = workspace;
  return { ok: true, url: 'https://atlas.slack.com/', team: 'Atlas', user: 'lmm_atlas', team_id: team, user_id: 'UBOT', bot_id: 'BBOT' };
}

function openConnection({ workspace, token, socketUrl }: ApiContext): Answer {
  if (token === workspace.botToken) return failure('not_allowed_token_type');
  return token === workspace.appToken ? { ok: true, url: socketUrl() } : failure('invalid_auth');
}

function post(args: Args, { workspace, token, nextTimestamp }: ApiContext): Answer {
  if (token !== workspace.botToken) return failure('invalid_auth');
  const channel = String(args['channel']);
  if (!workspace.channels.includes(channel)) return failure('channel_not_found');
  const refusal = refusalOf(args);
  if (refusal !== undefined) return failure(refusal.error, refusal.messages);
  return { ok: true, channel, ts: nextTimestamp() };
}

function postEphemeral(args: Args, context: ApiContext): Answer {
  const posted = post(args, context);
  if (posted['ok'] !== true) return posted;
  if (!context.workspace.users.includes(String(args['user']))) return failure('user_not_in_channel');
  return { ok: true, message_ts: posted['ts'] };
}

export const METHODS: Readonly<Record<string, (args: Args, context: ApiContext) => Answer>> = {
  'auth.test': (_, context) => authTest(context),
  'apps.connections.open': (_, context) => openConnection(context),
  'chat.postMessage': post,
  'chat.postEphemeral': postEphemeral,
};

/** Arguments as the method sees them: a form whose structured values are JSON. */
export function readArgs(form: string): Args {
  const entries = [...new URLSearchParams(form)].map(([name, value]) => [name, name === 'blocks' ? JSON.parse(value) : value] as const);
  return Object.fromEntries(entries);
}
