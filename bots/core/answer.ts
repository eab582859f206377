/** Answers an interpreted request: runs the command, and turns every error into a reply. This is the only place that catches them. */
import { NotFound } from '../api/errors.ts';
import type { Answer } from './contract/bot.ts';
import { type Command, type CommandResult, mayRun, type Option, type Unanswered } from './contract/command.ts';
import { AmbiguousName, CommandFailed, ForeignButton } from './contract/errors.ts';
import type { Interpretation } from './contract/interpretation.ts';
import type { CommandResolution, IncompleteCommand, ParsedCommand, UnmatchedText } from './contract/parse-result.ts';
import type { Reply, Visibility } from './contract/reply.ts';
import type { Place } from './contract/request.ts';
import { findEntities } from './entities/resolve-entity.ts';
import { interpretFreeText } from './free-text.ts';
import { commandPrefix, formatCommand } from './parse/format-command.ts';
import type { AnswerContext, AnswerOptions } from './present/answer-context.ts';
import { sendAnswerFeedback, thank } from './present/answer-feedback.ts';
import { invalidValueReply, missingOptionReply, notAllowedReply, unknownCommandReply } from './present/error-replies.ts';
import { withParseNotes } from './present/parse-notes.ts';
import { present, presentError, toCommandCall } from './present/present.ts';
import { toErrorReply } from './present/to-error-reply.ts';
import { createLastAnswers } from './state/last-answers.ts';

export function createAnswer(options: AnswerOptions): Answer {
  const shared = { ...options, lastAnswers: createLastAnswers() };
  return async (interpretation, channels) => {
    const { place, messages, commands } = interpretation;
    const prefix = place.platform.commandPrefix;
    const isQuoted = interpretation.isQuoted === true;
    const buttonTokens = isQuoted ? options.unstoredTokens : options.buttonTokens;
    const context: AnswerContext = { ...shared, buttonTokens, isQuoted, channels, place, messages, prefix, commands };
    try {
      return await respond(await options.loadStored(interpretation), context);
    } catch (error) {
      return toErrorReply(error, context);
    }
  };
}

async function respond(interpretation: Interpretation, context: AnswerContext): Promise<Reply> {
  const { input, parsed, place } = interpretation;
  if (input.kind === 'press' && input.action === 'useful') return presentError(await thank(interpretation, context), context);
  // Checked before free text is looked up and before the API is queried.
  if ('command' in parsed && !mayRun(parsed.command, place)) return presentError(notAllowedReply(context), context);
  switch (parsed.kind) {
    case 'ok':
      return answerCommand(parsed, interpretation, context);
    case 'missing': {
      const filled = withZoneOf(place, parsed, context.messages);
      return filled === undefined
        ? presentError(missingOptionReply(parsed, context), context)
        : answerCommand(filled, { ...interpretation, parsed: filled }, context);
    }
    case 'invalid':
      return presentError(invalidValueReply(parsed, context), context);
    case 'unknown':
      return presentError(unknownCommandReply(parsed.name, parsed.near, context), context);
    case 'unmatched':
      return answerText(parsed, interpretation, context);
    case 'foreign':
    case 'stored':
      throw new ForeignButton();
  }
}

async function answerCommand(parsed: ParsedCommand, interpretation: Interpretation, context: AnswerContext): Promise<Reply> {
  try {
    return await finish(await run(parsed, interpretation, context), interpretation, context);
  } catch (error) {
    const cause = error instanceof CommandFailed ? error.cause : undefined;
    // A word that begins a sentence may be a command by chance: "compare them", "explain attention like I'm five".
    const isDeadEnd =
      cause instanceof NotFound
        ? !(await mayMeanSeveral(cause, parsed, context))
        : cause instanceof AmbiguousName && isNoName(parsed, context);
    // If that fails too, the first error says what to do.
    const instead = isDeadEnd ? await answerInstead(parsed, interpretation, context).catch(() => undefined) : undefined;
    if (instead === undefined) throw error;
    return instead;
  }
}

