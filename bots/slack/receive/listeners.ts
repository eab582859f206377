/** What Bolt listens to: commands, mentions, direct messages, presses and forms, each read, worked on and logged without its text. */
import type { App } from '@slack/bolt';
import { isWithin } from '../../clock.ts';
import type { BotContext, Completion } from '../../core/contract/bot.ts';
import type { HandlingOutcome, SlackContext } from '../answer/context.ts';
import { handleAction } from '../answer/handle-action.ts';
import { handleQuestion } from '../answer/handle-question.ts';
import { handleSubmission } from '../answer/handle-submission.ts';
import { toPlace } from '../answer/place.ts';
import { SLASH_COMMAND } from '../manifest.ts';
import { commandNameOf } from '../read/command-name.ts';
import { readBlockAction, readSubmission, readSuggestion } from '../read/interactions.ts';
import { type Question, readDirectMessage, readMention, readSlashCommand } from '../read/questions.ts';
import { DESTINATION_EVENTS, readSignal } from '../read/signals.ts';
import { toOptions } from '../render/completion-options.ts';

export interface ListenerOptions extends SlackContext {
  /** Told of everything under way, so that stopping can wait for it. */
  readonly track: (runHandler: Promise<void>) => void;
}

/** Slack waits 3 s for the options of a menu, network included. */
const OPTIONS_TIMEOUT_MS = 2000;

/** Every listener acknowledges before it works: the work may take longer than the 3 s that Slack waits. */
export function registerListeners(app: App, options: ListenerOptions): void {
  const { botContext } = options;
  // Who clicks twice before the first click has done its work means it once.
  const handleActionOnce = onceAtATime(handleAction, ({ message, action, token }) => `${message.ts} ${action} ${token}`);
  // What people ask freely is not logged.
  const handleTyped = (source: string, payload: Question | undefined) =>
    runHandler(
      { source, ...(payload && { command: commandNameOf({ kind: 'text', text: payload.text }, botContext) ?? 'other' }) },
      payload,
      handleQuestion,
      options,
    );
  app.command(SLASH_COMMAND, async ({ ack, body }) => {
    await ack();
    await handleTyped('command', readSlashCommand(body));
  });
  // Bolt acknowledges events itself.
  app.event('app_mention', ({ body }) => handleTyped('mention', readMention(body)));
  app.event('message', ({ body }) => handleTyped('message', readDirectMessage(body)));
  for (const name of DESTINATION_EVENTS) {
    app.event(name, async ({ body }) => {
      const signal = readSignal(body);
      if (signal !== undefined) options.track(botContext.reportDestinationEvent(signal));
    });
  }
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const payload = readBlockAction(body);
    await runHandler({ source: 'press', ...(payload && { command: payload.action }) }, payload, handleActionOnce, options);
  });
  app.view({ type: 'view_submission' }, async ({ ack, body }) => {
    await ack();
    const payload = readSubmission(body);
    const command = payload?.context.kind === 'options' ? payload.context.command : payload?.context.kind;
    await runHandler({ source: 'modal', ...(command !== undefined && { command }) }, payload, handleSubmission, options);
  });
  app.view({ type: 'view_closed' }, ({ ack }) => ack());
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async ({ ack, body }) =>
    ack({ options: await optionsFor(body, botContext) }),
  );
}

async function runHandler<Payload>(
  logFields: { readonly source: string; readonly command?: string },
  payload: Payload | undefined,
  handle: (payload: Payload, context: SlackContext) => Promise<HandlingOutcome>,
  { botContext, sendDeps, track }: ListenerOptions,
): Promise<void> {
  const { clock, log } = botContext;
  if (payload === undefined) {
    log.debug({ ...logFields, outcome: 'ignored' }, 'slack delivery');
    return;
  }
  const startedAt = clock.now().getTime();
  const handling = handle(payload, { botContext, sendDeps }).then((outcome) => {
    const result = { ...logFields, ms: clock.now().getTime() - startedAt, outcome };
    if (outcome === 'lost') log.error(result, 'slack answer did not arrive');
    else log.info(result, 'slack delivery');
  });
  track(handling);
  await handling;
}

/** Work that is not begun again while the same is under way. */
function onceAtATime<Payload>(
  handle: (payload: Payload, context: SlackContext) => Promise<HandlingOutcome>,
  keyOf: (payload: Payload) => string,
) {
  const runningKeys = new Set<string>();
  return async (payload: Payload, context: SlackContext): Promise<HandlingOutcome> => {
    const key = keyOf(payload);
    if (runningKeys.has(key)) return 'duplicate';
    runningKeys.add(key);
    return handle(payload, context).finally(() => runningKeys.delete(key));
  };
}

/** What a menu offers for what was typed so far; nothing when it cannot be found in time. */
async function optionsFor(body: unknown, { complete, clock }: BotContext) {
  const suggestion = readSuggestion(body);
  if (suggestion === undefined) return [];
  let offered: readonly Completion[] = [];
  const search = complete(suggestion.query, toPlace(suggestion.target)).then((completions) => {
    offered = completions;
  });
  await isWithin(search, OPTIONS_TIMEOUT_MS, clock);
  return toOptions(offered, suggestion.query.text);
}
