/** Discord for one turn: it answers the requests of the bot, and shows the visitor what they say. */
import type { DiscordReply, DiscordRequest } from '../../discord/embedded.ts';
import { findChoiceProblems, findEditProblems, findMessageProblems, findModalProblems } from '../../discord/render/validate-message.ts';
import { currentTurn } from '../visitors/turn.ts';
import { change, type ShownMessage, show, type Turn } from '../visitors/visitor.ts';
import { APPLICATION, BOT, nextId } from './ids.ts';

type Body = Readonly<Record<string, unknown>>;

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
const CALLBACK = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;
const EPHEMERAL = 64;

/** What a turn knows of its interaction, by the token in its addresses. */
interface Interaction {
  readonly asked: string | undefined;
  /** The message that its answer is, or that its button changes. */
  original: string | undefined;
}

export type Choices = readonly { readonly name: string; readonly value: string }[];

export interface DiscordServer {
  readonly answer: (request: DiscordRequest, now: Date) => DiscordReply;
  /** Announces an interaction; `original` is the message whose button was pressed. */
  readonly begin: (token: string, asked: string | undefined, original?: string) => void;
  /** The completions of an interaction; forgets it. */
  readonly end: (token: string) => Choices;
}

export function createDiscordServer(): DiscordServer {
  const interactions = new Map<string, Interaction>();
  const offered = new Map<string, Choices>();
  const context = { interactions, offered };
  return {
    answer: (request, now) => atStart(request) ?? inTurn(request, now, context),
    begin: (token, asked, original) => void interactions.set(token, { asked, original }),
    end: (token) => {
      const choices = offered.get(token) ?? [];
      interactions.delete(token);
      offered.delete(token);
      return choices;
    },
  };
}

/** Requests that belong to no visitor. */
function atStart({ method, path, body }: DiscordRequest): DiscordReply | undefined {
  if (path === '/gateway/bot') {
    const session_start_limit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 };
    return { status: 200, body: { url: 'wss://gateway.invalid', shards: 1, session_start_limit } };
  }
  if (path !== `/applications/${APPLICATION}/commands`) return undefined;
  const commands = method === 'PUT' && Array.isArray(body) ? body : [];
  return { status: 200, body: commands.map((command: object, index) => ({ ...command, id: `${APPLICATION}${index}` })) };
}

interface Context {
  readonly interactions: Map<string, Interaction>;
  readonly offered: Map<string, Choices>;
}

const NO_CONTENT: DiscordReply = { status: 204 };
const UNKNOWN: DiscordReply = { status: 404, body: { message: 'Unknown Message', code: 10008 } };

function inTurn({ method, path, body }: DiscordRequest, now: Date, { interactions, offered }: Context): DiscordReply {
  const turn = currentTurn();
  const [, root, first = '', second = '', ...rest] = path.split('/');
  const sent = (body ?? {}) as Body;
  if (root === 'channels') return inChannel(method, [second, ...rest].join('/'), sent, turn, now);
  const token = second;
  const interaction = interactions.get(token);
  if (interaction === undefined || (root !== 'interactions' && first !== APPLICATION)) return UNKNOWN;
  if (root === 'interactions') return callback(sent, interaction, turn, now, (choices) => offered.set(token, choices));
  if (method === 'POST') return followUp(sent, interaction, turn, now);
  return editOriginal(method, sent, interaction, turn);
}

function refusalOf(call: string, body: unknown, problems: readonly string[], { calls }: Turn): DiscordReply | undefined {
  calls.push({ call, body, problems });
  if (problems.length === 0) return undefined;
  return {
    status: 400,
    body: { message: 'Invalid Form Body', code: 50035, errors: { _errors: problems.map((message) => ({ message })) } },
  };
}

function callback(sent: Body, interaction: Interaction, turn: Turn, now: Date, offer: (choices: Choices) => void): DiscordReply {
  const { type, data = {} } = sent as { readonly type?: number; readonly data?: Body };
  const refusal = refusalOf('POST /interactions/{id}/{token}/callback', sent, problemsOf(type, data), turn);
  if (refusal !== undefined) return refusal;
  const { discord } = turn.visitor;
  if (type === CALLBACK.choices) offer(data['choices'] as Choices);
  else if (type === CALLBACK.modal) discord.form = { id: nextId(now), view: data };
  else if (type === CALLBACK.update) change(discord, interaction.original ?? '', data);
  else if (type !== CALLBACK.deferredUpdate) interaction.original = add(data, turn, now, interaction.asked);
  return NO_CONTENT;
}

function problemsOf(type: number | undefined, data: Body): readonly string[] {
  if (type === CALLBACK.modal) return findModalProblems(data);
  if (type === CALLBACK.choices) return findChoiceProblems(data['choices'] as Choices);
  if (type === CALLBACK.update) return findEditProblems(data);
  return type === CALLBACK.message ? findMessageProblems(data) : [];
}

function followUp(sent: Body, interaction: Interaction, turn: Turn, now: Date): DiscordReply {
  const call = 'POST /webhooks/{application}/{token}';
  return refusalOf(call, sent, findMessageProblems(sent), turn) ?? { status: 200, body: { id: add(sent, turn, now, interaction.asked) } };
}

function editOriginal(method: string, sent: Body, { original = '' }: Interaction, turn: Turn): DiscordReply {
  const call = `${method} /webhooks/{application}/{token}/messages/@original`;
  const { discord } = turn.visitor;
  if (method === 'DELETE') {
    turn.calls.push({ call, body: undefined, problems: [] });
    discord.messages = discord.messages.filter(({ id }) => id !== original);
    return NO_CONTENT;
  }
  const refusal = refusalOf(call, sent, findEditProblems(sent), turn);
  if (refusal !== undefined) return refusal;
  return change(discord, original, sent) ? { status: 200, body: { id: original } } : UNKNOWN;
}

function inChannel(method: string, rest: string, sent: Body, turn: Turn, now: Date): DiscordReply {
  const { ids, discord } = turn.visitor;
  if (method === 'GET' && rest === '') return { status: 200, body: { id: ids.discord.channel, guild_id: ids.discord.guild, type: 0 } };
  if (rest === 'typing') return NO_CONTENT;
  const [, message = ''] = rest.split('/');
  if (method === 'PATCH')
    return refusalOf('PATCH /channels/{id}/messages/{id}', sent, findEditProblems(sent), turn) ?? edited(message, sent, turn);
  if (method !== 'POST' || rest !== 'messages') return UNKNOWN;
  const refusal = refusalOf('POST /channels/{id}/messages', sent, findMessageProblems(sent), turn);
  if (refusal !== undefined) return refusal;
  const id = add(sent, turn, now, undefined);
  discord.conversation = id;
  return { status: 200, body: { id } };
}

const edited = (id: string, body: Body, { visitor }: Turn): DiscordReply =>
  change(visitor.discord, id, body) ? { status: 200, body: { id } } : UNKNOWN;

function add(body: Body, { visitor }: Turn, now: Date, asked: string | undefined): string {
  const id = nextId(now);
  const reference = body['message_reference'] as { readonly message_id?: string } | undefined;
  const isPrivate = (Number(body['flags'] ?? 0) & EPHEMERAL) !== 0;
  const message: ShownMessage = { id, by: 'bot', isPrivate, asked, below: reference?.message_id, body: { ...body, author: BOT } };
  show(visitor.discord, message);
  return id;
}