/** Text without a command: a question; else a command with a typo, or a name; else why there is no answer. */
async function answerText(unmatched: UnmatchedText, interpretation: Interpretation, context: AnswerContext): Promise<Reply> {
  const question = await asQuestion(interpretation, unmatched.share, context);
  const answer = question && (await run(question, interpretation, context));
  const outcome = answer?.result.asked;
  // "comapre clip vs bert" is a command with a typo, rather than a question with one.
  const isAnswered = outcome?.outcome === 'answered' && !(outcome.isCorrected && unmatched.near.length > 0);
  if (isAnswered && answer) return finish(answer, interpretation, context);
  const parsed = await interpretFreeText(unmatched, outcome?.hasUnknownName ?? true, context);
  if (parsed !== undefined) return respond({ ...interpretation, parsed, asked: undefined }, context);
  if (answer) return finish({ ...answer, parsed: { ...answer.parsed, notes: nearCommands(unmatched, context) } }, interpretation, context);
  return presentError(unknownCommandReply(unmatched.text, unmatched.near, context), context);
}

/** Whether the user didn't choose the command, or gave it no name. */
const isNoName = (parsed: CommandResolution, context: AnswerContext): boolean => parsed.byForm === true || hasPronoun(parsed, context);

/** Whether the error offers a choice between names that begin like the one that was given. */
async function mayMeanSeveral({ data: { given = '' } }: NotFound, parsed: CommandResolution, context: AnswerContext): Promise<boolean> {
  if (given === '' || given.includes(' ') || isNoName(parsed, context)) return false;
  const { prefixed } = await findEntities(given, 'any', context.query);
  return prefixed.length > 1;
}

const hasPronoun = ({ values }: CommandResolution, { messages }: AnswerContext): boolean =>
  Object.values(values).some((value) => typeof value === 'string' && messages.grammar.pronouns.includes(value.toLowerCase()));

function nearCommands({ near }: UnmatchedText, { place, messages }: AnswerContext): string[] {
  const names = near.map((command) => `${commandPrefix(command, place)} ${command.name}`);
  return names.length === 0 ? [] : [messages.parseNotes.didYouMean(names)];
}

/** An option with its name is meant as one. */
const NAMED_OPTION = /[\p{L}_]:\S|(?:^|\s)--\p{L}/u;

/** The answer to the words of a command that has none, read as a question; undefined if that isn't exactly one. */
async function answerInstead(
  parsed: CommandResolution,
  interpretation: Interpretation,
  context: AnswerContext,
): Promise<Reply | undefined> {
  const { asked } = interpretation;
  if (asked === undefined || parsed.command.rights !== undefined || NAMED_OPTION.test(asked.text)) return undefined;
  const question = await asQuestion(interpretation, parsed.values['share'] === true, context);
  const answer = question && (await run(question, { ...interpretation, parsed: question }, context));
  const outcome = answer?.result.asked;
  const isBetter =
    outcome?.outcome === 'answered' ? !outcome.isCorrected : outcome?.outcome === 'asked-back' && hasPronoun(parsed, context);
  return answer && isBetter ? finish(answer, interpretation, context) : undefined;
}

/** The command that asks the question; undefined if there is none. */
async function asQuestion({ asked, place }: Interpretation, share: boolean, context: AnswerContext): Promise<ParsedCommand | undefined> {
  const command = context.commands.find(({ name }) => name === 'ask');
  if (command === undefined || asked === undefined || asked.text === '') return undefined;
  // A button repeats its own question, whatever the conversation has come to since.
  const recalled = asked.context ?? (await context.botState.recall(place));
  return { kind: 'ok', command, values: { question: asked.text, share }, leftover: [], context: recalled };
}

/** A command that lacks nothing but a time zone, with that of the user's profile; the answer says so. */
function withZoneOf(
  { timeZone }: Place,
  { command, option, values, ...notes }: IncompleteCommand,
  { daily }: AnswerContext['messages'],
): ParsedCommand | undefined {
  const isZone = ([name, each]: readonly [string, Option]) => name === option && each.type === 'text' && each.completions === 'zones';
  const isComplete = ([name, each]: readonly [string, Option]) =>
    name === option || each.type === 'flag' || each.required !== true || values[name] !== undefined;
  const options = Object.entries(command.options);
  if (timeZone === undefined || !options.some(isZone) || !options.every(isComplete)) return undefined;
  const said = daily.zoneOfProfile(timeZone);
  return { ...notes, kind: 'ok', command, values: { ...values, [option]: timeZone }, notes: [...(notes.notes ?? []), said] };
}

interface Run {
  readonly parsed: ParsedCommand;
  readonly result: CommandResult;
  readonly visibility: Visibility;
}

