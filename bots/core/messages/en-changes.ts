/** What the bots say of changes of the graph and of what is followed, in English. */
import { DateTime } from 'luxon';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const counted = (count: number, noun: string, plural = `${noun}s`): string => `${count} ${count === 1 ? noun : plural}`;

export const changes = {
  description: 'What is new in the graph: models, scores, facts, and what was corrected or withdrawn',
  options: {
    since: 'The first day, for example 2026-11-23 (default: seven days ago)',
    about: 'Only changes about this, for example gemini or mmmu',
  },
  title: 'What’s new',
  titleAbout: (name: string) => `What’s new about ${name}`,
  /** "23 Nov", with its year unless that is this one. */
  day: (date: string, today: string): string =>
    DateTime.fromISO(date, { zone: 'utc' })
      .setLocale('en')
      .toFormat(date.slice(0, 4) === today.slice(0, 4) ? 'd LLL' : 'd LLL yyyy'),
  /** The local day of an instant: `2026-11-23`. */
  localDate: (at: string, zone: string): string => DateTime.fromISO(at, { zone }).toFormat('yyyy-LL-dd'),
  /** "Since 23 Nov, the graph has 3 new models and 12 new scores." */
  lead: (day: string, counts: readonly string[], about: string) => `Since ${day}, the graph has ${list.format(counts)}${about}.`,
  about: (names: readonly string[]) => ` about ${list.format(names)}`,
  aboutFollowed: ' about what is followed here',
  none: (day: string, about: string) => `Nothing is new${about} since ${day}.`,
  counts: {
    MODEL_CREATED: (count: number) => counted(count, 'new model'),
    FACT_WITHDRAWN: (count: number) => counted(count, 'withdrawn fact'),
    FACT_CORRECTED: (count: number) => counted(count, 'corrected fact'),
    MODEL_RETIRED: (count: number) => counted(count, 'retirement'),
    SCORE_CREATED: (count: number) => counted(count, 'new score'),
    FACT_CREATED: (count: number) => counted(count, 'new fact'),
    ENTITY_CREATED: (count: number) => counted(count, 'other new entry', 'other new entries'),
    RELATION_CREATED: (count: number) => counted(count, 'new connection'),
  },
  /** What a row is about, before its text. */
  labels: {
    MODEL_CREATED: 'New model',
    FACT_WITHDRAWN: 'Withdrawn',
    FACT_CORRECTED: 'Corrected',
    MODEL_RETIRED: 'Retirement',
    SCORE_CREATED: 'New score',
    FACT_CREATED: 'New fact',
    ENTITY_CREATED: 'New entry',
    RELATION_CREATED: 'New connection',
  },
  newKind: (kind: string) => `New ${kind}`,
  named: (name: string, text: string) => `${name}: ${text}`,
  /** "69.1% on MMMU (validation)" */
  scoreOn: (value: string, isPercent: boolean, benchmark: string, variant: string) =>
    `${value}${isPercent ? '%' : ''} on ${benchmark}${variant === '' ? '' : ` (${variant})`}`,
  withdrawn: (text: string, reason: string) => `${text} (${reason})`,
  recordedSince: (day: string) => `Changes are on record since ${day}.`,
  more: (shown: number, count: number) => `Showing the first ${shown} of ${count}.`,
  all: (command: string) => `The whole list: ${command}`,
  unfollow: (command: string) => `To stop: ${command}`,
  lastWeek: 'Last 7 days',
  lastMonth: 'Last 30 days',
};

export const follow = {
  description: 'Get a message here when the graph learns something new about this, at most once a day',
  options: { subject: 'What to follow, for example gemini or mmmu; without it, the list of what is followed here' },
  title: 'Following',
  none: 'Nothing is followed here yet.',
  howTo: (command: string) => `To follow something: ${command}`,
  count: (count: number) => (count === 1 ? 'This place follows one subject:' : `This place follows ${count} subjects:`),
  added: (name: string) => `I’ll post here when the graph learns something new about ${name}, at most once a day.`,
  already: (name: string) => `${name} is followed here already.`,
  when: (time: string, zone: string) => `News come at ${time} in ${zone}, all together.`,
  suspended: (reason: string) => `Nothing is posted for now: ${reason}. Once that is fixed, follow one of them again.`,
  stop: (name: string) => `Stop: ${name}`,
  stopOne: 'Stop following …',
  tooMany: (limit: number) => `This is the limit: ${limit} subjects are followed already. Unfollow one of them first.`,
  notAllowed: (who: string, contact: string) =>
    `In a channel, only ${who} can change what is followed. Ask ${contact}, or follow it in a direct message with me.`,
};

export const unfollow = {
  description: 'Stop the messages about something that is followed here',
  options: { subject: 'What to stop following, for example gemini' },
  title: 'Unfollowed',
  removed: (name: string) => `I won’t post about ${name} here any more.`,
  rest: (names: string) => `Still followed here: ${names}.`,
  again: (command: string) => `To follow it again: ${command}`,
  notFollowed: (name: string) => `Nothing that is followed here is called “${name}”.`,
  followed: (names: string) => `Followed here: ${names}.`,
};
