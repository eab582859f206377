/** The REST API: the routes that the bot calls, with the checks of Discord and the faults that a test has set. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { ApplicationCommandType } from 'discord.js';
import { bodyChecks } from '../validate/schemas.ts';
import { channelRoutes } from './channel-messages.ts';
import type { DiscordResponse, RecordedRequest } from './exchange.ts';
import { guildRoutes } from './guild-routes.ts';
import { callback, followUp, original } from './interactions.ts';
import { invalidForm, notFound, ok, unauthorized } from './responses.ts';
import type { CommandJson, ConnectionFailure, MessageCommandJson, World } from './world.ts';

const PREFIX = '/api/v10';

/** Serves the REST API of the world. */
export function createRestHandler(world: World): RequestListener {
  const routes = routesOf(world);
  return async (request, response) => {
    const call = { ...(await toCall(request)), at: world.now() };
    world.calls.push(call);
    const fault = world.faults.find((one) => one.times > 0 && one.path.test(call.path) && (one.method ?? call.method) === call.method);
    if (fault !== undefined) fault.times -= 1;
    const replacement = typeof fault?.answer === 'function' ? fault.answer() : fault?.answer;
    const answer = respondTo(call, replacement, world, routes);
    if (typeof answer === 'object' && isMistake(answer)) world.mistakes.push(`${call.method} ${call.path}: ${JSON.stringify(answer.body)}`);
    if (answer === 'drop') request.socket.destroy();
    else if (answer !== 'silence') write(response, answer);
    world.changes.emit('change');
  };
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json: 0 is a general error, such as 404 for no route. */
function isMistake({ status, body }: DiscordResponse): boolean {
  const { code } = (body ?? {}) as { readonly code?: number };
  return status === 400 || status === 405 || (status === 404 && (code ?? 0) === 0);
}

type Routes = (call: RecordedRequest) => DiscordResponse;

function respondTo(
  call: RecordedRequest,
  fault: DiscordResponse | ConnectionFailure | undefined,
  world: World,
  routes: Routes,
): DiscordResponse | 'drop' | 'silence' {
  if (fault === 'drop') return 'drop';
  if (fault === 'drop after' || fault === 'silence') {
    routes(call);
    return fault === 'silence' ? 'silence' : 'drop';
  }
  const answer = fault ?? world.rate?.refuse(call) ?? routes(call);
  const isShared = answer.headers?.['x-ratelimit-scope'] === 'shared';
  if ([401, 403, 429].includes(answer.status) && !isShared) world.invalid.push(world.now());
  return { ...answer, headers: { ...world.rate?.headersOf(call), ...answer.headers } };
}

async function toCall(request: IncomingMessage): Promise<Omit<RecordedRequest, 'at'>> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
  const hasBody = request.headers['content-type']?.startsWith('application/json') === true;
  return {
    method: request.method ?? 'GET',
    // `@original` arrives as `%40original`.
    path: decodeURIComponent(pathname).replace(PREFIX, ''),
    query: searchParams,
    authorization: request.headers.authorization,
    userAgent: request.headers['user-agent'],
    body: hasBody ? await json(request) : undefined,
  };
}

function write(response: ServerResponse, { status, body, headers }: DiscordResponse): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
}

function routesOf(world: World) {
  const inChannels = channelRoutes(world);
  const inGuild = guildRoutes(world);
  return (call: RecordedRequest): DiscordResponse => {
    // Discord refuses clients without its User-Agent format.
    if (call.userAgent?.startsWith('DiscordBot (') !== true)
      return { status: 403, body: { message: 'internal network error', code: 40333 } };
    const byToken = interactionRoutes(world, call);
    if (byToken !== undefined) return byToken;
    if (call.authorization !== `Bot ${world.token}`) return unauthorized;
    return inGuild(call) ?? inChannels(call) ?? applicationRoutes(world, call) ?? notFound;
  };
}

/** The routes that are authorized by the token in their path. */
function interactionRoutes(world: World, call: RecordedRequest): DiscordResponse | undefined {
  const [, root, first = '', second = '', ...rest] = call.path.split('/');
  if (root === 'interactions') return callback(world, first, second, call.body);
  if (root === 'webhooks') return first === world.applicationId ? webhook(world, call, second, rest) : notFound;
  return undefined;
}

function webhook(world: World, { method, body }: RecordedRequest, token: string, rest: readonly string[]): DiscordResponse {
  if (rest.length === 0 && method === 'POST') return followUp(world, token, body);
  return rest.join('/') === 'messages/@original' ? original(world, token, method, body) : notFound;
}

function applicationRoutes(world: World, { method, path, body }: RecordedRequest): DiscordResponse | undefined {
  const commands = `/applications/${world.applicationId}/commands`;
  switch (`${method} ${path}`) {
    case 'GET /gateway/bot':
      return ok({
        url: world.gatewayUrl,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
      });
    case 'GET /users/@me':
      return ok(world.bot);
    case 'GET /applications/@me':
      return ok({ id: world.applicationId, name: world.bot.username, flags: 0, bot: world.bot });
    case `GET ${commands}`:
      return ok([...world.commands, ...world.messageCommands]);
    case `PUT ${commands}`:
      return putCommands(world, body);
    default:
      return undefined;
  }
}

/** Stores the commands as Discord does: with ids and explicit defaults. */
function putCommands(world: World, body: unknown): DiscordResponse {
  const problems = bodyChecks.commands(body);
  if (problems.length > 0) return invalidForm(problems);
  const added = { application_id: world.applicationId, default_member_permissions: null, nsfw: false };
  const stored = (body as (CommandJson | MessageCommandJson)[]).map((command) => ({
    ...{ ...added, description: '' },
    ...{ ...command, id: world.nextId(), version: world.nextId() },
  }));
  const isForMessages = ({ type }: CommandJson | MessageCommandJson) => type === ApplicationCommandType.Message;
  world.messageCommands = stored.filter(isForMessages) as unknown as MessageCommandJson[];
  world.commands = stored.filter((command) => !isForMessages(command as CommandJson)) as unknown as CommandJson[];
  return ok(stored);
}
