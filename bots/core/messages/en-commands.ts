/** What the commands say in their own words, in English: descriptions of at most 100 characters, titles, leads, labels and notes. */
import { many, models } from './en-models.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A modality as a model takes it: "images", but "text". */
const noun = (modality: string): string => (modality === 'image' ? 'images' : modality);

/** "an LMM", "a Text encoder": letters of an abbreviation are spelled. */
const article = (name: string): string => (/^(?:[AEIO]|[FLMNRSX](?![a-z]))/.test(name) ? 'an' : 'a');

export const commands = {
  ...models,
  /** Descriptions of options that several commands have. */
  options: { share: 'Show the answer to everyone here, not only to you' },
  /** Where a side of a comparison has nothing. */
  notRecorded: 'not recorded',
  asOf: (date: string) => `As of ${date}.`,
  limitations: {
    description: 'Limitations of large multimodal models (LMMs) and large language models (LLMs)',
    options: { limitation: 'Only this limitation, for example hallucination', of: 'LMMs, LLMs or one model (default: LMMs)' },
    title: (name: string) => `Limitations of ${name}`,
    none: (name: string) => `No limitations of ${name} are recorded.`,
    lead: (name: string, listed: number, others: number, publishers: string) => {
      if (listed === 0) return `${many(others, 'limitation')} of ${name} ${others === 1 ? 'is' : 'are'} recorded, each with its source.`;
      return `${publishers} lists ${many(listed, 'limitation')} of ${name}${others === 0 ? '' : `; other sources add ${others}`}.`;
    },
    others: 'From other sources',
    /** Above the limitations that sources state of the model itself. */
    own: (name: string, count: number) => `${many(count, 'limitation')} of ${name} itself:`,
    /** Above the limitations of its class. */
    shares: (className: string, model: string, also: boolean) =>
      `As ${article(className)} ${className}, ${model} ${also ? 'also shares' : 'shares'} these:`,
    which: 'More on one of them',
    who: 'Applies to',
    mitigations: 'Mitigations',
    measuredBy: 'Measured by',
  },
  compare: {
    description: 'Compare two models or model classes side by side (default: LMMs and LLMs)',
    options: {
      a: 'The first model or model class (default: LMM)',
      b: 'The second model or model class (default: LLM)',
      aspect: 'Only this aspect, for example training or modalities',
    },
    title: (left: string, right: string) => `${left} vs ${right}`,
    /** What both take in, and what only one of them does. */
    both: (names: readonly string[]) => `Both take ${list.format(names.map(noun))}.`,
    only: (name: string, abilities: readonly string[]) => `only ${name} ${list.format(abilities)}`,
    onlyClass: (name: string, abilities: readonly string[]) => `only ${article(name)} ${name} ${list.format(abilities)}`,
    /** "Only Flamingo takes video and gives text; only CLIP has open weights." */
    sides: (parts: readonly string[]) => capital(`${parts.join('; ')}.`),
    takes: (names: readonly string[]) => `takes ${list.format(names.map(noun))}`,
    gives: (names: readonly string[]) => `gives ${list.format(names.map(noun))}`,
    isOpen: 'has open weights',
    lead: (left: string, right: string, different: number, known: number) =>
      `${left} and ${right} differ on ${different} of the ${many(known, 'point')} recorded for both.`,
    oneSided: (left: string, right: string) => `No point is recorded for both ${left} and ${right}.`,
    none: (left: string, right: string) => `The graph has no data to compare ${left} with ${right}.`,
    noAspect: (aspect: string, aspects: string) => `Nothing is recorded about “${aspect}”. You can compare them by: ${aspects}.`,
    /** What people write for the stages of training. */
    trainingWords: ['training', 'stage', 'stages', 'trained'],
    /** One side under one row: "CLIP, builds on". */
    cell: (side: string, row: string) => `${side}, ${row.charAt(0).toLowerCase()}${row.slice(1)}`,
    more: (name: string) => `More on ${name}`,
    trainingOffer: 'How they are trained',
  },
  modalities: {
    description: 'Data modalities, with the tasks and models for each',
    options: { modality: 'Only this modality, for example audio' },
    title: 'Data modalities',
    lead: (count: number, names: string) => `${many(count, 'modality', 'modalities')}: ${names}.`,
    outlook: 'What models handle',
    tasks: 'Tasks',
    takenIn: 'Accepted by',
    givenOut: 'Produced by',
    which: 'One modality in detail',
  },
  tasks: {
    description: 'What models do with text, images, audio and video',
    options: { modality: 'Only tasks with this modality, for example audio' },
    title: 'Tasks',
    titleOf: (modality: string) => `Tasks with ${modality.toLowerCase()}`,
    lead: (count: number) => `${many(count, 'task')}, by the data they work on.`,
    leadOf: (count: number, modality: string) => `${many(count, 'task')} with ${modality.toLowerCase()}.`,
    none: 'No tasks are recorded.',
  },
  training: {
    description: 'How LLMs and LMMs are trained, stage by stage',
    options: {
      stage: 'Only this stage, for example pre-training',
      of: 'Only large multimodal models (lmm) or large language models (llm)',
    },
    title: (names: string) => `How ${names} are trained`,
    lead: (names: string, count: number) => `${names} are trained in ${many(count, 'stage')}, from data to evaluation.`,
    stage: (number: number, name: string) => `${number}. ${name}`,
    techniques: 'Techniques',
    which: 'More on one stage',
    all: 'All stages',
  },
  fact: {
    description: 'The fact of the day, or one about a topic',
    options: { topic: 'The topic, for example hallucination' },
    title: 'Fact of the day',
    titleOfOne: 'A fact',
    titleOf: (name: string) => `Facts about ${name}`,
    none: 'There is no fact for today yet.',
    noneOf: (name: string) => `No fact about ${name} is recorded.`,
    lead: (count: number, name: string) => `${many(count, 'fact')} about ${name}.`,
  },
  help: {
    description: 'What you can ask, and how',
    options: { command: 'The command to explain', part: 'The second word of a command such as “daily add”' },
    lead: 'Cited answers about large multimodal models (LMMs) and large language models (LLMs). Ask a question in plain English, or use a command:',
    typed: (prefix: string) =>
      `Cited answers about large multimodal models (LMMs) and large language models (LLMs). Ask a question in plain English, or type ${prefix} and a command:`,
    private: 'Only you see the answers, unless this channel is set to public. Add “share” to show one to everyone.',
    topics: { questions: 'Questions', models: 'Models', ideas: 'Ideas', news: 'News', app: 'This app' },
    compareExample: 'CLIP vs Flamingo',
    /** Above commands that share a word. */
    under: 'These belong together:',
    sentence: (description: string) => `${description}.`,
    optionsHeading: 'Options',
    examples: 'Examples',
    needed: (text: string) => `${text} (required)`,
    choices: (text: string, choices: string) => `${text}: ${choices}`,
    aliases: (words: string) => `Aliases: ${words}.`,
    which: 'More on one command',
    tryIt: (command: string) => `Try ${command}`,
  },
  explain: {
    description: 'Anything in the graph: a concept, technique, task, company, model class, model or benchmark',
    options: { concept: 'What to explain, for example pre-training' },
    offer: (name: string) => `Explain ${name}`,
    models: (name: string) => `Models of ${name}`,
    relations: {
      accepts: 'Inputs',
      produces: 'Outputs',
      tasks: 'Tasks',
      modalities: 'Works with',
      mitigates: 'Mitigates',
      partOf: 'Belongs to',
      parts: 'Comprises',
      usedBy: 'Used by',
      performedBy: 'Done by',
      measuredBy: 'Measured by',
      models: 'Models',
    },
  },
  search: {
    description: 'Everything the graph says about a word: entities and facts',
    options: { text: 'The text to search for, for example video', kind: 'Only results of this kind' },
    title: (text: string) => `Search: ${text}`,
    lead: (text: string, count: number, shown: number) =>
      `${many(count, 'hit')} for “${text}”${shown < count ? `: the best ${shown}` : ''}${count === 1 ? '' : ', best first'}.`,
    none: (text: string) => `The graph has nothing about “${text}”. You can suggest adding it.`,
    fact: 'Fact',
    entity: (name: string, kind: string) => `${name} (${kind})`,
    which: 'More on one of them',
  },
  graph: {
    description: 'What something is linked to, as a list and as a picture',
    options: { of: 'What to start from, for example CLIP', depth: '2 also shows what those are linked to (default: 1)' },
    further: 'One step further',
    title: (name: string) => `Links of ${name}`,
    all: (name: string, count: number) => `${name} has ${many(count, 'link')}.`,
    some: (name: string, count: number) => `${name} has more links than fit here; these are ${count}.`,
    none: (name: string) => `No links of ${name} are recorded.`,
  },
  path: {
    description: 'How two things are connected, step by step, with sources',
    options: { from: 'Where to start, for example CLIP', to: 'Where to end, for example hallucination' },
    title: (from: string, to: string) => `From ${from} to ${to}`,
    step: (from: string, relation: string, to: string) => `${from} ${relation} ${to}`,
    lead: (from: string, to: string, count: number) => `${from} and ${to} are connected in ${many(count, 'step')}.`,
    none: (from: string, to: string) => `No short connection between ${from} and ${to} is recorded.`,
    same: (name: string) => `Both are ${name}.`,
  },
  source: {
    description: 'A source: what it is, when it was read, and what it is cited for',
    options: { id: 'The short name of the source, for example clip-paper' },
    lead: (publisher: string, published: string | null) => (published === null ? publisher : `${publisher}, ${published}`),
    says: 'Cited for',
    retrieved: (date: string) => `Last read on ${date}.`,
    noFacts: 'No facts cite it, but other statements may.',
    kinds: { ARTICLE: 'article', PAPER: 'paper', DATASET: 'dataset', DOCUMENTATION: 'documentation', ANNOUNCEMENT: 'announcement' },
  },
  suggest: {
    description: 'Suggest something to add to the graph, or to correct in it',
    options: {
      text: 'Your suggestion, in your own words',
      about: 'The topic, for example CLIP',
      url: 'A page that supports it: an https address',
    },
    title: 'Thank you',
    thanks: 'The curators will look at your suggestion.',
    wrote: (text: string) => `You wrote: ${text}`,
    anonymous: 'The curators can’t see who you are.',
    missing: (text: string) => `Nothing is known about: ${text}`,
    badUrl: 'I can’t use that address. Give the full https address of the page itself, without a short link or tracking parameters.',
  },
  about: {
    description: 'What the knowledge graph contains, its revision, and when catalogs were last read',
    lead: (facts: string, sources: string) => `A graph of cited knowledge about LMMs and LLMs: ${facts} facts from ${sources} sources.`,
    holds: 'Contents',
    counted: (count: string, kind: string) => `${count} ${kind}`,
    kinds: {
      MODEL_CLASS: 'model classes',
      MODEL: 'models',
      ORGANIZATION: 'organizations',
      MODALITY: 'modalities',
      TASK: 'tasks',
      STAGE: 'training stages',
      TECHNIQUE: 'techniques',
      LIMITATION: 'limitations',
      BENCHMARK: 'benchmarks',
      DIMENSION: 'dimensions of comparison',
      CONCEPT: 'concepts',
    },
    imports: 'Catalogs',
    imported: (models: string, offerings: string, at: string) => `${models} models and ${offerings} offerings, last updated on ${at}`,
    noImports: 'No model catalog has been read yet. Everything here comes from the project’s own files.',
  },
  settings: {
    description: 'Who sees answers, whether unanswered questions are stored, and the welcome; admins can change it',
    options: {
      visibility: 'private: only the person who asked; public: everyone in the channel',
      questions: 'off: the curators don’t see unanswered questions of this workspace',
      welcome: 'off: the app doesn’t introduce itself where it joins',
    },
    title: 'Channel settings',
    private: 'Only the person who asked sees an answer here, unless they share it.',
    public: 'Everyone in this channel sees the answers.',
    kept: (command: string) =>
      `The curators see unanswered questions of this workspace, without names, for 90 days; direct messages only if you send them. To stop it: ${command}`,
    notKept: 'Unanswered questions of this workspace aren’t stored.',
    keep: { on: 'Store unanswered questions', off: 'Don’t store questions' },
    welcomes: (command: string) => `Where I join, I introduce myself once. To stop it: ${command}`,
    noWelcomes: 'I don’t introduce myself where I join.',
    welcome: { on: 'Introduce yourself', off: 'Don’t introduce yourself' },
    noWorkspace: 'These settings belong to a workspace, and this is a direct message. Questions here are stored only if you send them.',
    changed: 'This applies from now on.',
    howTo: (command: string) => `Admins can change this: ${command}`,
    notAllowed: (who: string, contact: string) => `Only ${who} can change this. Ask ${contact}.`,
    noChannels: (platform: string) => `There are no channels in ${platform}, so there is nothing to set.`,
    make: { private: 'Make answers private', public: 'Make answers public' },
  },
};
