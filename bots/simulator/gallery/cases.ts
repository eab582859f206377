/** What is asked for the gallery, and in what state the answer is. */

export const SHARED = 'shared';

export interface Case {
  /** The heading that it stands under: a command, or a kind of question. */
  readonly group: string;
  /** What it shows: "shared", "an unknown name". */
  readonly state: string;
  readonly asked: string;
  readonly by?: 'member' | 'admin' | 'other workspace' | 'direct message';
  /** The cases of one thread follow each other. */
  readonly thread?: string;
  /** The API doesn't answer. */
  readonly isDown?: true;
}

const of =
  (group: string) =>
  (state: string, asked: string, more: Partial<Case> = {}): Case => ({ group, state, asked, ...more });

/** All states of one command: `answers` first, then the others by their state. */
const command = (name: string, answers: readonly string[], states: Readonly<Record<string, string>> = {}): readonly Case[] => [
  ...answers.map((asked) => of(name)('answer', asked)),
  ...Object.entries(states).map(([state, asked]) => of(name)(state, asked)),
];

/** The commands, each with its first example first: that one is measured. */
export const commandCases: readonly Case[] = [
  ...command('limitations', ['limitations', 'limitations of llm', 'limitations hallucination'], {
    [SHARED]: 'limitations share',
    'unknown name': 'limitations of zebra',
    'nothing recorded': 'limitations of openai',
  }),
  ...command('compare', ['compare clip vs flamingo', 'compare lmm vs llm', 'compare aspect:modalities', 'compare clip and whisper'], {
    [SHARED]: 'compare clip vs flamingo share',
    'unknown name': 'compare clip vs flamenco',
    'ambiguous name': 'compare gemini vs clip',
    'one side': 'compare clip',
  }),
  ...command('explain', ['explain pre-training', 'explain tokens', 'explain openai'], {
    'missing option': 'explain',
    'unknown name': 'explain pretraning wheels',
    'ambiguous name': 'explain gemini',
  }),
  ...command('model', ['model clip', 'model flamingo', 'model gpt-4o'], {
    [SHARED]: 'model clip share',
    'missing option': 'model',
    'unknown name': 'model clpi',
    'ambiguous name': 'model gemini',
  }),
  ...command('models', ['models', 'models input:audio output:text open:yes', 'models benchmark:mmmu', 'models video sort:price'], {
    'invalid value': 'models sort:lots',
    'nothing recorded': 'models input:smell',
    'no such model': 'models openai open:yes input:audio benchmark:mmmu',
  }),
  ...command('modalities', ['modalities', 'modalities audio'], { 'unknown name': 'modalities smell' }),
  ...command('tasks', ['tasks', 'tasks with video'], { 'unknown name': 'tasks with smell' }),
  ...command('training', ['training', 'training of lmm', 'training pre-training'], { 'unknown name': 'training zebra' }),
  ...command('benchmark', ['benchmark mmmu', 'benchmark mathvista'], {
    [SHARED]: 'benchmark mmmu share',
    'missing option': 'benchmark',
    'unknown name': 'benchmark mmmmu',
  }),
  ...command('timeline', ['timeline', 'timeline since 2025-06', 'timeline since 2023 until 2024'], {
    'invalid value': 'timeline since:yesterdayish',
    'nothing recorded': 'timeline until 1990',
  }),
  ...command('search', ['search video', 'search made up words kind:limitation'], {
    'missing option': 'search',
    'invalid value': 'search video kind:animal',
    'nothing recorded': 'search zyzzyva',
  }),
  ...command('path', ['path from clip to hallucination', 'path openai to audio'], {
    'missing option': 'path clip',
    'unknown name': 'path from clip to zebra',
  }),
  ...command('fact', ['fact', 'fact about hallucination'], { [SHARED]: 'fact share', 'unknown name': 'fact about zebra' }),
  ...command('source', ['source clip-paper'], { 'missing option': 'source', 'unknown name': 'source zebra-paper' }),
  ...command('suggest', ['suggest "CLIP has a successor" about:clip url:https://example.org/paper'], { 'missing option': 'suggest' }),
  ...command('about', ['about'], { [SHARED]: 'about share' }),
  of('settings')('answer', 'settings', { by: 'other workspace' }),
  of('settings')('changed', 'settings public', { by: 'other workspace' }),
  of('settings')('changed', 'settings questions:off', { by: 'other workspace' }),
  of('settings')('without rights', 'settings public', { by: 'member' }),
  ...command('help', ['help', 'help compare'], { 'unknown name': 'help zebra' }),
  ...command('check', ['check "Flamingo was made by OpenAI in 2023"', 'check CLIP takes images and has open weights'], {
    'missing option': 'check',
  }),
];

const question = of('questions');

