/** What an answer to a question says beside what the API says, in English. */
const whole = new Intl.NumberFormat('en');

export const ask = {
  description: 'Ask a question in plain English',
  options: { question: 'The question, for example who made Flamingo' },
  /** How the question was read, and after it the command that asks the same. */
  reading: (reading: string) => `I read this as: ${reading}.`,
  readByModel: (reading: string) => `I read this, with a language model’s help, as: ${reading}.`,
  wordedByModel: 'Worded by a language model from the sources below.',
  change: (command: string) => `To change it: ${command}`,
  /** Opens a form with that command. */
  offerChange: 'Change',
  corrected: (corrections: readonly { readonly from: string; readonly to: string }[]) =>
    `I read ${corrections.map(({ from, to }) => `“${from}” as “${to}”`).join(', ')}.`,
  /** The heading of a column: "Release date". */
  column: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
  /** The title of a list: how the question was read. */
  title: (reading: string) => reading.charAt(0).toUpperCase() + reading.slice(1),
  more: (shown: number, count: number) => `These are the first ${whole.format(shown)} of ${whole.format(count)}.`,
  all: 'Show all',
  /** Above the first hits for a question without an answer. */
  closest: (kind: string) => `What comes closest: ${kind}`,
  moreHits: (count: number) => `All ${whole.format(count)} hits`,
  kindHeading: (kind: string) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
  example: 'which open models take audio',
  offerHelp: 'Help',
  offerFact: 'Today’s fact',
  offerDaily: 'Daily facts here',
  /** For "stop" and "subscribe". */
  dailyFacts: (prefix: string) =>
    `Daily facts belong to a channel. An admin sets them up there with ${prefix} daily add, and stops them with ${prefix} daily pause or ${prefix} daily remove.`,
  /** Below a refusal in a direct message, and what is said when it was pressed. */
  tellCurators: 'Tell the curators',
  told: 'The curators see this question, but not who asked it.',
  notTold: 'This workspace doesn’t store questions, so the curators don’t see it.',
  /** In the terminal. */
  dailyFactsElsewhere: 'Daily facts belong to a channel in Slack or Discord. An admin sets them up and stops them there.',
};
