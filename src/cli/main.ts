/** The command line: questions go to the bots' own parser, everything else is an operator's command. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { questions } from '../../bots/terminal/main.ts';
import { type Scope, scopeNames } from '../access/scopes.ts';
import { withReadableErrors } from '../say.ts';
import { ask } from './ask.ts';
import { check } from './check.ts';
import { exportDatabase, restoreDatabase } from './export.ts';
import { catalogArguments, importInto } from './import.ts';
import { createKey, endKey, printKeys } from './key.ts';
import { seedDatabase } from './seed.ts';
import { printSlackManifest } from './slack.ts';

const program = new Command('lmm')
  .description('Cited answers about large multimodal models and large language models.')
  .showHelpAfterError('Run "lmm --help" to see what there is.')
  .configureHelp({ showGlobalOptions: true })
  .helpCommand(false)
  // What is no command here may be one of the bots', or near to one: their parser says so.
  .argument('[words...]')
  .action((words: string[]) => (words.length === 0 ? program.outputHelp() : ask(words, false)));

for (const { name, description } of questions) {
  program
    .command(`${name} [words...]`)
    .description(description)
    .option('--json', 'print the reply as JSON')
    .allowUnknownOption()
    .action((words: string[], { json }: { json?: boolean }) => ask([name, ...words], json === true));
}

program.command('seed').description('write the knowledge files into the database').action(seedDatabase);
program
  .command('check')
  .argument('[folder]', 'another folder of knowledge files')
  .description('check the knowledge files, without writing anything')
  .action((folder?: string) => check(folder));
program
  .command('import')
  .addArgument(new Argument('[catalog]', 'which catalog').choices(catalogArguments).default('models.dev'))
  .description('import a catalog of models: what it says stands beside what the knowledge files say, never in its place')
  .option('--file <path>', 'read this file, in the shape of api.json or catalog.json of models.dev, instead of the network')
  .option('--dry-run', 'do everything and take it back')
  .option('--report', 'list conflicts, unresolved offerings and records that were set aside')
  .option('--accept-losses', 'import even when more than 10 % of the records vanished or cannot be read')
  .action(importInto);
program
  .command('export')
  .description('print the whole knowledge, of all origins, as one JSON document')
  .option('--out <path>', 'write it into this file')
  .action(exportDatabase);
program
  .command('restore')
  .argument('<file>', 'what "lmm export" wrote')
  .description('fill an empty database with an exported document')
  .action(restoreDatabase);
const keys = program.command('key').description('the keys by which programs and people may write through the API');
keys
  .command('create')
  .description('make a key and print it, this one time')
  .requiredOption('--name <name>', 'whose it is: it stands beside everything that is written with it')
  .addOption(
    new Option('--scope <scope>', `what it allows: ${scopeNames.join(', ')}; more than one by giving it again`)
      .argParser((scope, others: Scope[] = []) => [...others, scopeOf(scope)])
      .makeOptionMandatory(),
  )
  .option('--expires <span>', 'after how long it ends: 12h, 90d, 8w or 1y')
  .action(createKey);
keys.command('list').description('list all keys, without their secrets').action(printKeys);
keys
  .command('revoke')
  .argument('<lookup>', 'the 12 signs after "lmm_", as "lmm key list" shows them')
  .description('end a key at once')
  .action(endKey);
program
  .command('slack')
  .description('what Slack needs to know of LMM Atlas')
  .command('manifest')
  .description('print the manifest of the Slack app to create')
  .option('--url <address>', 'receive over HTTP at this public address instead of Socket Mode')
  .action(printSlackManifest);

function scopeOf(text: string): Scope {
  const scope = scopeNames.find((name) => name === text);
  if (scope === undefined) throw new InvalidArgumentError(`Allowed are ${scopeNames.join(', ')}.`);
  return scope;
}

await withReadableErrors(async () => void (await program.parseAsync()));
