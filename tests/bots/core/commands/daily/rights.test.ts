import { describe, expect, it } from 'vitest';
import { commands } from '../../../../../bots/core/commands/index.ts';
import { askableOption } from '../../../../../bots/core/contract/interpretation.ts';
import type { Place } from '../../../../../bots/core/contract/request.ts';
import { createButtonTokens } from '../../../../../bots/core/state/button-tokens.ts';
import { discord } from '../../../../../bots/discord/platform.ts';
import { terminal } from '../../../../../bots/terminal/platform.ts';
import { admin, dailyBot, linesOf, member, subscription } from '../../../../support/daily/commands.ts';

const CHANGING = ['add', 'edit', 'pause', 'resume', 'skip', 'now', 'remove'];
const READING = ['list', 'preview', 'history'];
const server: Place = { platform: discord, workspace: '200', channel: '300', user: '400' };
const everything = new Proxy({}, { get: () => () => ({}) }) as Record<string, () => unknown>;

describe('who may not change daily facts', () => {
  it('knows every command that changes something', () => {
    const names = commands.flatMap(({ name, rights }) => (rights === 'required' ? [name] : []));
    expect(names.sort()).toEqual(CHANGING.map((verb) => `daily ${verb}`).sort());
    expect(commands.filter(({ name }) => name.startsWith('daily ')).length).toBe(CHANGING.length + READING.length);
  });

  const typed = CHANGING.flatMap((verb) => {
    const usual = verb === 'add' ? '09:00 Europe/Berlin' : '3f2a9c41';
    return [`daily ${verb}`, `daily ${verb} ${usual}`, `daily ${verb} ${usual} time:nonsense --colour`];
  });

  it.each(typed)('is refused "%s", and nothing is asked of the API', async (text) => {
    const { sendText: send, calls } = dailyBot(everything);
    expect(await send(text, member)).toMatchObject({
      ...{ badge: 'error', title: 'Not allowed', visibility: 'private', actions: [] },
      lead: { text: 'Only admins and owners of the workspace can do this. Ask one of them.' },
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ['has no rights at all', server],
    ['manages its channels alone', { ...server, isAdmin: true }],
    ['writes to the bot alone', { ...server, workspace: '' }],
  ])('is refused on Discord who %s', async (_, place) => {
    for (const verb of CHANGING) {
      const { sendText: send, calls } = dailyBot(everything, { platform: discord });
      expect(linesOf(await send(`daily ${verb} 3f2a`, place))).toEqual([
        'Not allowed',
        'Only members with the permission Manage Server can do this. Ask an administrator of the server.',
      ]);
      expect(calls).toEqual([]);
    }
  });

  it('is refused what options, forms and buttons ask too', async () => {
    const seals = createButtonTokens({ secret: 'of the tests', continuations: { put: async () => undefined, get: async () => undefined } });
    for (const verb of CHANGING) {
      const options = { subscription: '3f2a9c41' };
      const { answer, calls } = dailyBot(everything);
      expect((await answer({ kind: 'options', command: `daily ${verb}`, options }, member)).title).toBe('Not allowed');
      const token = (await seals.sign({ command: `daily ${verb}`, options }, member.user)) ?? '';
      expect((await answer({ kind: 'press', action: 'ask', token }, member)).title).toBe('Not allowed');
      expect(calls).toEqual([]);
    }
  });

  it('is asked for nothing that is missing', async () => {
    const { interpret } = dailyBot().context;
    const input = { kind: 'text', text: 'daily add 09:00' } as const;
    expect(askableOption(await interpret({ input, place: member }))).toBeUndefined();
    expect(askableOption(await interpret({ input, place: admin }))).toMatchObject({
      command: { name: 'daily add' },
      option: 'zone',
      given: { time: '09:00' },
    });
  });

  it('may see what is scheduled in the workspace', async () => {
    const { sendText: send, calls } = dailyBot({
      DailyAll: () => ({ subscriptions: [subscription()] }),
      NextFact: () => ({ subscription: { preview: null } }),
      Deliveries: () => ({ subscription: { history: { totalCount: 0, nodes: [] } } }),
    });
    for (const verb of READING) expect((await send(`daily ${verb}`, member)).badge).toBeUndefined();
    for (const { variables } of calls) expect(variables).toMatchObject({ platform: 'slack', workspace: 'T1' });
  });
});

describe('where there are no channels', () => {
  const inTerminal: Place = { platform: terminal, workspace: '', channel: '', user: '' };

  it.each([...CHANGING, ...READING])('"daily %s" says where it works', async (verb) => {
    const { sendText: send, calls } = dailyBot(everything);
    expect(linesOf(await send(`daily ${verb}`, inTerminal))).toEqual([
      'Not allowed',
      'This works in a chat with channels, such as Slack or Discord. Type it there after /lmm or, on Discord, after /lmm-admin.',
    ]);
    expect(calls).toEqual([]);
  });

  it.each(READING)('"daily %s" in a direct message of Discord asks for a server', async (verb) => {
    const { sendText: send, calls } = dailyBot(everything, { platform: discord });
    expect(linesOf(await send(`daily ${verb}`, { ...server, workspace: '' }))[1]).toBe(
      'Daily facts belong to a server. Ask in one of its channels.',
    );
    expect(calls).toEqual([]);
  });
});
