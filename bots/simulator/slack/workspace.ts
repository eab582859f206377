/** Slack for one turn: it answers the calls of the bot, and shows the visitor what they say. */
import { validateHome, validateMessage, validateModal } from '../../slack/render/validate.ts';
import { currentTurn } from '../visitors/turn.ts';
import { change, type ShownMessage, show, type Turn, type Visitor } from '../visitors/visitor.ts';

type Args = Readonly<Record<string, unknown>>;
type Reply = Readonly<Record<string, unknown>>;

const HOOKS = 'https://hooks.slack.com/';

/** An address that takes messages for what the visitor did: `message` is the one whose button was pressed. */
export const responseUrl = (channel: string, message = ''): string => `${HOOKS}try/${channel}/${message}`;

let last = 0;
/** Later than all before it. */
export function nextTs(now: Date): string {
  last = Math.max(last + 1, now.getTime() * 1000);
  return (last / 1_000_000).toFixed(6);
}

/** Answers as `fetch` does. */
export const createSlackFetch =
  (now: () => Date) =>
  async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const turn = currentTurn();
    const address = String(url instanceof Request ? url.url : url);
    const body = await new Response(init.body ?? null).text();
    if (address.startsWith(HOOKS)) return Response.json(respond(address, JSON.parse(body), turn, now));
    const method = address.slice(address.lastIndexOf('/') + 1);
    return Response.json(METHODS[method]?.(readArgs(body), turn, now) ?? { ok: false, error: 'unknown_method' });
  };

const STRUCTURED: readonly string[] = ['blocks', 'view', 'metadata', 'prompts'];

/** Arguments come as a form, whose structured values are JSON. */
const readArgs = (form: string): Args =>
  Object.fromEntries([...new URLSearchParams(form)].map(([name, value]) => [name, STRUCTURED.includes(name) ? JSON.parse(value) : value]));

function record(call: string, body: Args, problems: readonly string[], { calls }: Turn): Reply | undefined {
  calls.push({ call, body, problems });
  return problems.length === 0 ? undefined : { ok: false, error: 'invalid_blocks', response_metadata: { messages: problems } };
}

function respond(address: string, body: Args, turn: Turn, now: () => Date): Reply {
  const refusal = record('response_url', body, validateMessage(messageOf(body)), turn);
  if (refusal !== undefined) return refusal;
  const { slack } = turn.visitor;
  const [, , , , , replaced = ''] = address.split('/');
  if (body['replace_original'] === true && change(slack, replaced, messageOf(body))) return { ok: true };
  show(slack, toShown(body, nextTs(now()), body['response_type'] !== 'in_channel'));
  return { ok: true };
}

const messageOf = ({ text, blocks = [] }: Args): Args => ({ text, blocks });

const toShown = (body: Args, id: string, isPrivate: boolean): ShownMessage => ({
  ...{ id, isPrivate, by: 'bot', body: messageOf(body) },
  below: typeof body['thread_ts'] === 'string' ? body['thread_ts'] : undefined,
});

type Method = (args: Args, turn: Turn, now: () => Date) => Reply;

const post =
  (call: string, isPrivate: boolean): Method =>
  (args, turn, now) => {
    const refusal = record(call, args, validateMessage(messageOf(args)), turn);
    if (refusal !== undefined) return refusal;
    const ts = nextTs(now());
    show(turn.visitor.slack, toShown(args, ts, isPrivate));
    return { ok: true, ts, message_ts: ts, channel: args['channel'] };
  };

const general = ({ ids }: Visitor) => ({ id: ids.slack.channel, name: 'general', is_member: true });

const METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': post('chat.postMessage', false),
  'chat.postEphemeral': post('chat.postEphemeral', true),
  'chat.update': (args, turn) =>
    record('chat.update', args, validateMessage(messageOf(args)), turn) ??
    (change(turn.visitor.slack, String(args['ts']), messageOf(args)) ? { ok: true } : { ok: false, error: 'message_not_found' }),
  'views.open': (args, turn, now) => {
    const refusal = record('views.open', args, validateModal(args['view']), turn);
    if (refusal !== undefined) return refusal;
    turn.visitor.slack.form = { id: `V${nextTs(now())}`, view: args['view'] as Args };
    return { ok: true };
  },
  'views.publish': (args, turn) => {
    const refusal = record('views.publish', args, validateHome(args['view']), turn);
    if (refusal !== undefined) return refusal;
    turn.visitor.slack.home = args['view'] as Args;
    return { ok: true };
  },
  // Visitors own their workspace, so that they can try everything.
  'users.info': ({ user }) => ({ ok: true, user: { id: user, tz: 'Etc/UTC', is_admin: true } }),
  'conversations.info': (_args, { visitor }) => ({ ok: true, channel: general(visitor) }),
  'conversations.list': (_args, { visitor }) => ({ ok: true, channels: [general(visitor)] }),
  'conversations.open': (_args, { visitor }) => ({ ok: true, channel: { id: visitor.ids.slack.direct } }),
  'usergroups.list': () => ({ ok: true, usergroups: [] }),
};
