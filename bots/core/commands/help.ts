import { type Command, command, type Option, type Said } from '../command.ts';
import { BadRequest } from '../errors.ts';
import type { Claim } from '../reply.ts';

/** Help over the commands it stands beside, made from their declarations. */
export const helpFor = (commands: readonly Command[]): Command =>
  command({
    name: 'help',
    description: 'What can be asked, and how',
    options: { command: { type: 'text', description: 'The command to explain' } },
    examples: ['help', 'help compare'],
    run: async ({ command: name }, { prefix }) => (name === undefined ? overview(commands, prefix) : details(commands, name, prefix)),
  });

function overview(commands: readonly Command[], prefix: string): Said {
  const claims = commands.map(({ name, description }) => ({ label: `${prefix} ${name}`, text: description, sources: [] }));
  return {
    title: 'LMM Atlas',
    lead: { text: 'Cited answers about large multimodal models (LMMs) and large language models (LLMs). Ask:', sources: [] },
    blocks: [
      { kind: 'claims', ordered: false, claims },
      { kind: 'note', text: `Only you see the answers; add "share" to show one to everybody. Details: ${prefix} help compare` },
    ],
    sources: [],
    footer: {},
  };
}

function details(commands: readonly Command[], name: string, prefix: string): Said {
  const found = commands.find((candidate) => candidate.name === name.toLowerCase());
  if (found === undefined) {
    throw new BadRequest(`There is no command "${name}". There are: ${commands.map((candidate) => candidate.name).join(', ')}.`);
  }
  const options = Object.entries(found.options).map(([label, option]): Claim => ({ label, text: explain(option), sources: [] }));
  const examples = found.examples.map((example): Claim => ({ text: `${prefix} ${example}`, sources: [] }));
  return {
    title: `${prefix} ${found.name}`,
    lead: { text: `${found.description}.`, sources: [] },
    blocks: [
      ...(options.length > 0 ? [{ kind: 'claims', heading: 'Options', ordered: false, claims: options } as const] : []),
      { kind: 'claims', heading: 'Examples', ordered: false, claims: examples },
    ],
    sources: [],
    footer: {},
  };
}

function explain(option: Option): string {
  const needed = option.type !== 'flag' && option.required === true ? ' (needed)' : '';
  const choices = option.type === 'choice' ? `: ${option.choices.join(' or ')}` : '';
  return `${option.description}${choices}${needed}`;
}
