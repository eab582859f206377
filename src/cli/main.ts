/** The command line: questions go to the bots' own parser; the other commands are for operators. */
import { statSync } from 'node:fs';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { commandSummaries } from '../../bots/terminal/main.ts';
import { type Scope, scopeNames } from '../access/scopes.ts';
import { productVersion } from '../env.ts';
import { type Kind, kindNames } from '../graph/ontology.ts';
import { writeText } from '../output.ts';
import { withReadableErrors } from '../status.ts';
import { askQuestion } from './ask.ts';
import { type CatalogArgument, catalogArguments } from './catalog-arguments.ts';
import type { ImportFlags } from './import.ts';
import type { CreateKeyFlags } from './key.ts';
import { addQuestionCommands } from './questions/commands.ts';
import type { SimulatedPlatform } from './simulate.ts';

// Each operator command loads its own modules: all together take most of a second, which a question would have to wait.

const EXAMPLES = `
For example:
  lmm limitations of llm
  lmm compare clip vs flamingo
  lmm who made flamingo             Anything else is a question in plain English.
  lmm help compare                  A command in detail, with examples.`;

/** Up to version 0.2, "lmm check" checked the knowledge files. */
const MOVED =
  'error: "lmm check" checks a statement, such as lmm check "Flamingo was made by OpenAI"; to check the knowledge files, use lmm validate [folder].';
const isFormerCheck = (words: readonly string[]): boolean =>
  words.length === 0 || (words.length === 1 && statSync(words[0] ?? '', { throwIfNoEntry: false })?.isDirectory() === true);

const program = new Command('lmm')
  .description('Cited answers about large multimodal models and large language models.')
  .showHelpAfterError('Run "lmm --help" for a list of commands.')
  .configureHelp({ showGlobalOptions: true, subcommandTerm: formatTerm })
  .helpCommand(false)
  // Exiting at once would lose what isn't written yet, and whether it could be.
  .exitOverride()
  .configureOutput({ writeOut: (text) => writeText('stdout', text), writeErr: (text) => writeText('stderr', text) })
  .version(`LMM Atlas ${productVersion}`, '-v, --version', 'print the version')
  .option('--json', 'print the answer as JSON: of a question, "stale", "gaps" and "questions"')
  // Any other word may be a bot command or a typo of one: the bots' parser decides.
  .argument('[words...]')
  .action((words: string[]) => (words.length === 0 ? program.outputHelp() : askQuestion(words, wantsJson())));

program.addHelpText('after', EXAMPLES).commandsGroup('To ask:');
for (const { name, description } of commandSummaries) {
  program
    .command(`${name} [words...]`)
    .description(description)
    .addHelpText('after', name === 'help' ? '' : `\nFor details and examples: lmm help ${name}`)
    .allowUnknownOption()
    .action((words: string[], _flags: unknown, command: Command) => {
      if (name === 'check' && isFormerCheck(words)) command.error(MOVED);
      return askQuestion([name, ...words], wantsJson());
    });
}

const questions = new Set(['lmm', ...program.commands.map((command) => command.name())]);
const commandsWithJson = ['stale', 'gaps', 'questions'];
program.hook('preAction', (_program, command) => {
  if (questions.has(command.name())) return;
  // For the modules that the command loads; a question has all of its own by now, and reading their maps would make it wait.
  process.setSourceMapsEnabled(true);
  // Operator commands would print text all the same, and a script would take it for JSON.
  if (wantsJson() && !commandsWithJson.includes(command.name()))
    command.error('error: --json is for questions, "stale", "gaps" and "questions", such as: lmm limitations --json');
});

program.commandsGroup('To operate:');
program
  .command('seed')
  .description('write the knowledge files into the database')
  .action(async () => (await import('./seed.ts')).seedDatabase());
program
  .command('validate')
  .argument('[folder]', 'another folder of knowledge files')
  .description('check the knowledge files without writing anything')
  .action(async (folder?: string) => (await import('./validate.ts')).validateKnowledge(folder));
program
  .command('stale')
  .description('list facts, retirements, scores and sources that a curator should look at again')
  .option('--on <day>', 'what is due on that day, such as 2027-01-31; today by default')
  .action(async (flags: { on?: string }) => (await import('./stale.ts')).printStale({ ...flags, json: wantsJson() }));
