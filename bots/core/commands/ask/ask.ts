/** Answers a question in plain English: the sentence first, then what it rests on, and how the question was read. */
import type { Query } from '../../../api/client.ts';
import { type Command, type CommandContext, type CommandResult, command, type QuestionOutcome } from '../../contract/command.ts';
import { entityId } from '../../entities/resolve-entity.ts';
import type { Messages } from '../../messages/index.ts';
import { withNotes } from '../../present/parse-notes.ts';
import { asides, notesBlock } from '../../present/reply-parts.ts';
import { describe } from '../explain.ts';
import { shareOption } from '../shared-options.ts';
import { type AssistedAnswer, assisted, reworded } from './assisted.ts';
import { answerContent, citeInLead, correctionsIn } from './content.ts';
import { type Answer, Ask } from './document.ts';
import { answerFollowUps, changeFollowUp, refusalFollowUps, smallTalkFollowUps, tellFollowUp } from './follow-ups.ts';
import { searchInstead } from './search-instead.ts';

/** The limit of the API. */
const MAX_LENGTH = 500;

export const ask = (messages: Messages): Command =>
  command({
    name: 'ask',
    description: messages.ask.description,
    topic: 'questions',
    options: {
      question: { type: 'text', description: messages.ask.options.question, required: true, maxLength: MAX_LENGTH },
      share: shareOption(messages),
    },
    examples: ['ask who made flamingo', 'ask which open models take audio'],
    run: ({ question }, context) => answerQuestion(question, context, messages),
  });

async function answerQuestion(question: string, commandContext: CommandContext, messages: Messages): Promise<CommandResult> {
  const { query, today, recalled = null } = commandContext;
  const asking = { question, context: recalled, today };
  const { ask: plain, meta } = await query(Ask, asking);
  const help = await assisted(plain, meta.hasLanguageModel && !isSmallTalk(plain), asking, query);
  const { answer } = help;
  const footer = { revision: String(meta.revision) };
  const asked = outcomeOf(answer);
  if (isSmallTalk(answer)) return { ...smallTalk(question, answer, commandContext, messages), asked };
  if (answer.outcome !== 'ANSWERED') return { ...(await refusal(question, help, commandContext, messages)), footer, asked };
  const described = await descriptionOf(answer, query, today, messages);
  const content = described ?? {
    ...answerContent(answer, messages),
    ...titleOf(question, answer, messages),
    footer,
    followUps: answerFollowUps(answer, messages),
  };
  const result = reworded(content, help.sentences);
  const sourceQuery = answer.query === null ? {} : { sourceQuery: { document: answer.query, variables: {} } };
  const followUps = [...(result.followUps ?? []), ...changeFollowUp(answer, commandContext, messages)];
  const { notes, remarks } = notesOn(help, commandContext, messages);
  const blocks = [...result.blocks, ...(isReadFromAnswer(question, help) ? [] : asides(remarks))];
  return { ...withNotes({ ...result, blocks }, notes), standsAlone: true, footer, asked, ...sourceQuery, followUps };
}

const outcomes = { ANSWERED: 'answered', ASK_BACK: 'asked-back', ABSTAINED: 'abstained' } as const;

const outcomeOf = (answer: Answer): QuestionOutcome => ({
  outcome: outcomes[answer.outcome],
  isCorrected: correctionsIn(answer).length > 0,
  hasUnknownName: answer.outcome === 'ABSTAINED' && answer.reason === 'UNKNOWN_NAME',
  context: answer.context ?? undefined,
  ...unansweredIn(answer),
});

/** Small talk, another language or another topic is nothing that curators could add. */
function unansweredIn({ outcome, reason, failed, reading }: Answer): Pick<QuestionOutcome, 'unanswered'> {
  if (outcome !== 'ABSTAINED' || failed === null || failed.kind === 'ANSWER') return {};
  if (reason !== 'ABSENT' && reason !== 'SCOPE' && reason !== 'UNKNOWN_NAME') return {};
  return { unanswered: { reason, kind: failed.kind, words: failed.words, reading } };
}

/** Small talk reads nothing, and states nothing. */
const isSmallTalk = ({ outcome, reading, claims }: Answer): boolean => outcome === 'ANSWERED' && reading === null && claims.length === 0;

