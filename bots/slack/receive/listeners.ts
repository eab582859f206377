/** Bolt's listeners for commands, mentions, messages, actions and modals: each is read, handled, and logged without its text. */
import type { App } from '@slack/bolt';
import { isWithin } from '../../clock.ts';
import type { BotContext, Completion } from '../../core/contract/bot.ts';
import type { HandlingOutcome, SlackContext } from '../answer/context.ts';
import { handleAction } from '../answer/handle-action.ts';
import { handleQuestion } from '../answer/handle-question.ts';
import { askAnywhere, checkMessage } from '../answer/handle-shortcut.ts';
import { handleSubmission } from '../answer/handle-submission.ts';
import { handleHomeAction, handleHomeOpened } from '../answer/home.ts';
import { toPlace } from '../answer/place.ts';
import { createPromptHandler } from '../answer/prompts.ts';
import { welcomeTo } from '../answer/welcome.ts';
import { ASK_SHORTCUT, CHECK_SHORTCUT, SLASH_COMMAND } from '../manifest.ts';
import { DESTINATION_EVENTS, readDestinationEvent } from '../read/destination-events.ts';
import { type HomeAction, readHomeAction, readHomeOpened } from '../read/home.ts';
import { readBlockAction, readSubmission, readSuggestion } from '../read/interactions.ts';
import { type Question, readDirectMessage, readMention, readSlashCommand } from '../read/questions.ts';
import { readGlobalShortcut, readMessageShortcut } from '../read/shortcuts.ts';
import { toOptions } from '../render/completion-options.ts';

export interface ListenerOptions extends SlackContext {
  /** Called with everything in progress, so that stopping can wait for it. */
  readonly track: (handling: Promise<void>) => void;
}

/** Slack waits 3 s for the options of a select menu, network included. */
const OPTIONS_TIMEOUT_MS = 2000;

/** Every listener acknowledges first: handling may take longer than the 3 s that Slack waits. */
export function registerListeners(app: App, options: ListenerOptions): void {
  const { botContext } = options;
  // A second click while the first is being handled is a double click.
  const handleActionOnce = onceAtATime(handleAction, ({ message, action, token }) => `${message.ts} ${action} ${token}`);
  const handleHomeActionOnce = onceAtATime(handleHomeAction, ({ target, ...action }) => `${target.user} ${contentOf(action)}`);
  const handlePrompts = createPromptHandler();
  const handleTyped = async (source: string, question: Question | undefined) => {
    if (question === undefined) return runHandler({ source }, question, handleQuestion, options);
    const interpretation = await botContext.interpret({ input: { kind: 'text', text: question.text }, place: toPlace(question.target) });
    // Free text is logged as "other".
    const command = interpretation.commandName ?? 'other';
    return runHandler({ source, command }, { ...question, interpretation }, handleQuestion, options);
  };
  app.command(SLASH_COMMAND, async ({ ack, body }) => {
    await ack();
    await handleTyped('command', readSlashCommand(body));
  });
  // Bolt acknowledges events before it calls the listeners.
  app.event('app_mention', ({ body }) => handleTyped('mention', readMention(body)));
  app.event('message', ({ body }) => handleTyped('message', readDirectMessage(body)));
  for (const name of DESTINATION_EVENTS) {
    app.event(name, async ({ body }) => {
      const destinationEvent = readDestinationEvent(body);
      if (destinationEvent === undefined) return;
      const { event, channel, workspace } = destinationEvent;
      options.track(botContext.reportDestinationEvent(destinationEvent));
      // It becomes reachable when the bot joins it.
      if (event === 'REACHABLE' && channel !== undefined) options.track(welcomeTo(channel, workspace, options));
    });
  }
  app.event('app_home_opened', async ({ body }) => {
    const opened = readHomeOpened(body);
    const handle = opened?.tab === 'messages' ? handlePrompts : handleHomeOpened;
    await runHandler({ source: opened?.tab ?? 'home' }, opened, handle, options);
  });
  app.shortcut({ callback_id: CHECK_SHORTCUT, type: 'message_action' }, async ({ ack, body }) => {
    await ack();
    await runHandler({ source: 'shortcut', command: 'check' }, readMessageShortcut(body), checkMessage, options);
  });
  app.shortcut({ callback_id: ASK_SHORTCUT, type: 'shortcut' }, async ({ ack, body }) => {
    await ack();
    await runHandler({ source: 'shortcut', command: 'ask' }, readGlobalShortcut(body), askAnywhere, options);
  });
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const inHome = readHomeAction(body);
    if (inHome !== undefined) return runHandler({ source: 'home', command: inHome.kind }, inHome, handleHomeActionOnce, options);
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

/** The same for both clicks of a double click, which have ids of their own. */
const contentOf = ({ id: _, triggerId: __, ...content }: Omit<HomeAction, 'target'>): string => JSON.stringify(content);

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

/** The options for what the user has typed so far; only the typed text when nothing is found in time. */
async function optionsFor(body: unknown, { complete, clock }: BotContext) {
  const suggestion = readSuggestion(body);
  if (suggestion === undefined) return [];
  let offeredCompletions: readonly Completion[] = [];
  const lookup = complete(suggestion.query, toPlace(suggestion.target)).then((completions) => {
    offeredCompletions = completions;
  });
  await isWithin(lookup, OPTIONS_TIMEOUT_MS, clock);
  return toOptions(offeredCompletions, suggestion.query.text);
}
