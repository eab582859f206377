/** A subscription as a browser or a program uses it: server-sent events over HTTP, read directly. */
import { onTestFinished } from 'vitest';
import { need } from '../need.ts';
import type { AnsweredError } from './ask.ts';

export interface Told<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly AnsweredError[];
}

/** `next` carries an answer; `complete` ends the stream. */
export type ServerEvent<Data> = { readonly event: 'next'; readonly data: Told<Data> } | { readonly event: 'complete' };

export interface Subscription<Data> {
  readonly response: Response;
  /** The next event; undefined when the connection is closed. */
  readonly next: () => Promise<ServerEvent<Data> | undefined>;
  /** The data of the next event, which must have no errors. */
  readonly data: () => Promise<Data>;
  readonly leave: () => void;
}

/** Subscribes; events count from the moment the server has answered. The connection is closed at the end of the test. */
export async function subscribe<Data>(
  url: string,
  query: string,
  variables: object = {},
  send: typeof fetch = fetch,
): Promise<Subscription<Data>> {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
    signal: gone.signal,
  });
  const events = eventsOf<Data>(response);
  const next = async () => (await events.next()).value ?? undefined;
  return {
    ...{ response, next },
    data: async () => {
      const told = await next();
      if (told?.event !== 'next' || told.data.errors !== undefined) throw new Error(`expected data, got ${JSON.stringify(told)}`);
      return need(told.data.data);
    },
    leave: () => gone.abort(),
  };
}

/** Events end with an empty line; lines that begin with a colon only keep the connection alive. */
async function* eventsOf<Data>({ body }: Response): AsyncGenerator<ServerEvent<Data>, undefined> {
  let text = '';
  for await (const chunk of need(body).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
      const event = fields.get('event');
      if (event === 'next') yield { event, data: JSON.parse(need(fields.get('data'))) };
      if (event === 'complete') yield { event };
    }
  }
  return undefined;
}
