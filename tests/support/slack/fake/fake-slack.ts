/** A fake Slack: Web API, response_urls, modals and Socket Mode. It validates every message as Slack does. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { BOT_SCOPES } from '../../../../bots/slack/scopes.ts';
import { closeServer, listen } from '../http.ts';
import { type Call, type Fault, type FaultRule, faultOf } from './faults.ts';
import { createRateLimiter, type RateLimiter, type RateLimits } from './rate-limits.ts';
import { createResponseUrls, type ResponseUrlOrigin, type ResponseUrls } from './response-urls.ts';
import { createScreen, type Screen } from './screen.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createHomes, type Homes, type View } from './views.ts';
import { METHODS, type MethodResponse, readArgs, type Workspace } from './web-api.ts';

export interface FakeSlack {
  /** The value for SLACK_API_URL. */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly traffic: Traffic;
  readonly faults: FaultRule[];
  /** The types of blocks that the workspace refuses, as those that Slack has not rolled out to it. */
  readonly refusedTypes: Set<string>;
  readonly responseUrl: (origin?: ResponseUrlOrigin) => string;
  readonly trigger: () => string;
  readonly screen: Screen;
  /** The modals that were opened, oldest first. */
  readonly views: readonly View[];
  readonly homes: Homes;
  readonly socket: SocketMode;
  readonly close: () => Promise<void>;
}

export interface FakeOptions {
  readonly workspace?: Partial<Workspace>;
  readonly now?: () => Date;
  /** The port of an earlier fake, to come back at its address. */
  readonly port?: number;
  /** Without it there is no rate limit. */
  readonly rate?: RateLimits;
}

const WORKSPACE: Workspace = {
  team: 'T1',
  botToken: 'xoxb-fake-bot',
  appToken: 'xapp-fake-app',
  scopes: [...BOT_SCOPES],
  channels: ['C1'],
  joinableChannels: [],
  users: ['U1', 'U2'],
  admins: [],
  timeZone: 'Europe/Berlin',
  channelSettings: {},
  groups: {},
  hasMessagesTab: true,
  hasHomeTab: true,
  isAgent: false,
};

const API = '/api/';

interface ServerContext {
  readonly workspace: Workspace;
  readonly traffic: Traffic;
  readonly faults: readonly FaultRule[];
  readonly urls: ResponseUrls;
  readonly screen: Screen;
  readonly triggers: Triggers;
  readonly views: View[];
  readonly homes: Homes;
  readonly joined: Set<string>;
  readonly refusedTypes: ReadonlySet<string>;
  readonly rate: RateLimiter | undefined;
  readonly socketUrl: () => string;
}

/** Starts a fake Slack; close it at the end of the test. */
export async function startFakeSlack(options: FakeOptions = {}): Promise<FakeSlack> {
  const { workspace: changes = {}, now = () => new Date(), port = 0 } = options;
  const workspace = { ...WORKSPACE, ...changes };
  const traffic = createTraffic();
  const faults: FaultRule[] = [];
  let address = '';
  const socketUrl = () => `${address.replace('http', 'ws')}/link`;
  const screen = createScreen(now);
  const triggers = createTriggers(now);
  const views: View[] = [];
  const homes = createHomes();
  const joined = new Set<string>();
  const rate = options.rate && createRateLimiter(options.rate, now);
  const refusedTypes = new Set<string>();
  const urls = createResponseUrls(() => address, now, screen, refusedTypes);
  const server = createServer((request, response) => {
    const context = { workspace, traffic, faults, urls, screen, triggers, views, homes, joined, refusedTypes, rate, socketUrl };
    serve(request, response, context).catch((error) => response.destroy(error));
  });
  const socket = createSocketMode(server, traffic);
  address = await listen(server, port);
  const close = () => {
    socket.close();
    return closeServer(server);
  };
  const responseUrl = (origin: ResponseUrlOrigin = { channel: 'C1', user: 'U1' }) => urls.issue(origin);
  const { issue: trigger } = triggers;
  return { apiUrl: `${address}/api`, workspace, traffic, faults, refusedTypes, responseUrl, trigger, screen, views, homes, socket, close };
}

/** The HTTP response; `undefined` closes the connection instead. */
type HttpAnswer =
  | 'silence'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | undefined;

async function serve(request: IncomingMessage, response: ServerResponse, context: ServerContext): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const path = request.url ?? '';
  const answer = path.startsWith(API)
    ? runMethod(path.slice(API.length), body, request, context)
    : takeResponseUrlCall(path, body, context);
  if (answer === undefined) response.destroy();
  else if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
}

function runMethod(method: string, body: string, { headers }: IncomingMessage, context: ServerContext): HttpAnswer {
  const { traffic, faults, workspace } = context;
  const run = METHODS[method];
  if (run === undefined) return json(404, { ok: false, error: 'unknown_method' });
  const args = readArgs(body);
  // Each name in METHODS has a list of documented errors.
  const call: Call = { method: method as Call['method'], args };
  const fault = faultOf(faults, call) ?? context.rate?.refuse(call);
  const token = headers.authorization?.replace('Bearer ', '') ?? '';
  const answer: MethodResponse = isProcessed(fault) ? run(args, { ...context, token }) : { ok: false, ...fault };
  traffic.add({ kind: 'call', method, args, answer });
  return fault === undefined ? json(200, answer, { 'x-oauth-scopes': workspace.scopes.join(',') }) : faulty(fault);
}

function takeResponseUrlCall(path: string, body: string, { traffic, faults, urls }: ServerContext): HttpAnswer {
  const message: unknown = JSON.parse(body);
  const fault = faultOf(faults, { method: 'response_url', args: { path, ...Object(message) } });
  const answer = isProcessed(fault) ? urls.take(path, message) : { status: 0, body: '' };
  traffic.add({ kind: 'response', url: path, body: message, status: answer.status });
  return fault === undefined ? answer : faulty(fault, 404);
}

const isProcessed = (fault: Fault | undefined): boolean =>
  fault === undefined || fault.kind === 'silence' || (fault.kind === 'drop' && fault.when === 'after');

function faulty(fault: Fault, status = 200): HttpAnswer {
  if (fault.kind === 'drop') return undefined;
  if (fault.kind === 'silence') return fault.kind;
  return fault.kind === 'error' ? json(status, { ok: false, error: fault.error }) : fault;
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
