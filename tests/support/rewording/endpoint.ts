/** An OpenAI-compatible endpoint on this machine that answers as a test says. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** Writes the response; the request is read already. */
export type Respond = (response: ServerResponse, request: ModelRequest) => void;

export interface Endpoint {
  /** The base address, as LMM_MODEL_URL has it. */
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  /** How it answers from now on. */
  readonly respond: (respond: Respond) => void;
  readonly close: () => Promise<void>;
}

export async function startEndpoint(): Promise<Endpoint> {
  const requests: ModelRequest[] = [];
  let respond: Respond = says('{}');
  const server = createServer(async (incoming, response) => {
    const request = { path: incoming.url ?? '', authorization: incoming.headers.authorization, body: await textOf(incoming) };
    requests.push(request);
    respond(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    respond: (next) => {
      respond = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A completion whose message is this text. */
export const completion = (content: string): string =>
  JSON.stringify({
    ...{ id: 'c1', object: 'chat.completion', created: 1_700_000_000, model: 'scripted' },
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });

export const says =
  (content: string): Respond =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(completion(content));

export const fails =
  (status: number, headers: Readonly<Record<string, string>> = {}): Respond =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"error":{"message":"no","type":"t"}}');

/** Gives back the facts that it was asked to word, each in a sentence of its own. */
export const repeatsFacts: Respond = (response, request) => {
  const { messages } = JSON.parse(request.body) as { readonly messages: readonly { readonly content: string }[] };
  const facts = [...(messages.at(-1)?.content ?? '').matchAll(/^\[(\d+)\] (.+)$/gm)];
  const sentences = facts.map(([, number, text = '']) => ({ text, cites: [Number(number)] }));
  says(JSON.stringify({ sentences }))(response, request);
};
