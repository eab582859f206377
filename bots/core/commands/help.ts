import { type Command, command, type Option, type Said, type Tools } from '../command.ts';
import { listed, notesBlock } from '../parts.ts';
import type { Claim } from '../reply.ts';
import type { Words } from '../words/index.ts';

/** Help over the commands it stands beside, made from their declarations. */
export const helpFor = (commands: readonly Command[], words: Words): Command =>
  command({
    name: 'help',
    aliases: ['?', 'commands'],
    description: words.help.description,
    options: { command: { type: 'choice', description: words.help.options.command, choices: commands.map(({ name }) => name) } },
    examples: ['help', 'help compare'],
    run: async ({ command: name }, { prefix, place }) => {
      const found = commands.find((candidate) => candidate.name === name);
      return found === undefined ? overview(commands, { prefix, place }, words) : details(found, prefix, words);
    },
  });

function overview(commands: readonly Command[], { prefix, place }: Pick<Tools, 'prefix' | 'place'>, words: Words): Said {
  const say = words.help;
  const claims = commands.map(({ name, description }) => ({ label: `${prefix} ${name}`, text: description, sources: [] }));
  const choices = commands.map(({ name, description }) => ({
    ...{ label: name, detail: description },
    asking: { command: 'help', options: { command: name } },
  }));
  return {
    title: words.names.product,
    lead: { text: say.lead, sources: [] },
    // At a prompt nobody else is there.
    blocks: [...listed(undefined, claims), ...notesBlock([place.platform === 'terminal' ? null : say.private, say.details(prefix)])],
    sources: [],
    footer: {},
    offers: [{ kind: 'select', label: say.which, choices }],
  };
}

function details({ name, description, options, examples, aliases = [] }: Command, prefix: string, words: Words): Said {
  const say = words.help;
  const explained = Object.entries(options).map(([label, option]): Claim => ({ label, text: explain(option, words), sources: [] }));
  return {
    title: `${prefix} ${name}`,
    lead: { text: say.sentence(description), sources: [] },
    blocks: [
      ...listed(say.optionsHeading, explained),
      ...listed(
        say.examples,
        examples.map((example): Claim => ({ text: `${prefix} ${example}`, sources: [] })),
      ),
      ...(aliases.length === 0 ? [] : [{ kind: 'note', text: say.aliases(words.or(aliases)) } as const]),
    ],
    sources: [],
    footer: {},
    offers: examples.flatMap(
      (example): NonNullable<Said['offers']> =>
        example === name ? [{ kind: 'button', label: say.tryIt(name), asking: { command: name, options: {} } }] : [],
    ),
  };
}

function explain(option: Option, { help: say, or }: Words): string {
  const text = option.type === 'choice' ? say.choices(option.description, or(option.choices)) : option.description;
  return option.type !== 'flag' && option.required === true ? say.needed(text) : text;
}
