/** What Bolt listens to: commands, mentions, direct messages, presses and forms, each read, worked on and logged without its text. */
import type { App } from '@slack/bolt';
import { isWithin } from '../clock.ts';
import type { BotContext, Completion } from '../core/bot.ts';
import { type HandlingOutcome, handleQuestion, handleSubmission, type SlackContext } from './ask.ts';
import { readBlockAction, readSubmission, readSuggestion, toOptions } from './interaction.ts';
import { SLASH_COMMAND } from './manifest.ts';
import { commandNameOf } from './named.ts';
import { toPlace } from './place.ts';
import { handleAction } from './press.ts';
import { type Question, readDirectMessage, readMention, readSlashCommand } from './request.ts';
import { DESTINATION_EVENTS, readSignal } from './signals.ts';

export interface ListenOptions extends SlackContext {
  /** Told of everything under way, so that stopping can wait for it. */
  readonly track: (work: Promise<void>) => void;
}

/** Slack waits 3 s for the options of a menu, network included. */
const OPTIONS_MS = 2000;

/** Every listener acknowledges before it works: the work may take longer than the 3 s that Slack waits. */
export function listen(app: App, options: ListenOptions): void {
  const { botContext } = options;
  // Who clicks twice before the first click has done its work means it once.
  const pressOnce = oneAtATime(handleAction, ({ original, does, token }) => `${original.ts} ${does} ${token}`);
  // What people ask freely is not logged.
  const question = (entrance: string, found: Question | undefined) =>
    work(
      { entrance, ...(found && { command: commandNameOf({ kind: 'text', text: found.text }, botContext) ?? 'other' }) },
      found,
      handleQuestion,
      options,
    );
  app.command(SLASH_COMMAND, async ({ ack, body }) => {
    await ack();
    await question('command', readSlashCommand(body));
  });
  // Bolt acknowledges events itself.
  app.event('app_mention', ({ body }) => question('mention', readMention(body)));
  app.event('message', ({ body }) => question('message', readDirectMessage(body)));
  for (const name of DESTINATION_EVENTS) {
    app.event(name, async ({ body }) => {
      const signal = readSignal(body);
      if (signal !== undefined) options.track(botContext.reportDestination(signal));
    });
  }
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const found = readBlockAction(body);
    await work({ entrance: 'press', ...(found && { command: found.action }) }, found, pressOnce, options);
  });
  app.view({ type: 'view_submission' }, async ({ ack, body }) => {
    await ack();
    const found = readSubmission(body);
    const command = found?.context.kind === 'gap' ? found.context.command : found?.context.kind;
    await work({ entrance: 'form', ...(command !== undefined && { command }) }, found, handleSubmission, options);
  });
  app.view({ type: 'view_closed' }, ({ ack }) => ack());
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async ({ ack, body }) =>
    ack({ options: await optionsFor(body, botContext) }),
  );
}

async function work<Found>(
  about: { readonly entrance: string; readonly command?: string },
  found: Found | undefined,
  handle: (found: Found, context: SlackContext) => Promise<HandlingOutcome>,
  { botContext, sendDeps: delivery, track }: ListenOptions,
): Promise<void> {
  const { clock, log } = botContext;
  if (found === undefined) {
    log.debug({ ...about, outcome: 'ignored' }, 'slack delivery');
    return;
  }
  const startedAt = clock.now().getTime();
  const working = handle(found, { botContext, sendDeps: delivery }).then((outcome) => {
    const done = { ...about, ms: clock.now().getTime() - startedAt, outcome };
    if (outcome === 'lost') log.error(done, 'slack answer did not arrive');
    else log.info(done, 'slack delivery');
  });
  track(working);
  await working;
}

/** Work that is not begun again while the same is under way. */
function oneAtATime<Found>(handle: (found: Found, context: SlackContext) => Promise<HandlingOutcome>, keyOf: (found: Found) => string) {
  const underWay = new Set<string>();
  return async (found: Found, context: SlackContext): Promise<HandlingOutcome> => {
    const key = keyOf(found);
    if (underWay.has(key)) return 'duplicate';
    underWay.add(key);
    return handle(found, context).finally(() => underWay.delete(key));
  };
}

/** What a menu offers for what was typed so far; nothing when it cannot be found in time. */
async function optionsFor(body: unknown, { complete, clock }: BotContext) {
  const read = readSuggestion(body);
  if (read === undefined) return [];
  let found: readonly Completion[] = [];
  const search = complete(read.query, toPlace(read.target)).then((completions) => {
    found = completions;
  });
  await isWithin(search, OPTIONS_MS, clock);
  return toOptions(found, read.query.text);
}
