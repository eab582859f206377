/** Declares `lmm questions` and its subcommands; each loads what it needs when it runs. */
import { type Command, Option } from 'commander';
import type { FailedKind, QuestionStatus } from '../../bot-state/questions/questions.ts';
import type { Acceptance } from './accept.ts';

const KINDS: readonly FailedKind[] = ['entity', 'relation', 'attribute', 'date', 'scope', 'answer'];
const STATUSES: readonly QuestionStatus[] = ['open', 'resolved', 'declined'];
const DECISIONS: readonly QuestionStatus[] = ['resolved', 'declined', 'open'];

const platformOption = () => new Option('--platform <platform>', 'only of this chat platform, such as slack or discord');

interface ListFlags {
  readonly kind?: FailedKind;
  readonly platform?: string;
  readonly workspace?: string;
  readonly status: QuestionStatus;
}

export function addQuestionCommands(questions: Command, wantsJson: () => boolean): void {
  questions
    .description('list what people asked in vain, by what failed; "gaps" is about entries that lack something')
    .addOption(new Option('--kind <kind>', 'only what failed by this').choices(KINDS))
    .addOption(platformOption())
    .option('--workspace <id>', 'only of this Slack team or Discord server')
    .addOption(new Option('--status <status>', 'which questions').choices(STATUSES).default('open'))
    .action(async (flags: ListFlags) => (await import('./questions.ts')).printQuestions({ ...flags, json: wantsJson() }));
  questions
    .command('accept')
    .argument('<id>', 'the id in brackets, from "lmm questions"')
    .description('answer a question from now on: edits and checks the files, and keeps it as a regression case')
    .addOption(
      new Option(
        '--as <way>',
        'alias: another name of an entity; asks: a phrase people ask for it by; cue: a word for a relation or a column',
      )
        .choices(['alias', 'asks', 'cue'])
        .makeOptionMandatory(),
    )
    .requiredOption('--of <name>', 'the entity, such as model/clip; for a cue a relation or a column of models, such as made-by or license')
    .option('--role <role>', 'of a cue: out, in, from or to of a relation; names, most, least, yes, no or units of a column')
    .option('--words <text>', 'other words than those that failed')
    .action(async (id: string, flags: Omit<Acceptance, 'id'>) => (await import('./questions.ts')).accept({ id, ...flags }));
  questions
    .command('close')
    .argument('<id>', 'the id in brackets, from "lmm questions"')
    .description('decide about a question without an edit')
    .addOption(new Option('--as <status>', 'what became of it; open takes a decision back').choices(DECISIONS).default('declined'))
    .action(async (id: string, { as }: { as: QuestionStatus }) => (await import('./questions.ts')).close(id, as));
  questions
    .command('purge')
    .description('delete all questions of a workspace, and its reports of wrong answers')
    .option('--workspace <id>', 'the Slack team or Discord server; "" for direct messages in Discord')
    .addOption(platformOption())
    .action(async (_own: unknown, command: Command) => {
      // Options of the same names belong to "questions" too, which takes them wherever they stand.
      const { workspace, platform } = command.optsWithGlobals<{ workspace?: string; platform?: string }>();
      if (workspace === undefined) return command.error("error: required option '--workspace <id>' not specified");
      return (await import('./questions.ts')).purge({ workspace, platform: platform ?? null });
    });
}
