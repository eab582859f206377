/**
 * Sends a question to a running server by Node's HTTP client. The global fetch does the same, but loading it takes twice as long as
 * everything else between the question and the answer.
 */
import { type IncomingMessage, request } from 'node:http';
import type { ApiFetch } from '../../bots/terminal/main.ts';

/** Rejects if the server can't be reached, hangs up before the end, or doesn't answer until `signal` is aborted. */
export const post: ApiFetch = async (url, { method, headers, body, signal }) => {
  const length = String(Buffer.byteLength(body));
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // Without an agent: it would keep the connection for a second question.
    request(url, { method, headers: { ...headers, 'content-length': length }, signal, agent: false }, resolve)
      .once('error', reject)
      .end(body);
  });
  const text = await textOf(response);
  return { status: response.statusCode ?? 0, json: async () => JSON.parse(text) };
};

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
