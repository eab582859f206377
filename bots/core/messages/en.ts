/** All messages of the bots, in English. Another language is another file of the same shape. */
import { ask } from './en-ask.ts';
import { changes, follow, unfollow } from './en-changes.ts';
import { check } from './en-check.ts';
import { commands } from './en-commands.ts';
import { daily } from './en-daily.ts';
import { dailyPosts } from './en-daily-posts.ts';
import { surfaces } from './en-surfaces.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const choice = new Intl.ListFormat('en', { type: 'disjunction' });
const compact = new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' });
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en');
const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 3 });
const months = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', timeZone: 'UTC' });
const shortMonths = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'short', timeZone: 'UTC' });

const ifItHappensAgain = (id: string) => `If it happens again, give the operator this id: ${id}.`;

export const en = {
  locale: 'en',
  /** How lists and numbers are written. */
  and: (parts: readonly string[]): string => list.format(parts),
  or: (parts: readonly string[]): string => choice.format(parts),
  /** "175 billion". */
  compact: (count: number): string => compact.format(count),
  /** "128,000". */
  number: (count: number): string => whole.format(count),
  /** "86.4". */
  decimal: (value: number): string => decimal.format(value),
  /** "$2.50". */
  money: (amount: number): string => dollars.format(amount),
  /** The month of a date of any precision: "September 2025"; a year alone stays one. */
  month: (date: string): string => (date.length < 7 ? date : months.format(new Date(`${date.slice(0, 7)}-01`))),
  /** "Sep 2025". */
  shortMonth: (date: string): string => (date.length < 7 ? date : shortMonths.format(new Date(`${date.slice(0, 7)}-01`))),
  /** A class in the plural: "LMMs". */
  plural: (name: string): string => `${name}s`,
  yesNo: (yes: boolean): string => (yes ? 'yes' : 'no'),
  /** "Text, Image and 3 more". */
  someOf: (names: readonly string[], more: number): string => (more === 0 ? list.format(names) : list.format([...names, `${more} more`])),
  /** A note with what it is about: "Pre-training: …". */
  noteOn: (name: string, note: string): string => `${name}: ${note}`,
  /** Introduces the fact that supersedes another. */
  since: 'Since then',
  /** The badge after an entity's name. */
  kindNames: {
    MODEL_CLASS: 'model class',
    MODEL: 'model',
    ORGANIZATION: 'organization',
    MODALITY: 'modality',
    TASK: 'task',
    STAGE: 'training stage',
    TECHNIQUE: 'technique',
    LIMITATION: 'limitation',
    BENCHMARK: 'benchmark',
    DIMENSION: 'dimension',
    CONCEPT: 'concept',
  },
  /** Above facts. */
  knownFacts: 'Known facts',
  /** Lowercase words that the parser knows (core/parse). */
  grammar: {
    /** Always separate two names. */
    strong: ['vs', 'vs.', 'versus', '|'],
    /** May separate two names, or be part of one. */
    weak: ['and', 'with', 'to', 'or', 'against', '&', '->', '→'],
    /** Filler words before a name. */
    fillers: ['of', 'for', 'about', 'on', 'in', 'by', 'with', 'the', 'a', 'an', 'is', 'are', 'between'],
    /** Begin a question whose rest may be a name. */
    questions: ['what', 'whats', 'who', 'which', 'tell', 'me', 'show', 'understand'],
    /** Ignored before a question. */
    greetings: ['hi', 'hi there', 'hi all', 'hello', 'hello there', 'hey', 'hey there', 'good morning', 'good afternoon', 'good evening'],
    /** Ignored before and after a question. */
    courtesy: ['please', 'pls', 'plz', 'thanks', 'thank you', 'thank you very much', 'thanks a lot', 'many thanks', 'thx', 'cheers'],
    /** Words that begin like a command or are one typo away from one, and mean something else. */
    notCommands: [
      ...['sea', 'tim', 'com', 'set', 'pat', 'ben', 'modes', 'motels', 'modems', 'asks', 'talks', 'tanks', 'dairy', 'daisy'],
      ...['change', 'changed', 'charges', 'chances', 'chan', 'follows', 'fellow', 'hollow'],
    ],
    /** They stand for what was said before. */
    pronouns: ['it', 'this', 'that', 'they', 'them', 'these', 'those', 'both'],
    /** They mean daily facts. */
    dailyWords: ['stop', 'subscribe'],
    from: ['from', 'between'],
    to: ['to', 'and'],
    yes: ['yes', 'y', 'true', '1', 'on'],
  },
  /** Shapes that stand before the name of an entity, where a platform has no better mark of its kind. */
  kindMarks: {
    MODEL_CLASS: '◎',
    MODEL: '●',
    ORGANIZATION: '■',
    MODALITY: '≈',
    TASK: '▷',
    STAGE: '≡',
    TECHNIQUE: '▲',
    LIMITATION: '◐',
    BENCHMARK: '▤',
    DIMENSION: '＋',
    CONCEPT: '⬡',
  },
  names: { product: 'LMM Atlas', sources: 'Sources' },
  actions: {
    share: 'Share',
    previous: '‹ Back',
    next: 'More ›',
    query: 'GraphQL',
    page: 'Open page',
    useful: '👍',
    feedback: '👎',
    /** What screen readers say of the two. */
    usefulLabel: 'This helps',
    feedbackLabel: 'Something is wrong',
    more: 'More …',
    search: (text: string) => `Search for “${text}”`,
    which: 'Which one?',
    suggest: 'Suggest it',
    askCorrected: 'Ask that',
    help: 'Help',
    /** Heading of the commands that the terminal shows in place of buttons. */
    suggestedCommands: 'You could ask:',
  },
  /** How the input was interpreted. */
  parseNotes: {
    guessed: (typed: string, command: string) => `Read “${typed}” as “${command}”.`,
    leftover: (parts: readonly string[]) => `I ignored ${parts.map((part) => `“${part}”`).join(', ')}.`,
    didYouMean: (commands: readonly string[]) => `Did you mean ${choice.format(commands)}?`,
  },
  /** What platforms show besides replies: in modals, while an answer is pending, and if none came. */
  platforms: {
    revision: (revision: string) => `graph revision ${revision}`,
    /** When the sources were last read: "Checked Nov 2026". */
    checked: (month: string) => `Checked ${month}`,
    /** Above folded sources: "3 sources". */
    sources: (count: number) => (count === 1 ? '1 source' : `${count} sources`),
    /** For renderers that don't set notes apart otherwise. */
    note: (text: string) => `Note: ${text}`,
    page: (number: number, of: number) => `page ${number} of ${of}`,
    /** For a reply that is split into several messages. */
    part: (number: number, of: number) => `part ${number} of ${of}`,
    stillWorking: 'Still working on it …',
    timedOut: 'The knowledge graph didn’t answer in time. Please ask again later.',
    sharedBySomeone: 'Shared by someone here.',
    notShared: (prefix: string) =>
      `I couldn’t show this answer to everyone here. Invite LMM Atlas to this channel, then ask ${prefix} again.`,
    shared: 'Shared. Everyone can see the answer below.',
    expired: (prefix: string) => `This has expired. Ask again with ${prefix}.`,
    choose: 'Choose …',
    missingEmbedPermission: (prefix: string) =>
      `I can’t show answers here. Give me the permission "Embed Links" in this channel, or ask with ${prefix}.`,
    renderFailed: (id: string) => `I couldn’t show the answer. Please report the id ${id}.`,
    /** The author mentioned the role by the bot's name, so the bot can't read the message. */
    roleMentioned: {
      title: 'I can’t read that message',
      text: 'You mentioned my role, not me. Type @ and choose the LMM Atlas that is marked as an app, then ask again.',
    },
    /** In a thread, for an answer that reached its user in no private way. */
    notPrivate: {
      title: 'I couldn’t answer you privately',
      text: (prefix: string) => `Write to me directly, ask with ${prefix}, or add “share” to show the answer here.`,
    },
    feedback: {
      title: 'What is wrong?',
      label: 'What is wrong, and how do you know?',
      hint: 'A link to a better source helps most.',
      notOpened: 'The form didn’t open in time. Please press the button again.',
      submit: 'Send',
      cancel: 'Cancel',
    },
    missingOption: {
      ask: (option: string) => `Enter the ${option}`,
      title: (command: string) => `${command}: one thing is missing`,
      submit: 'Ask',
      cancel: 'Cancel',
    },
  },
  errors: {
    refused: 'That did not work',
    notFound: 'Not found',
    ambiguous: 'Which one?',
    several: (name: string) => `“${name}” can mean several things. Which one do you mean?`,
    nothingCalled: (name: string) => `Nothing here is called “${name}”.`,
    nothingFound: 'Nothing here has that name.',
    seeHelp: (prefix: string) => `${prefix} help shows what you can ask.`,
    didYouMean: (names: readonly string[]) => `Did you mean ${choice.format(names)}?`,
    noCommand: (name: string) => `There is no command “${name}”.`,
    missing: (command: string, option: string) => `${command} needs to know the ${option}.`,
    forExample: (examples: readonly string[]) => `For example: ${choice.format(examples)}`,
    notAChoice: (value: string, option: string, choices: readonly string[]) =>
      `“${value}” isn’t a choice for “${option}”. Choose ${choice.format(choices)}.`,
    notADate: (value: string, option: string) =>
      `“${value}” isn’t a date for “${option}”. Write a year, a month or a day: 2024, 2024-05 or 2024-05-13.`,
    notANumber: (value: string, option: string) => `“${value}” isn’t a number for “${option}”. Write digits, as in 128000, 128k or 1M.`,
    notATime: (value: string, option: string) => `“${value}” isn’t a time for “${option}”. Write hours and minutes: 09:00, 9am or 9:30 pm.`,
    notDays: (value: string, option: string) =>
      `“${value}” doesn’t name any days for “${option}”. Write daily, weekdays, weekends, or days such as mon,wed,fri or mon-fri.`,
    notAChannel: (value: string, option: string) =>
      `“${value}” isn’t a channel for “${option}” that I can see. Choose one that your chat suggests after #, or write here.`,
    notARole: (value: string, option: string) =>
      `“${value}” isn’t a group for “${option}”. Choose a role or user group that your chat suggests after @. I can’t ping single people or everyone.`,
    tooLong: (option: string, length: number, maxLength: number) =>
      `“${option}” has ${whole.format(length)} characters; the limit is ${whole.format(maxLength)}.`,
    tooShort: (option: string, least: number) => `“${option}” needs at least ${whole.format(least)} characters.`,
    longerThan: (option: string, most: number) => `“${option}” can have at most ${whole.format(most)} characters.`,
    tooMany: (option: string, most: number) => `“${option}” can have at most ${whole.format(most)} values.`,
    unusable: (option: string) => `I can’t use the value of “${option}”. Check it, and try again.`,
    conflict: 'Someone else changed this in the meantime. Look at it again, then repeat your change.',
    forbidden: 'I’m not allowed to do that. The operator can give me an API key that may.',
    /** For an error that no sentence of ours explains; the log has the rest. */
    unexplained: (id: string) => `I can’t say why. ${ifItHappensAgain(id)}`,
    corrected: (command: string) => `This would work: ${command}`,
    notAllowed: 'Not allowed',
    /** Who may do it, and whom to ask, in the platform's words. */
    /** The platform didn't let the bot look up the user. */
    unknownRights: (scope: string) =>
      `I can’t check who is an admin, because the app lacks the permission “${scope}”. An admin can grant it to the app.`,
    needsRights: (who: string, contact: string) => `Only ${who} can do this. Ask ${contact}.`,
    needsChannels:
      'This works in a chat with channels, such as Slack or Discord. Type it there after /lmm or, on Discord, after /lmm-admin.',
    noAnswer: 'No answer right now',
    unreachable: (id: string) => `Sorry, I can’t reach the knowledge graph. Please try again in a minute. ${ifItHappensAgain(id)}`,
    stale: (at: string) => `I can’t reach the knowledge graph right now. This is its answer from ${at} UTC.`,
    notYourButton: 'Not your button',
    buttonOfSomeoneElse: (prefix: string) => `This answer is someone else’s, or too old to read. Ask yourself: ${prefix} help shows how.`,
  },
  feedback: {
    title: 'Thank you',
    thanks: 'The curators see the answer and what you wrote, but not who you are.',
    useful: 'Good to know. The curators see how often an answer was useful, but not to whom.',
    empty: 'Say in a few words what is wrong so that the curators can fix it.',
  },
  dailyPosts,
  ask,
  check,
  ...commands,
  changes,
  follow,
  unfollow,
  ...surfaces,
  daily,
};

export type Messages = typeof en;