function smallTalk(question: string, { text }: Answer, { place }: CommandContext, messages: Messages): CommandResult {
  const { channels, groupPrefix } = place.platform;
  const isOfDailyFacts = messages.grammar.dailyWords.some((word) => question.toLowerCase().includes(word));
  const dailyFacts = channels === undefined ? messages.ask.dailyFactsElsewhere : messages.ask.dailyFacts(groupPrefix);
  return {
    title: '',
    lead: { text: isOfDailyFacts ? dailyFacts : text, sources: [] },
    blocks: [],
    sources: [],
    footer: {},
    cannotShare: true,
    followUps: smallTalkFollowUps(text, isOfDailyFacts && channels !== undefined, messages),
  };
}

async function refusal(
  question: string,
  help: AssistedAnswer,
  commandContext: CommandContext,
  messages: Messages,
): Promise<Omit<CommandResult, 'footer'>> {
  const { answer } = help;
  const content = answerContent(answer, messages);
  const { reason, reading } = answer;
  // What was read and isn't recorded is in no text either.
  const isSearched = answer.outcome === 'ABSTAINED' && reading === null && (reason === 'ABSENT' || reason === 'UNKNOWN_NAME');
  const found = isSearched ? await searchInstead(question, content.sources, commandContext.query, messages) : undefined;
  const { notes, remarks } = notesOn(help, commandContext, messages);
  const followUps = [...refusalFollowUps(question, answer, messages), ...tellFollowUp(question, answer, commandContext, messages)];
  return {
    ...content,
    title: '',
    ...(answer.outcome === 'ABSTAINED' ? { isUnknown: true } : {}),
    cannotShare: true,
    blocks: [...notesBlock(notes), ...content.blocks, ...(found?.blocks ?? []), ...asides(remarks)],
    sources: found?.sources ?? content.sources,
    followUps: [...followUps, ...(found?.followUps ?? [])],
  };
}

/** The command of an answer that describes one entity. */
const DESCRIBES = /^(?:explain|model|benchmark) /;

/** All that the graph has on what the question is about, if it asks what something is; the answer is its first sentence. */
async function descriptionOf(answer: Answer, query: Query, today: string, messages: Messages): Promise<CommandResult | undefined> {
  const [entity, other] = answer.entities;
  if (entity === undefined || other !== undefined || !DESCRIBES.test(answer.command ?? '')) return undefined;
  return citeInLead(await describe({ ...entity, id: entityId(entity) }, query, today, messages), answer);
}

/** The one thing that the answer is about; else how the question was read, or the question. */
function titleOf(question: string, answer: Answer, { ask: texts, kindNames }: Messages): Pick<CommandResult, 'title' | 'kind' | 'badge'> {
  const subject = subjectOf(answer);
  if (subject !== undefined) return { title: subject.name, kind: subject.kind, badge: kindNames[subject.kind] };
  return { title: answer.reading === null ? question : texts.title(answer.reading) };
}

/** Of an answer in a sentence, what the sentence names first: "Flamingo was made by Google DeepMind" is about Flamingo. */
function subjectOf({ entities, near, text }: Answer): Answer['entities'][number] | undefined {
  if (entities.length !== 1) return undefined;
  const named = [...entities, ...near].filter(({ name }) => text.includes(name));
  const [first = entities[0]] = named.toSorted((one, other) => text.indexOf(one.name) - text.indexOf(other.name));
  return first;
}

/** Whether the sentence shows by itself how the question was read: it names what the question names, and says what was asked of it. */
const isReadFromAnswer = (question: string, { answer, isRead }: AssistedAnswer): boolean => {
  const { entities, near, table, command, text } = answer;
  if (isRead || table !== null || command !== null || correctionsIn(answer).length > 0) return false;
  const asked = question.toLowerCase();
  return [...entities, ...near].some(({ name }) => text.includes(name) && asked.includes(name.toLowerCase()));
};

interface AnswerNotes {
  /** What must be known before the answer is read. */
  readonly notes: readonly string[];
  readonly remarks: readonly string[];
}

function notesOn({ answer, isRead, sentences }: AssistedAnswer, { prefix, place }: CommandContext, { ask: texts }: Messages): AnswerNotes {
  const { reading, command: equivalent } = answer;
  const corrected = correctionsIn(answer);
  // Where there are forms, a button opens one with the command.
  const change = equivalent === null || place.platform.modals ? [] : [texts.change(`${prefix} ${equivalent}`)];
  return {
    notes: [...(corrected.length === 0 ? [] : [texts.corrected(corrected)]), ...(sentences === null ? [] : [texts.wordedByModel])],
    remarks: reading === null ? [] : [[isRead ? texts.readByModel(reading) : texts.reading(reading), ...change].join(' ')],
  };
}
