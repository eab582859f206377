/** Everything that the bots say in their own words, in English. Another language is another file of the same shape. */

export const en = {
  locale: 'en',
  names: { product: 'LMM Atlas', sources: 'Sources' },
  actions: {
    share: 'Share',
    previous: '‹ Back',
    next: 'More ›',
    query: 'GraphQL',
    report: 'Wrong?',
  },
  /** What platforms say beside replies: on forms, while an answer is awaited, and when none came. */
  platforms: {
    revision: (revision: string) => `graph revision ${revision}`,
    page: (number: number, of: number) => `page ${number} of ${of}`,
    stillWorking: 'Still working on it …',
    gaveUp: 'The knowledge graph gave no answer in time. Please ask again later.',
    shared: 'Shared: the answer stands below, for everybody to see.',
    gone: (prefix: string) => `This does nothing any more. Ask again with ${prefix}.`,
    choose: 'Choose …',
    noEmbeds: (prefix: string) => `I may not show answers here: allow me "Embed Links" in this channel, or ask with ${prefix}.`,
    notShown: (id: string) => `The answer could not be shown. Please report it with the number ${id}.`,
    report: {
      title: 'What is wrong?',
      label: 'What is wrong, and how do you know?',
      hint: 'A link to a better source helps most.',
      submit: 'Send',
      cancel: 'Cancel',
    },
    gap: {
      ask: (option: string) => `Tell the ${option}`,
      title: (command: string) => `${command}: one thing is missing`,
      submit: 'Ask',
      cancel: 'Cancel',
    },
  },
  troubles: {
    refused: 'That did not work',
    notFound: 'Not found',
    seeHelp: (prefix: string) => `${prefix} help shows what can be asked.`,
    didYouMean: (names: readonly string[]) => `Did you mean ${names.join(', ')}?`,
    noAnswer: 'No answer right now',
    unreachable: (id: string) =>
      `Sorry: the knowledge graph cannot be reached. Please try again in a minute; if it goes on, tell the operator ${id}.`,
    notYours: 'Not your button',
    belongsToOther: (prefix: string) =>
      `This belongs to an answer that somebody else asked for, or is too old to be read. Ask yourself: ${prefix} help shows how.`,
  },
  limitations: {
    description: 'What limits large multimodal models or large language models',
    title: (name: string) => `Limitations of ${name}s`,
    none: 'None are recorded.',
    lead: (count: number, publishers: string) => `${count} limitations, as listed by ${publishers}:`,
  },
};

export type Words = typeof en;
