/** Serves the page and its calls. Loaded with the first of them: a server that no one tries doesn't pay for both bots. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Action, act } from '../act.ts';
import { completeCommand, completeField } from '../complete.ts';
import { type Engine, type SimulatorOptions, startEngine } from '../engine.ts';
import { createGallery } from '../gallery/gallery.ts';
import { drawInspection } from '../page/inspect.ts';
import { drawPage } from '../page/page.ts';
import { drawPane } from '../page/panes.ts';
import { SimulatorError } from '../simulator-error.ts';
import { PLATFORM_IDS, type PlatformId, type Visitor } from '../visitors/visitor.ts';
import { cookieOf, fieldIn, type Instruction, readInstruction, visitorIn } from './read-request.ts';

export interface ServeOptions extends SimulatorOptions {
  /** The path of the playground; undefined if it's closed. */
  readonly playgroundPath: string | undefined;
  /** Whether browsers reach the server by HTTPS only. */
  readonly isSecure: boolean;
  /** Sends HTML in the frame of all pages. */
  readonly sendPage: (request: IncomingMessage, response: ServerResponse, main: string, status: number) => Promise<void>;
}

export interface Served {
  readonly page: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly call: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly gallery: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function openServe(options: ServeOptions): Promise<Served> {
  const { playgroundPath: playground, isSecure, sendPage } = options;
  const engine = await startEngine(options);
  const gallery = createGallery(engine);
  const visit = (request: IncomingMessage, response: ServerResponse) => {
    const visitor = engine.visitors.find(visitorIn(request));
    response.setHeader('set-cookie', cookieOf(visitor.id, isSecure));
    response.setHeader('cache-control', 'no-store');
    return visitor;
  };
  return {
    stop: engine.stop,
    gallery: async (request, response) => sendPage(request, response, await gallery.draw(fieldIn(request, 'of')), 200),
    page: async (request, response) => {
      const visitor = visit(request, response);
      const question = fieldIn(request, 'q');
      const problem = question === '' ? undefined : await problemOf(() => run(engine, visitor, { do: 'ask', text: question }));
      await sendPage(
        request,
        response,
        drawPage(visitor, { question, playground, problem: problem?.message }).html,
        problem?.status ?? 200,
      );
    },
    call: async (request, response) => {
      const visitor = visit(request, response);
      try {
        sendJson(response, 200, await answer(engine, visitor, await readInstruction(request), playground));
      } catch (error) {
        if (!(error instanceof SimulatorError)) throw error;
        // The rest of a body that is too large isn't read.
        if (error.status === 413) response.setHeader('connection', 'close');
        sendJson(response, error.status, { error: error.message });
      }
    },
  };
}

async function problemOf(work: () => Promise<unknown>): Promise<SimulatorError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof SimulatorError) return error;
    throw error;
  }
}

async function answer(engine: Engine, visitor: Visitor, instruction: Instruction, playground: string | undefined): Promise<object> {
  if (instruction.do === 'complete') {
    const { field, text } = instruction;
    return {
      completions: await (field === undefined ? completeCommand(engine, visitor, text) : completeField(engine, visitor, field, text)),
    };
  }
  const platforms = await run(engine, visitor, instruction);
  return {
    panes: Object.fromEntries(platforms.map((id) => [id, drawPane(id, visitor).html])),
    behind: drawInspection(visitor, playground)?.html ?? '',
    calls: Object.fromEntries(platforms.map((id) => [id, visitor.last[id]?.calls.map(({ call, body }) => ({ call, body })) ?? []])),
  };
}

/** Resolves with the platforms where something happened. */
async function run(
  engine: Engine,
  visitor: Visitor,
  instruction: Exclude<Instruction, { do: 'complete' }>,
): Promise<readonly PlatformId[]> {
  const platforms = platformsOf(instruction);
  const { on: _, ...action } = { on: undefined, ...instruction };
  for (const platform of PLATFORM_IDS.filter((id) => !platforms.includes(id))) delete visitor.last[platform];
  for (const platform of platforms) await act(engine, visitor, platform, action as Action);
  return platforms;
}

function platformsOf(instruction: Exclude<Instruction, { do: 'complete' }>): readonly PlatformId[] {
  if (instruction.do === 'home') return ['slack'];
  if (instruction.do === 'post') return PLATFORM_IDS;
  return instruction.on === undefined ? PLATFORM_IDS : [instruction.on];
}

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
