import { describe, expect, it } from 'vitest';
import { cleanUp } from '../../../src/bot-state/cleanup.ts';
import { saveContinuation } from '../../../src/bot-state/continuations.ts';
import { recallContext, rememberContext } from '../../../src/bot-state/conversations.ts';
import { recordEvent } from '../../../src/bot-state/events.ts';
import { recordPraise } from '../../../src/bot-state/praise.ts';
import { recordQuestion } from '../../../src/bot-state/questions/questions.ts';
import { sampleApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';

const DAY = 86_400_000;
const at = (days: number) => new Date(Date.parse('2026-11-27T12:00:00Z') + days * DAY);
const asking = (command: string) => ({ platform: 'slack' as const, user: 'U1', command, options: [], page: null });
const talk = (thread: string) => ({ platform: 'slack', workspace: 'T1', channel: 'C1', thread }) as const;
const question = { platform: 'slack', workspace: 'T1', reason: 'absent', kind: 'entity', words: 'x', reading: null } as const;
const event = (name: string) => ({ platform: 'slack', event: name }) as const;

describe.each(engines)('the cleanup on %s', (engine) => {
  const fresh = sampleApps(engine);

  it('deletes expired continuations, conversations, old events, praise and questions, and nothing else', async () => {
    const { client, database } = await fresh();
    await saveContinuation(client, at(0), asking('model'));
    await saveContinuation(client, at(5), asking('fact'));
    await rememberContext(client, at(24), { ...talk('old'), context: 'old' });
    await rememberContext(client, at(26), { ...talk('new'), context: 'new' });
    await recordEvent(client, at(29), event('old'));
    await recordEvent(client, at(31), event('new'));
    for (const [text, day] of [
      ['old', -59],
      ['new', -57],
    ] as const) {
      await recordQuestion(client, at(day), { ...question, text });
      await recordPraise(client, at(day), { platform: 'slack', workspace: 'T1', question: text });
      await client.refusal.create({ data: { day: at(day).toISOString().slice(0, 10), reason: 'absent', count: 1 } });
    }
    expect(await cleanUp(database.sql, at(32))).toEqual({
      continuations: 1,
      conversations: 1,
      events: 1,
      praise: 1,
      questions: 1,
      refusals: 1,
    });
    expect(await recallContext(client, at(32), talk('new'))).toBe('new');
    expect(await client.continuation.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: at(35) }]);
    expect(await client.question.findMany({ select: { text: true } })).toEqual([{ text: 'new' }]);
    expect(await recordEvent(client, at(32), event('new'))).toBe(false);
    expect(await recordEvent(client, at(32), event('old'))).toBe(true);
    expect(await cleanUp(database.sql, at(32))).toEqual({
      continuations: 0,
      conversations: 0,
      events: 0,
      praise: 0,
      questions: 0,
      refusals: 0,
    });
  });
});