/** The first forty are measured. */
export const questionCases: readonly Case[] = [
  question('who made', 'who made flamingo'),
  question('when', 'when was clip released'),
  question('how big', 'how many parameters does flamingo have'),
  question('context', 'what is the context window of gpt-4.1'),
  question('price', 'how much does gpt-5.1 cost'),
  question('best on', 'best model on mmmu'),
  question('open, takes audio', 'which open models take audio'),
  question('compare', 'clip vs flamingo'),
  question('compare classes', 'what is the difference between an llm and an lmm'),
  question('compare stage', 'diff between llm and lmm in pretraining'),
  question('why', 'why do lmms hallucinate'),
  question('how trained', 'how was llava trained'),
  question('trained on', 'what was clip trained on'),
  question("what's new", "what's new"),
  question('since', 'what did openai release since 2025'),
  question('hi', 'hi'),
  question('thanks', 'thanks'),
  question('help', 'what can you do'),
  question('yes or no', 'is gpt-4o multimodal'),
  question('yes or no', 'does flamingo take video'),
  question('open weights', 'is whisper open source'),
  question('count', 'how many models take video'),
  question('define', 'what is a projector'),
  question('define', 'what is mmmu'),
  question('define model', 'what is llava'),
  question('limitations', 'what are the limitations of multimodal models'),
  question('score', 'what does gpt-4o score on mmmu'),
  question('superlative', 'what is the oldest multimodal model'),
  question('cheapest', 'cheapest model that takes images'),
  question('filter', 'models with more than 1m tokens of context'),
  question('takes', 'what does gpt-4o take'),
  question('refusal, not recorded', 'does clip understand arabic'),
  question('refusal, out of scope', 'what is the weather in paris'),
  question('refusal, unknown name', 'who made zebranet'),
  question('asks back', 'which one is better'),
  question('asks back, ambiguous', 'who made gemini'),
  question('follow-up', 'who made clip', { thread: 'clip' }),
  question('follow-up', 'and how big is it', { thread: 'clip' }),
  question('typo', 'who made flamngo'),
  question('typo', 'whcih open modls take audo'),
  question('follow-up', 'compare it with flamingo', { thread: 'clip' }),
  question('nothing to follow', 'and who made it', { thread: 'nothing before' }),
  question('who are you', 'who are you'),
  question('bye', 'bye'),
  question('in a direct message', 'does clip understand arabic', { by: 'direct message' }),
  question('near a command', 'comapre clip vs flamingo'),
  question('a bare name', 'flamingo'),
  question('nonsense', 'asdf qwer'),
];

const daily = of('daily');

/** In order: each finds what the ones before left. */
export const dailyCases: readonly Case[] = [
  daily('nothing yet', 'daily', { by: 'admin' }),
  daily('without rights', 'daily add 09:00 Europe/Berlin', { by: 'member' }),
  daily('missing option', 'daily add', { by: 'admin' }),
  daily('invalid value', 'daily add 25:99 Europe/Berlin', { by: 'admin' }),
  daily('unknown zone', 'daily add 09:00 Europe/Berl', { by: 'admin' }),
  daily('unknown topic', 'daily add 09:00 UTC about nonsense', { by: 'admin' }),
  daily('scheduled', 'daily add 9am Europe/Berlin weekdays', { by: 'admin' }),
  daily('list', 'daily', { by: 'admin' }),
  daily('list, without rights', 'daily', { by: 'member' }),
  daily('preview', 'daily preview', { by: 'admin' }),
  daily('edited', 'daily edit 10:30 topic:all', { by: 'admin' }),
  daily('edit without a change', 'daily edit', { by: 'admin' }),
  daily('skipped', 'daily skip', { by: 'admin' }),
  daily('paused', 'daily pause', { by: 'admin' }),
  daily('resumed', 'daily resume', { by: 'admin' }),
  daily('now', 'daily now', { by: 'admin' }),
  daily('history', 'daily history', { by: 'admin' }),
  daily('removed', 'daily remove', { by: 'admin' }),
  daily('scheduled', 'daily add 9am Europe/Berlin weekdays', { by: 'admin' }),
  daily('scheduled again', 'daily add 9am Europe/Berlin weekdays', { by: 'admin' }),
  daily('which of two', 'daily remove', { by: 'admin' }),
];

const trouble = of('errors');

export const troubleCases: readonly Case[] = [
  trouble('unknown command', 'lmitations'),
  trouble('unknown command', 'dance'),
  trouble('the API is down, the answer is known', 'model flamingo', { isDown: true }),
  trouble('the API is down', 'model llava', { isDown: true }),
  trouble('the API is down', 'who made llava', { isDown: true }),
];

const MEASURED_QUESTIONS = 40;

/** The first example of each of the 18 commands, and forty questions: their answers are measured. */
export const measuredCases: readonly Case[] = [
  ...commandCases.filter(
    ({ group, state }, index) =>
      state === 'answer' && group !== 'check' && commandCases.findIndex((each) => each.group === group) === index,
  ),
  ...questionCases.slice(0, MEASURED_QUESTIONS),
];
