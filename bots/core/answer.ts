/** Answers a request: finds the command, runs it, and turns whatever goes wrong into a reply. The only catch. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Query } from '../api/client.ts';
import { NotFound, Refused } from '../api/errors.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from './bot.ts';
import type { Command } from './command.ts';
import { BadRequest } from './errors.ts';
import { type Asked, parse } from './parse.ts';
import { plainReply, type Reply } from './reply.ts';
import type { Request } from './request.ts';

export interface AnswerOptions {
  readonly query: Query;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Logger;
}

export function createAnswer({ query, commands, clock, log }: AnswerOptions): Answer {
  const tools = (prefix: string) => ({ query, prefix, today: clock.now().toISOString().slice(0, 10) });
  return async (request) => {
    const prefix = request.place.platform === 'terminal' ? 'lmm' : '/lmm';
    try {
      const { command, values } = parse(request.words, commands, prefix);
      return { ...(await run({ command, values }, tools(prefix))), visibility: values['share'] === true ? 'public' : 'private' };
    } catch (error) {
      return explain(error, request, prefix, log);
    }
  };
}

// The parser has filled the values by the declaration that also gives `run` its types.
const run = ({ command, values }: Asked, tools: Parameters<Command['run']>[1]) =>
  command.run(values as Parameters<Command['run']>[0], tools);

function explain(error: unknown, request: Request, prefix: string, log: Logger): Reply {
  if (error instanceof BadRequest || error instanceof Refused) return plainReply('That did not work', error.message);
  if (error instanceof NotFound) return plainReply('Not found', notFound(error, prefix));
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, platform: request.place.platform }, 'a request could not be answered');
  return plainReply(
    'No answer right now',
    `Sorry: the knowledge graph cannot be reached. Please try again in a minute; if it goes on, tell the operator ${id}.`,
  );
}

function notFound({ message, suggestions }: NotFound, prefix: string): string {
  if (suggestions.length === 0) return `${message} ${prefix} help shows what can be asked.`;
  return `${message} Did you mean ${suggestions.map(({ name }) => name).join(', ')}?`;
}