async function run(parsed: ParsedCommand, interpretation: Interpretation, context: AnswerContext): Promise<Run> {
  const { query, clock, botState, place, channels, publicUrl } = context;
  const prefix = commandPrefix(parsed.command, place);
  const today = clock.now().toISOString().slice(0, 10);
  const commandContext = { query, prefix, botState, place, channels, publicUrl, today, recalled: parsed.context };
  // Looked up while the command runs, so that it adds no latency.
  const visibility = context.visibilityOf(interpretation);
  // The parser has filled the values by the declaration that also gives `run` its types.
  const result = await parsed.command.run(parsed.values as Parameters<Command['run']>[0], commandContext).catch((error: unknown) => {
    throw new CommandFailed(parsed, interpretation.page, error);
  });
  return { parsed, result, visibility: await visibility };
}

async function finish(answer: Run, interpretation: Interpretation, context: AnswerContext): Promise<Reply> {
  const { parsed, result, visibility } = answer;
  const { clock, botState, lastAnswers, messages, place } = context;
  const { input, page } = interpretation;
  if (input.kind === 'press' && input.action === 'report') {
    return presentError(await sendAnswerFeedback({ parsed, result, page, text: input.text, place }, botState, messages), context);
  }
  // Only answers from the graph can be repeated later: confirmations and refusals hold only for their own time.
  if (result.footer.revision !== undefined) lastAnswers.keep(toCommandCall(parsed), messages.locale, result, clock.now());
  const { unanswered } = result.asked ?? {};
  if (interpretation.asked?.isForCurators === true && unanswered !== undefined)
    return presentError(await tellCurators(parsed, unanswered, context), context);
  const presenting = present(withParseNotes(result, parsed, messages), parsed, { page, visibility }, context);
  // Side by side, because both may ask the API; the next question finds what was remembered.
  const [reply] = await Promise.all([presenting, rememberAnswer(answer, interpretation, context)]);
  const isKept = place.isDirect !== true && place.platform.channels !== undefined && (input.kind !== 'press' || input.action === 'ask');
  // The answer is complete: it doesn't wait for this.
  if (unanswered !== undefined && isKept) botState.keepQuestion(place, questionOf(parsed), unanswered);
  return reply;
}

const questionOf = ({ values: { question } }: ParsedCommand): string => (typeof question === 'string' ? question : '');

/** Sends a question from a direct message, whose user wants the curators to see it. */
async function tellCurators(parsed: ParsedCommand, unanswered: Unanswered, { botState, messages, place }: AnswerContext) {
  const question = questionOf(parsed);
  const isStored = await botState.sendQuestion(place, question, unanswered);
  const text = isStored ? messages.ask.told : messages.ask.notTold;
  return { title: question, lead: { text, sources: [] }, blocks: [], sources: [], footer: {} };
}

/** A page that is turned, or shared, was remembered when it was asked for. */
async function rememberAnswer({ parsed, result }: Run, interpretation: Interpretation, context: AnswerContext): Promise<void> {
  const { input, place } = interpretation;
  const isRepeated = input.kind === 'press' && input.action !== 'ask';
  if (isRepeated || place.conversation?.remembers === undefined) return;
  const remembered = result.asked === undefined ? await contextOfCommand(parsed, interpretation, context) : result.asked.context;
  if (remembered !== undefined) await context.botState.remember(place, remembered);
}

/** Commands about one thing or two, which the next question can call "it" or "them". */
const ABOUT_A_SUBJECT: readonly string[] = ['limitations', 'compare', 'explain', 'model', 'benchmark', 'training'];

/** What a command leaves to the next question, if its words, or those of its button, are a question too. */
async function contextOfCommand(
  parsed: ParsedCommand,
  interpretation: Interpretation,
  context: AnswerContext,
): Promise<string | undefined> {
  const { command, values } = parsed;
  if (!ABOUT_A_SUBJECT.includes(command.name)) return undefined;
  const asked = interpretation.asked ?? { text: formatCommand(command, values, context.messages.grammar) };
  const question = await asQuestion({ ...interpretation, asked }, false, context);
  // Without it, the next question asks back.
  const answer = question && (await run(question, interpretation, context).catch(() => undefined));
  const outcome = answer?.result.asked;
  return outcome?.outcome === 'answered' && !outcome.isCorrected ? outcome.context : undefined;
}
