/** The command line: questions go to the bots' own parser, everything else is an operator's command. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { commandSummaries } from '../../bots/terminal/main.ts';
import { type Scope, scopeNames } from '../access/scopes.ts';
import { withReadableErrors } from '../status.ts';
import { askQuestion } from './ask.ts';
import { type CatalogArgument, catalogArguments } from './catalog-arguments.ts';
import type { ImportFlags } from './import.ts';
import type { CreateKeyFlags } from './key.ts';

// What an operator's command needs is loaded when it runs: all of it together takes most of a second, which no question needs.

const EXAMPLES = `
For example:
  lmm limitations of llm
  lmm compare clip vs flamingo
  lmm clip                          What is no command is looked up, or searched for.
  lmm help compare                  A command in detail, with examples.`;

const program = new Command('lmm')
  .description('Cited answers about large multimodal models and large language models.')
  .showHelpAfterError('Run "lmm --help" to see what there is.')
  .configureHelp({ showGlobalOptions: true, subcommandTerm: formatTerm })
  .helpCommand(false)
  // What is no command here may be one of the bots', or near to one: their parser says so.
  .argument('[words...]')
  .action((words: string[]) => (words.length === 0 ? program.outputHelp() : askQuestion(words, false)));

program.addHelpText('after', EXAMPLES).commandsGroup('To ask:');
// A prompt is no channel, so it has nothing to set.
for (const { name, description } of commandSummaries.filter((question) => question.name !== 'settings')) {
  program
    .command(`${name} [words...]`)
    .description(description)
    .addHelpText('after', name === 'help' ? '' : `\nIn detail, with examples: lmm help ${name}`)
    .option('--json', 'print the reply as JSON')
    .allowUnknownOption()
    .action((words: string[], { json }: { json?: boolean }) => askQuestion([name, ...words], json === true));
}

program.commandsGroup('To operate:');
program
  .command('seed')
  .description('write the knowledge files into the database')
  .action(async () => (await import('./seed.ts')).seedDatabase());
program
  .command('check')
  .argument('[folder]', 'another folder of knowledge files')
  .description('check the knowledge files, without writing anything')
  .action(async (folder?: string) => (await import('./check.ts')).checkKnowledge(folder));
program
  .command('import')
  .addArgument(new Argument('[catalog]', 'which catalog').choices(catalogArguments).default('models.dev'))
  .description('import a catalog of models: what it says stands beside what the knowledge files say, never in its place')
  .option('--file <path>', 'read this file, in the shape of api.json or catalog.json of models.dev, instead of the network')
  .option('--dry-run', 'do everything and take it back')
  .option('--report', 'list conflicts, unresolved offerings and records that were set aside')
  .option('--accept-losses', 'import even when more than 10 % of the records vanished or cannot be read')
  .action(async (catalog: CatalogArgument, flags: ImportFlags) => (await import('./import.ts')).runImport(catalog, flags));
program
  .command('export')
  .description('print the whole knowledge, of all origins, as one JSON document')
  .option('--out <path>', 'write it into this file')
  .action(async (flags: { out?: string }) => (await import('./export.ts')).exportDatabase(flags));
program
  .command('restore')
  .argument('<file>', 'what "lmm export" wrote')
  .description('fill an empty database with an exported document')
  .action(async (file: string) => (await import('./export.ts')).restoreDatabase(file));
const keyCommand = program.command('key').description('the keys by which programs and people may write through the API');
keyCommand
  .command('create')
  .description('make a key and print it, this one time')
  .requiredOption('--name <name>', 'whose it is: it stands beside everything that is written with it')
  .addOption(
    new Option('--scope <scope>', `what it allows: ${scopeNames.join(', ')}; more than one by giving it again`)
      .argParser((scope, others: Scope[] = []) => [...others, parseScope(scope)])
      .makeOptionMandatory(),
  )
  .option('--expires <span>', 'after how long it ends: 12h, 90d, 8w or 1y')
  .action(async (flags: CreateKeyFlags) => (await import('./key.ts')).createKey(flags));
keyCommand
  .command('list')
  .description('list all keys, without their secrets')
  .action(async () => (await import('./key.ts')).printKeys());
keyCommand
  .command('revoke')
  .argument('<lookup>', 'the 12 signs after "lmm_", as "lmm key list" shows them')
  .description('end a key at once')
  .action(async (lookup: string) => (await import('./key.ts')).revokeKey(lookup));
program
  .command('slack')
  .description('what Slack needs to know of LMM Atlas')
  .command('manifest')
  .description('print the manifest of the Slack app to create')
  .option('--url <address>', 'receive over HTTP at this public address instead of Socket Mode')
  .action(async (flags: { url?: string }) => (await import('./slack.ts')).printSlackManifest(flags));

/** How a command stands in the list: all of them take options, and questions take words. */
function formatTerm(command: Command): string {
  const needed = command.registeredArguments.filter(({ required }) => required).map((argument) => `<${argument.name()}>`);
  return [command.name(), ...needed].join(' ');
}

function parseScope(text: string): Scope {
  const scope = scopeNames.find((name) => name === text);
  if (scope === undefined) throw new InvalidArgumentError(`Allowed are ${scopeNames.join(', ')}.`);
  return scope;
}

await withReadableErrors(async () => void (await program.parseAsync()));
