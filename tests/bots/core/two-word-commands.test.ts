import { describe, expect, it } from 'vitest';
import { helpFor } from '../../../bots/core/commands/help.ts';
import { type Command, command, commandsInGroup, topLevelNames } from '../../../bots/core/contract/command.ts';
import type { Place } from '../../../bots/core/contract/request.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';
import { commandPrefix } from '../../../bots/core/parse/format-command.ts';
import { parse } from '../../../bots/core/parse/parse.ts';
import { toCommandsJson } from '../../../bots/discord/install.ts';
import { discord } from '../../../bots/discord/platform.ts';
import { toCommandRequest } from '../../../bots/discord/read/request.ts';
import { slackManifest } from '../../../bots/slack/manifest.ts';
import { terminal } from '../../../bots/terminal/platform.ts';
import { somewhere } from '../../support/bots/bot-contexts.ts';
import { bodyChecks } from '../../support/discord/validate/schemas.ts';

const words = messagesFor(undefined);
const declared = (name: string, aliases: readonly string[] = []): Command =>
  command({
    ...{ name, aliases, description: `All about ${name}`, examples: [name] },
    options: { text: { type: 'text', description: 'Anything' } },
    run: () => Promise.reject(new Error('it is not run')),
  });
const questions = [
  declared('model'),
  declared('dairy'),
  declared('garden list', ['garden', 'garden show']),
  declared('garden add', ['garden new']),
  declared('garden remove', ['garden delete']),
  declared('garden resume'),
];
const commands = [...questions, helpFor(questions, words)];

function understood(text: string): string {
  const parsed = parse({ kind: 'text', text }, { commands, grammar: words.grammar, idPatterns: discord.idPatterns });
  if (parsed.kind === 'unknown') return `unknown ${parsed.name}, near ${parsed.near.map(({ name }) => name).join(', ')}`;
  const read = parsed.kind === 'unmatched' ? parsed.guess : parsed;
  if (read === undefined) return 'bare';
  const values = Object.entries(read.values).map(([name, value]) => ` ${name}=${value}`);
  const guessed = read.guessedFrom === undefined ? '' : ` guessed from ${read.guessedFrom}`;
  return `${parsed.kind === 'unmatched' ? 'perhaps ' : ''}${read.command.name}${values.join('')}${guessed}`;
}

describe('a command of two words', () => {
  it.each([
    ['garden add tulips', 'garden add text=tulips'],
    ['Garden ADD tulips', 'garden add text=tulips'],
    ['garden new tulips', 'garden add text=tulips'],
    ['garden a tulips', 'garden add text=tulips'],
    ['gard rem', 'garden remove'],
    ['garden delete', 'garden remove'],
    ['garden', 'garden list'],
    ['gar', 'garden list'],
    ['/garden list', 'garden list'],
    ['garden removw it', 'garden remove text=it guessed from garden removw'],
    ['gardne add tulips', 'perhaps garden add text=tulips guessed from gardne add'],
    ['gardne', 'perhaps garden list guessed from gardne'],
    ['gardne party', 'bare'],
    ['garden re', 'unknown garden re, near garden remove, garden resume'],
    ['garden party', 'unknown garden party, near garden list, garden add, garden remove, garden resume'],
    ['garden "add"', 'garden list text=add'],
    ['model garden', 'model text=garden'],
    ['/lmm-admin garden add tulips', 'garden add text=tulips'],
    ['help garden add', 'help command=garden part=add'],
    ['help garden', 'help command=garden'],
  ])('is understood in "%s"', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it('stands with the others of its first word, the usual one first', () => {
    expect(topLevelNames(commands)).toEqual(['model', 'dairy', 'garden', 'help']);
    expect(commandsInGroup('garden', commands).map(({ name }) => name)).toEqual([
      'garden list',
      'garden add',
      'garden remove',
      'garden resume',
    ]);
    expect(slackManifest({ commands }).features.slash_commands[0]?.usage_hint).toBe('[model | dairy | garden | help]');
  });

  it('is a subcommand of a group on Discord, for who may manage the server', () => {
    const json = toCommandsJson(commands);
    expect(json.map(({ name }) => name)).toEqual(['lmm', 'lmm-admin']);
    expect(json[0]?.options?.map(({ name }) => name)).toEqual(['model', 'dairy', 'help']);
    expect(json[1]).toMatchObject({
      ...{ default_member_permissions: '32', contexts: [0], integration_types: [0] },
      options: [{ type: 2, name: 'garden', options: ['list', 'add', 'remove', 'resume'].map((name) => ({ type: 1, name })) }],
    });
    expect(bodyChecks.commands(json)).toEqual([]);
    const data = [{ type: 2, name: 'garden', options: [{ type: 1, name: 'add', options: [{ type: 3, name: 'text', value: 'tulips' }] }] }];
    expect(toCommandRequest({ guildId: '2', channelId: '3', user: { id: '4' }, options: { data } }).input).toEqual({
      ...{ kind: 'options', command: 'garden add' },
      options: { text: 'tulips' },
    });
  });

  it('is explained by help, together and alone, as it is typed there', async () => {
    const place: Place = { ...somewhere, platform: discord };
    const help = commands.at(-1);
    const ask = (options: object) => help?.run(options as never, { prefix: '/lmm', place } as never);
    const labels = async (options: object) =>
      (await ask(options))?.blocks.flatMap((block) =>
        block.kind === 'claims' ? block.claims.map(({ label, text }) => label ?? text) : [],
      );
    const overview = (await ask({}))?.blocks.flatMap((block) => (block.kind === 'claims' ? block.claims.map(({ text }) => text) : []));
    expect(overview).toEqual(['/lmm model · /lmm dairy · /lmm-admin garden']);
    expect(await labels({ command: 'garden' })).toEqual(['list', 'add', 'remove', 'resume'].map((part) => `/lmm-admin garden ${part}`));
    expect((await ask({ command: 'garden', part: 'new' }))?.title).toBe('/lmm-admin garden add');
    expect(commandPrefix({ name: 'garden add' }, { platform: terminal })).toBe('lmm');
  });
});
