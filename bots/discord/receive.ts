/** Receive: an interaction from Discord answered in time, or ended honestly. */
import type { Interaction, REST } from 'discord.js';
import type { Logger } from 'pino';
import { type Clock, isWithin } from '../clock.ts';
import type { Answer } from '../core/bot.ts';
import { plainReply, type Reply, type Visibility } from '../core/reply.ts';
import type { Request } from '../core/request.ts';
import { send, sendDeferred } from './deliver.ts';
import { loggable, refusalOf } from './errors.ts';
import { COMMAND } from './install.ts';
import { toRequest } from './request.ts';
import { type Wire, wireOf } from './wire.ts';

export interface ReceiveTools {
  readonly answer: Answer;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rest: REST;
}

// Discord drops the interaction 3 s after it was made; what is not answered by half of that is deferred.
const DEFER_AFTER_MS = 1500;
// The token dies 15 minutes after the interaction was made; the last minute is kept for saying so.
const GIVE_UP_AFTER_MS = 14 * 60_000;

/** Answers one interaction; never rejects. */
export async function receive(interaction: Interaction, tools: ReceiveTools): Promise<void> {
  const started = tools.clock.now().getTime();
  const wire = wireOf(interaction, tools.rest);
  const done = (command: string, outcome: string, more: object = {}) => {
    const ms = tools.clock.now().getTime() - started;
    const log = tools.log.child({ interaction: interaction.id });
    if ('reason' in more) log.warn({ command, ms, outcome, ...more }, 'not answered');
    else log.info({ command, ms, outcome }, 'answered');
  };
  const command = interaction.isChatInputCommand() ? (interaction.options.data[0]?.name ?? '') : '';
  try {
    done(command, await handle(interaction, wire, tools));
  } catch (error) {
    done(command, refusalOf(error) ?? 'failed', loggable(error));
  }
}

async function handle(interaction: Interaction, wire: Wire, tools: ReceiveTools): Promise<string> {
  if (interaction.isChatInputCommand() && interaction.commandName === COMMAND) return converse(toRequest(interaction), wire, tools);
  // Autocompletion takes choices and no message: without an answer Discord shows none.
  if (!interaction.isRepliable()) return 'ignored';
  await send(wire, plainReply('This does nothing any more', 'It belongs to another version of this bot. Ask again with /lmm.'), tools.log);
  return 'not ours';
}

async function converse(request: Request, wire: Wire, { answer, clock, log }: ReceiveTools): Promise<string> {
  const answering = answer(request);
  const quick = await within(answering, DEFER_AFTER_MS, clock);
  if (quick !== undefined) {
    await send(wire, quick, log);
    return 'quick';
  }
  const deferredAs = wantedVisibility(request);
  await wire.defer(deferredAs);
  const late = await within(answering, GIVE_UP_AFTER_MS, clock);
  await sendDeferred(wire, late ?? tooLate, deferredAs, log);
  return late === undefined ? 'gave up' : 'deferred';
}

const tooLate = plainReply('No answer in time', 'The knowledge graph gave no answer within 14 minutes. Please ask again later.');

// Who sees a deferred answer is settled before the answer is known: only the question can say.
function wantedVisibility({ words }: Request): Visibility {
  return words.kind === 'options' && words.options['share'] === true ? 'public' : 'private';
}

/** The reply, or nothing when the clock is faster. */
const within = async (answering: Promise<Reply>, ms: number, clock: Clock): Promise<Reply | undefined> =>
  (await isWithin(answering, ms, clock)) ? answering : undefined;
