import {
  type Command,
  type CommandResult,
  command,
  commandsInGroup,
  type FollowUp,
  followUpButton,
  type Option,
  topics,
  topLevelNames,
  worksOn,
} from '../contract/command.ts';
import type { Block, Claim } from '../contract/reply.ts';
import type { Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { commandPrefix } from '../parse/format-command.ts';
import { claimsBlock, notesBlock } from '../present/reply-parts.ts';

/** The help on these commands, derived from their declarations. */
export const helpFor = (commands: readonly Command[], messages: Messages): Command =>
  command({
    name: 'help',
    aliases: ['?', 'commands'],
    description: messages.help.description,
    topic: 'app',
    options: {
      command: { type: 'choice', description: messages.help.options.command, choices: topLevelNames(commands) },
      part: { type: 'text', description: messages.help.options.part },
    },
    examples: ['help', 'help compare'],
    run: async ({ command: name, part }, { place }) => {
      const group = name === undefined ? [] : commandsInGroup(name, commands);
      const [first, second] = group;
      if (name === undefined || first === undefined) return overview(shown(commands, place), place, messages);
      const matched = second === undefined ? first : group.find((each) => part !== undefined && isCalled(each, part));
      return matched === undefined ? overviewOf(name, first, group, place, messages) : details(matched, place, messages);
    },
  });

/** Whether the second word of a command, or of an alias, begins with `part`. */
const isCalled = ({ name, aliases = [] }: Command, part: string): boolean =>
  [name, ...aliases].some((each) => each.split(' ')[1]?.startsWith(part.toLowerCase()));

type HelpPlace = Pick<Place, 'platform'>;

const shown = (commands: readonly Command[], { platform }: HelpPlace) => commands.filter((command) => worksOn(command, platform));

/** All commands on one screen, by topic, with a few to press. */
function overview(commands: readonly Command[], where: HelpPlace, messages: Messages): CommandResult {
  const texts = messages.help;
  const all = topLevelNames(commands).flatMap((first) =>
    commandsInGroup(first, commands)
      .slice(0, 1)
      .map((main) => ({ first, main })),
  );
  // Where commands are picked from a list, they are shown as they stand in it; elsewhere one prefix before them is enough.
  const named = ({ first, main }: (typeof all)[number]) => (where.platform.namedOptions ? `${commandPrefix(main, where)} ${first}` : first);
  const groups = topics.map((topic) => ({ topic, under: all.filter(({ main }) => (main.topic ?? 'app') === topic) }));
  const byTopic = groups.flatMap(({ topic, under }): Claim[] =>
    under.length === 0 ? [] : [{ label: texts.topics[topic], text: under.map(named).join(' · '), sources: [] }],
  );
  // Without menus the descriptions would be nowhere.
  const described = groups.flatMap(({ topic, under }) =>
    claimsBlock(
      texts.topics[topic],
      under.map(({ first, main }) => claimFor(first, main, where)),
    ),
  );
  const menu = all.map(({ first, main }) => ({ label: first, detail: main.description, options: { command: first } }));
  return {
    title: messages.names.product,
    standsAlone: true,
    lead: { text: where.platform.namedOptions ? texts.lead : texts.typed(where.platform.commandPrefix), sources: [] },
    blocks: [
      ...(where.platform.buttons ? claimsBlock(undefined, byTopic) : described),
      // Where one person asks alone, no one else could see the answers.
      ...notesBlock([where.platform.channels === undefined ? null : texts.private]),
    ],
    sources: [],
    footer: {},
    followUps: [...exampleFollowUps(commands, messages), helpFollowUp(menu, messages)],
  };
}

function exampleFollowUps(commands: readonly Command[], { ask, help: texts }: Messages): FollowUp[] {
  const examples = [
    followUpButton(ask.example, 'ask', { question: ask.example }),
    followUpButton(texts.compareExample, 'compare', { a: 'clip', b: 'flamingo' }),
    followUpButton(ask.offerFact, 'fact'),
  ];
  return examples.filter((example) => commands.some(({ name }) => example.call.command === name));
}

/** The subcommands of a group; `main` is the one that the group's name alone runs. */
function overviewOf(name: string, main: Command, group: readonly Command[], where: HelpPlace, messages: Messages): CommandResult {
  const parts = group.map((each) => ({ label: each.name, detail: each.description, part: each.name.split(' ')[1] ?? '' }));
  return {
    title: `${commandPrefix(main, where)} ${name}`,
    lead: { text: messages.help.under, sources: [] },
    blocks: claimsBlock(
      undefined,
      group.map((each) => claimFor(each.name, each, where)),
    ),
    sources: [],
    footer: {},
    followUps: [
      helpFollowUp(
        parts.map(({ part, ...shown }) => ({ ...shown, options: { command: name, part } })),
        messages,
      ),
    ],
  };
}

const claimFor = (name: string, described: Command, where: HelpPlace): Claim => ({
  label: `${commandPrefix(described, where)} ${name}`,
  text: described.description,
  sources: [],
});

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly options: Readonly<Record<string, string>>;
}

const helpFollowUp = (choices: readonly Choice[], { help: texts }: Messages): FollowUp => ({
  kind: 'select',
  label: texts.which,
  choices: choices.map(({ options, ...shown }) => ({ ...shown, call: { command: 'help', options } })),
});

function details(matched: Command, where: HelpPlace, messages: Messages): CommandResult {
  const { name, description, options, examples, aliases = [] } = matched;
  const texts = messages.help;
  const prefix = commandPrefix(matched, where);
  const explained = Object.entries(options)
    .filter(([, option]) => option.type !== 'flag' || (option.buttonOnly !== true && worksOn(option, where.platform)))
    .map(([label, option]): Claim => ({ label, text: explain(option, messages), sources: [] }));
  const blocks: Block[] = [
    ...claimsBlock(texts.optionsHeading, explained),
    ...claimsBlock(
      texts.examples,
      examples.map((example): Claim => ({ text: `${prefix} ${example}`, sources: [] })),
    ),
    ...(aliases.length === 0 ? [] : [{ kind: 'note', text: texts.aliases(messages.or(aliases)) } as const]),
  ];
  return {
    title: `${prefix} ${name}`,
    lead: { text: texts.sentence(description), sources: [] },
    blocks,
    sources: [],
    footer: {},
    followUps: examples.includes(name) ? [followUpButton(texts.tryIt(name), name)] : [],
  };
}

function explain(option: Option, { help: texts, or }: Messages): string {
  const text = option.type === 'choice' ? texts.choices(option.description, or(option.choices)) : option.description;
  return option.type !== 'flag' && option.required === true ? texts.needed(text) : text;
}
