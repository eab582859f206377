/** Answers a request: finds the command, runs it, cuts the page out, and turns whatever goes wrong into a reply. The only catch. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Query } from '../api/client.ts';
import { NotFound, Refused } from '../api/errors.ts';
import type { Clock } from '../clock.ts';
import { actionsOf } from './actions.ts';
import type { Answer } from './bot.ts';
import type { Command, Said } from './command.ts';
import { BadRequest, NotYours } from './errors.ts';
import { pageOf } from './page.ts';
import { type Asked, parse } from './parse.ts';
import { plainReply, type Reply } from './reply.ts';
import type { Asking, Request } from './request.ts';
import type { Seals } from './seal.ts';
import { type Words, wordsFor } from './words/index.ts';

export interface AnswerOptions {
  readonly query: Query;
  readonly commandsIn: (words: Words) => readonly Command[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly seals: Seals;
  /** Where people can open the playground; without it no answer links to its query. */
  readonly playground?: string;
}

/** What an answer is made with, in the language of the person who asks. */
interface Setting extends AnswerOptions {
  readonly commands: readonly Command[];
  readonly words: Words;
  readonly prefix: string;
}

export function createAnswer(options: AnswerOptions): Answer {
  return async (request) => {
    const words = wordsFor(request.place.locale);
    const prefix = request.place.platform === 'terminal' ? 'lmm' : '/lmm';
    const setting: Setting = { ...options, words, prefix, commands: options.commandsIn(words) };
    try {
      return await answer(request, setting);
    } catch (error) {
      return explain(error, request, setting);
    }
  };
}

async function answer(request: Request, setting: Setting): Promise<Reply> {
  const { prefix, query, clock } = setting;
  const { asked, page, isShared } = await read(request, setting);
  const tools = { query, prefix, today: clock.now().toISOString().slice(0, 10) };
  // The parser has filled the values by the declaration that also gives `run` its types.
  const said = await asked.command.run(asked.values as Parameters<Command['run']>[0], tools);
  const context = { request, asking: toAsking(asked), page, isShared: isShared || asked.values['share'] === true };
  return toReply(said, context, setting);
}

/** What was asked, whichever way: typed, chosen, or pressed. */
async function read({ words, place }: Request, { commands, prefix, seals }: Setting) {
  if (words.kind !== 'press') {
    const page = words.kind === 'options' ? (words.page ?? 1) : 1;
    return { asked: parse(words, commands, prefix), page, isShared: false };
  }
  const asking = await seals.open(words.token, place.user);
  if (asking === undefined) throw new NotYours();
  return { asked: parse({ kind: 'options', ...asking }, commands, prefix), page: asking.page ?? 1, isShared: words.does === 'share' };
}

/** What asks the same again: without `share`, which is for one time. */
const toAsking = ({ command, values }: Asked): Asking => ({
  command: command.name,
  options: Object.fromEntries(Object.entries(values).filter(([name, value]) => name !== 'share' && value !== false)),
});

interface Context {
  readonly request: Request;
  readonly asking: Asking;
  readonly page: number;
  readonly isShared: boolean;
}

async function toReply({ offers, behind, ...said }: Said, { request, asking, page, isShared }: Context, setting: Setting): Promise<Reply> {
  // A prompt has no buttons: it shows the whole answer.
  const isWhole = request.place.platform === 'terminal';
  const paged = isWhole ? said : { ...said, ...pageOf(said, page) };
  const actions = isWhole
    ? []
    : await actionsOf({ offers, behind, asking, isShared, page: paged.footer.page, user: request.place.user }, setting);
  return { ...paged, actions, visibility: isShared ? 'public' : 'private' };
}

function explain(error: unknown, request: Request, { words: { troubles }, prefix, log }: Setting): Reply {
  if (error instanceof NotYours) return plainReply(troubles.notYours, troubles.belongsToOther(prefix));
  if (error instanceof BadRequest || error instanceof Refused) return plainReply(troubles.refused, error.message);
  if (error instanceof NotFound) {
    const names = error.suggestions.map(({ name }) => name);
    return plainReply(troubles.notFound, `${error.message} ${names.length === 0 ? troubles.seeHelp(prefix) : troubles.didYouMean(names)}`);
  }
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, platform: request.place.platform }, 'a request could not be answered');
  return plainReply(troubles.noAnswer, troubles.unreachable(id));
}