program
  .command('gaps')
  .description('list entities that lack what their kind usually has, such as models without a maker; "questions" lists what people asked')
  .addOption(new Option('--kind <kind>', 'only of this kind').choices(kindNames))
  .action(async (flags: { kind?: Kind }) => (await import('./gaps.ts')).printGaps({ ...flags, json: wantsJson() }));
addQuestionCommands(program.command('questions'), () => wantsJson());
program
  .command('import')
  .addArgument(new Argument('[catalog]', 'which catalog').choices(catalogArguments).default('models.dev'))
  .description('import a catalog of models: it adds to the knowledge files and never replaces them')
  .option(
    '--file <path>',
    'read this file instead of the network: api.json or catalog.json of models.dev, or a folder or file of modelpedia',
  )
  .option('--dry-run', 'do everything, then roll it back')
  .option('--report', 'list conflicts, unresolved offerings and records that were set aside')
  .option('--accept-losses', "import even when more than 10 % of the records are missing or can't be read")
  .action(async (catalog: CatalogArgument, flags: ImportFlags) => (await import('./import.ts')).runImport(catalog, flags));
program
  .command('export')
  .description('print all knowledge, of all origins, as one JSON document')
  .option('--out <path>', 'write it to this file')
  .action(async (flags: { out?: string }) => (await import('./export.ts')).exportDatabase(flags));
program
  .command('restore')
  .argument('<file>', 'what "lmm export" wrote')
  .description('fill an empty database with an exported document')
  .action(async (file: string) => (await import('./export.ts')).restoreDatabase(file));
const keyCommand = program.command('key').description('manage the keys that people and programs need to write through the API');
keyCommand
  .command('create')
  .description('create a key and print it; it is shown only once')
  .requiredOption('--name <name>', 'who uses it; recorded with every change made with it')
  .addOption(
    new Option('--scope <scope>', `what it allows: ${scopeNames.join(', ')}; repeat the option for more than one`)
      .argParser((scope, others: Scope[] = []) => [...others, parseScope(scope)])
      .makeOptionMandatory(),
  )
  .option('--expires <span>', 'when it expires: after 12h, 90d, 8w or 1y, for example')
  .action(async (flags: CreateKeyFlags) => (await import('./key.ts')).createKey(flags));
keyCommand
  .command('list')
  .description('list all keys, without their secrets')
  .action(async () => (await import('./key.ts')).printKeys());
keyCommand
  .command('revoke')
  .argument('<lookup>', 'the 12 characters after "lmm_", as shown by "lmm key list"')
  .description('revoke a key; it stops working at once')
  .action(async (lookup: string) => (await import('./key.ts')).revokeKey(lookup));
program
  .command('simulate')
  .addArgument(new Argument('<platform>', 'whose bot').choices(['slack', 'discord'] as const))
  .argument('<words...>', 'a command such as "/lmm who made flamingo", or a message to the bot')
  .description('print what a bot would send to its platform, without connecting to it')
  .action(async (platform: SimulatedPlatform, words: string[]) => (await import('./simulate.ts')).printSimulated(platform, words));
program
  .command('slack')
  .description('set up LMM Atlas in Slack')
  .command('manifest')
  .description('print the manifest for creating the Slack app')
  .option('--url <address>', 'use HTTP at this public address instead of Socket Mode')
  .option('--agent', 'add an entry in the top bar of Slack, which some plans have')
  .action(async (flags: { url?: string; agent?: boolean }) => (await import('./slack.ts')).printSlackManifest(flags));

/** A command's line in the list: all commands take options and questions take words, so only required arguments are shown. */
function formatTerm(command: Command): string {
  const needed = command.registeredArguments.filter(({ required }) => required).map((argument) => `<${argument.name()}>`);
  return [command.name(), ...needed].join(' ');
}

const wantsJson = (): boolean => program.opts<{ json?: boolean }>().json === true;

function parseScope(text: string): Scope {
  const scope = scopeNames.find((name) => name === text);
  if (scope === undefined) throw new InvalidArgumentError(`Allowed: ${scopeNames.join(', ')}.`);
  return scope;
}

await withReadableErrors(async () => {
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has printed it. Help and version come this way too.
    if (error.exitCode !== 0) process.exitCode = error.exitCode;
  }
});
