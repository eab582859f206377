/** What the bot says where no one has asked a question yet, in English: its home, its welcome, shortcuts and prompts. */
const dayTimes = (day: string, times: number) => (times === 1 ? `Asked on ${day}` : `Asked ${times} times, last on ${day}`);

export const surfaces = {
  home: {
    ask: 'Ask about a model, a benchmark or an idea',
    placeholder: 'for example: which open models take audio',
    hint: 'Press Enter. The answer comes in your direct messages, with its sources.',
    fact: 'Today’s fact',
    noFact: 'There is no fact for today.',
    more: 'Tell me more',
    schedules: 'Daily facts in this workspace',
    noSchedules: 'Nothing is scheduled yet.',
    moreSchedules: (count: number, command: string) => `${count} more: ${command}`,
    /** Where a schedule posts, around the name of its channel. */
    inThread: (channel: string) => `a thread of ${channel}`,
    direct: 'a direct message',
    edit: 'Edit',
    editTitle: 'Edit daily facts',
    save: 'Save',
    stopped: (text: string) => `⚠ ${text}`,
    health: (next: string | undefined, count: number, lost: number) => {
      const past = count === 0 ? 'nothing posted yet' : `${lost === 0 ? 'all' : `${count - lost}`} of the last ${count} posts arrived`;
      return `${next === undefined ? 'No next post' : `Next: ${next}`} · ${count === 1 && lost === 0 ? 'the last post arrived' : past}`;
    },
    questions: 'Open questions in this workspace',
    questionsHint: 'Only admins see these. Who asked isn’t stored.',
    noQuestions: 'None.',
    asked: dayTimes,
    suggest: 'Suggest a source',
    unreachable: 'I can’t reach the knowledge graph right now. Open this tab again in a minute.',
  },
  welcome: {
    title: 'Hi, I’m LMM Atlas',
    lead: 'I answer questions about multimodal and language models, and every answer names its sources.',
    heading: 'Try one:',
    examples: ['which open models take audio', 'difference between LMM and LLM', 'who made Flamingo'],
    mention: (text: string) => `@LMM Atlas ${text}`,
    more: (prefix: string) => `${prefix} help shows everything. Admins can schedule a daily fact here.`,
  },
  shortcuts: {
    check: 'Check with LMM Atlas',
    checkDescription: 'Checks what a message says against the knowledge graph; only you see the result',
    ask: 'Ask LMM Atlas',
    askDescription: 'Asks a question; the answer comes as a direct message',
    noText: 'That message has no text that I could check.',
    cut: (length: number) => `I checked the first ${length} characters.`,
  },
  prompts: {
    fact: { title: 'Today’s fact', message: 'fact' },
    about: (name: string) => ({ title: `About ${name}`, message: `explain ${name}` }),
    examples: [
      { title: 'Open models that take audio', message: 'which open models take audio' },
      { title: 'LMM or LLM?', message: 'difference between LMM and LLM' },
      { title: 'Why models hallucinate', message: 'why do LMMs hallucinate' },
    ],
  },
};
