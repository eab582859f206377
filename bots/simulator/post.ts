/** The daily post of tomorrow, as a poster would send it. */
import { graphql } from '../api/graphql.ts';
import { messagesFor } from '../core/messages/index.ts';
import { PostedFact } from '../core/posting/documents.ts';
import { factReply } from '../core/posting/replies.ts';
import { createOpenTokens } from '../core/state/open-tokens.ts';
import { toPostBody } from '../discord/posting/message.ts';
import { findMessageProblems } from '../discord/render/validate-message.ts';
import { toPostMessage } from '../slack/posting/message.ts';
import { validateMessage } from '../slack/render/validate.ts';
import { BOT, nextId } from './discord/ids.ts';
import type { Engine } from './engine.ts';
import { SimulatorError } from './simulator-error.ts';
import { nextTs } from './slack/workspace.ts';
import { currentTurn } from './visitors/turn.ts';
import { type PlatformId, show, type Visitor } from './visitors/visitor.ts';

const FactOn = graphql(`query FactOn($date: Date!) { factOfTheDay(date: $date) { ...PostedFact } }`, [PostedFact]);

const DAY_MS = 86_400_000;

export async function postTomorrow({ query, clock, secret }: Engine, visitor: Visitor, platform: PlatformId): Promise<void> {
  const date = new Date(clock.now().getTime() + DAY_MS).toISOString().slice(0, 10);
  const { factOfTheDay: fact } = await query(FactOn, { date });
  if (fact === null) throw new SimulatorError(404, 'No fact is marked fit for the daily post. Ask a question instead.');
  const reply = factReply(fact, date, { messages: messagesFor(undefined), openTokens: createOpenTokens(secret) });
  const { calls } = currentTurn();
  if (platform === 'slack') {
    const message = toPostMessage(reply);
    calls.push({ call: 'chat.postMessage', body: { channel: visitor.ids.slack.channel, ...message }, problems: validateMessage(message) });
    show(visitor.slack, { id: nextTs(clock.now()), by: 'bot', isPrivate: false, body: { ...message } });
    return;
  }
  const body = toPostBody(reply);
  calls.push({ call: 'POST /channels/{id}/messages', body, problems: findMessageProblems(body) });
  show(visitor.discord, { id: nextId(clock.now()), by: 'bot', isPrivate: false, body: { ...body, author: BOT } });
}
