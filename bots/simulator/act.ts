/** What a visitor can do, and what their platform then tells the bot. */
import { randomUUID } from 'node:crypto';
import { isWithin } from '../clock.ts';
import { nextId } from './discord/ids.ts';
import * as discordPayloads from './discord/payloads.ts';
import { readTypedCommand } from './discord/typed-command.ts';
import type { Engine } from './engine.ts';
import { postTomorrow } from './post.ts';
import { SimulatorError } from './simulator-error.ts';
import * as slackPayloads from './slack/payloads.ts';
import { nextTs } from './slack/workspace.ts';
import { findMessage, findPressed, HOME, takeForm } from './visitors/find.ts';
import { runTurn } from './visitors/turn.ts';
import { type PlatformId, show, type Turn, type Visitor } from './visitors/visitor.ts';

export type Action =
  /** A slash command, or a message that mentions the bot; it continues the conversation unless it is `fresh`. */
  | { readonly do: 'ask'; readonly text: string; readonly fresh?: boolean | undefined }
  | { readonly do: 'press'; readonly message: string; readonly action: string; readonly value?: string | undefined }
  | { readonly do: 'submit'; readonly form: string; readonly values: Readonly<Record<string, string>> }
  | { readonly do: 'close' }
  /** Opens Slack's App Home. */
  | { readonly do: 'home' }
  /** Shows the daily post of tomorrow. */
  | { readonly do: 'post' };

/** Resolves once everything was sent. */
export async function act(engine: Engine, visitor: Visitor, platform: PlatformId, action: Action): Promise<Turn> {
  const turn: Turn = { visitor, platform, calls: [], operations: [], ms: 0 };
  await inTurn(engine, turn, () => (platform === 'slack' ? inSlack : inDiscord)(engine, turn, action));
  visitor.last[platform] = turn;
  return turn;
}

const MAX_WAITING = 5;
/** An answer takes milliseconds, unless the API doesn't respond. */
const TURN_MS = 15_000;

/** Runs work after what the visitor did before. */
export async function inTurn<Result>({ clock }: Engine, turn: Turn, work: () => Promise<Result>): Promise<Result> {
  const { visitor } = turn;
  if (visitor.waiting >= MAX_WAITING) throw new SimulatorError(429, 'The bots are still answering. Try again in a moment.');
  visitor.waiting += 1;
  const running = visitor.busy.then(() => {
    const started = clock.now().getTime();
    return runTurn(turn, work).finally(() => {
      turn.ms = clock.now().getTime() - started;
      visitor.waiting -= 1;
    });
  });
  visitor.busy = running.catch(() => undefined);
  if (!(await isWithin(running, TURN_MS, clock))) throw new SimulatorError(503, 'The bots did not answer in 15 s. Try again in a moment.');
  return running;
}

const SLASH = /^\/lmm(?:-admin)?(?:\s+|$)/;

type Run = (engine: Engine, turn: Turn, action: Action) => Promise<void>;

const inSlack: Run = async (engine, { visitor }, action) => {
  const { deliver } = engine;
  const fresh = { visitor, id: randomUUID() };
  const screen = visitor.slack;
  switch (action.do) {
    case 'ask':
      return askSlack(engine, visitor, action.text, action.fresh === true);
    case 'press': {
      const message = findMessage(screen, action.message);
      const pressed = slackPayloads.pressedAction(findPressed(message.body, 'action_id', action), action.value);
      const payload =
        message.id === HOME ? slackPayloads.pressInHome(fresh, message.body, pressed) : slackPayloads.press(fresh, message, pressed);
      return void (await deliver(payload));
    }
    case 'submit': {
      const form = takeForm(screen, action.form);
      return void (await deliver(slackPayloads.submission(fresh, form, action.values)));
    }
    case 'close':
      screen.form = undefined;
      return;
    case 'home':
      return void (await deliver(slackPayloads.homeOpened(fresh)));
    case 'post':
      return postTomorrow(engine, visitor, 'slack');
  }
};

async function askSlack({ deliver, clock }: Engine, visitor: Visitor, text: string, isFresh: boolean): Promise<void> {
  const fresh = { visitor, id: randomUUID() };
  const screen = visitor.slack;
  screen.form = undefined;
  const ts = nextTs(clock.now());
  const thread = isFresh || SLASH.test(text) ? undefined : screen.conversation;
  show(screen, { id: ts, by: 'visitor', isPrivate: SLASH.test(text), below: thread, body: { text } });
  if (SLASH.test(text)) return void (await deliver(slackPayloads.slashCommand(fresh, text.replace(SLASH, ''))));
  screen.conversation = thread ?? ts;
  await deliver(slackPayloads.mention(fresh, text, ts, thread));
}

const inDiscord: Run = async (engine, { visitor }, action) => {
  const screen = visitor.discord;
  switch (action.do) {
    case 'ask':
      screen.form = undefined;
      return SLASH.test(action.text)
        ? runDiscordCommand(engine, visitor, action.text)
        : askDiscord(engine, visitor, action.text, action.fresh === true);
    case 'press': {
      const message = findMessage(screen, action.message);
      findPressed(message.body, 'custom_id', action);
      return interact(
        engine,
        visitor,
        (fresh) => discordPayloads.press(fresh, message, action.action, action.value),
        undefined,
        message.id,
      );
    }
    case 'submit': {
      const form = takeForm(screen, action.form);
      return interact(engine, visitor, (fresh) => discordPayloads.modalSubmit(fresh, form, action.values));
    }
    case 'close':
      screen.form = undefined;
      return;
    case 'home':
      throw new SimulatorError(400, 'Discord has no App Home. Open it on Slack.');
    case 'post':
      return postTomorrow(engine, visitor, 'discord');
  }
};

async function runDiscordCommand(engine: Engine, visitor: Visitor, text: string): Promise<void> {
  const typed = await readTypedCommand(text.replace(SLASH, ''), visitor, engine.contexts.discord.interpret);
  await interact(engine, visitor, (fresh) => discordPayloads.slashCommand(fresh, typed), text);
}

async function interact(
  { gateway, server, clock }: Engine,
  visitor: Visitor,
  payloadOf: (fresh: discordPayloads.Fresh) => object,
  asked?: string,
  original?: string,
): Promise<void> {
  const token = randomUUID();
  server.begin(token, asked, original);
  await gateway.dispatch({ t: 'INTERACTION_CREATE', d: payloadOf({ visitor, token, now: clock.now() }) }).finally(() => server.end(token));
}

async function askDiscord({ gateway, clock }: Engine, visitor: Visitor, text: string, isFresh: boolean): Promise<void> {
  const screen = visitor.discord;
  const replied = isFresh ? undefined : screen.messages.find(({ id }) => id === screen.conversation);
  const [now, id] = [clock.now(), nextId(clock.now())];
  show(screen, { id, by: 'visitor', isPrivate: false, below: replied?.id, body: { text } });
  await gateway.dispatch({ t: 'MESSAGE_CREATE', d: discordPayloads.mention({ visitor, now }, id, text, replied) });
}
