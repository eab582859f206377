/** What the commands about daily facts say, in English: descriptions of at most 100 characters, confirmations, states and reasons. */
import { DateTime } from 'luxon';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const SHORT = { MONDAY: 'Mon', TUESDAY: 'Tue', WEDNESDAY: 'Wed', THURSDAY: 'Thu', FRIDAY: 'Fri', SATURDAY: 'Sat', SUNDAY: 'Sun' } as const;
type Day = keyof typeof SHORT;
const WEEK = Object.keys(SHORT) as readonly Day[];

/** A run of three days or more is told by its ends: "Mon–Fri". */
function formatDays(days: readonly Day[]): string {
  if (days.length === WEEK.length) return 'every day';
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isRun = days.length > 2 && WEEK.indexOf(last) - WEEK.indexOf(first) === days.length - 1;
  return isRun ? `${SHORT[first]}–${SHORT[last]}` : list.format(days.map((day) => SHORT[day]));
}

export const daily = {
  /** An instant on the clocks of a zone: "Fri 27 Nov 2026, 09:00". */
  moment: (at: string, zone: string): string => DateTime.fromISO(at, { zone }).setLocale('en').toFormat('ccc d LLL yyyy, HH:mm'),
  /** A date of its own: "Fri 27 Nov 2026". */
  day: (date: string): string => DateTime.fromISO(date, { zone: 'utc' }).setLocale('en').toFormat('ccc d LLL yyyy'),
  days: formatDays,
  descriptions: {
    list: 'Daily facts: when and where they are posted here, and how to schedule them',
    add: 'Post a fact with its sources into a channel, every day or on some days',
    preview: 'What will be posted next, and when',
    edit: 'Change the time, zone, channel, days, topics or who is called',
    pause: 'Post nothing until it is resumed',
    resume: 'Post again after a pause, or after what was in the way is mended',
    skip: 'Leave out the next post',
    now: 'Post one fact right now, beside the schedule',
    history: 'What was posted and what was not, with the reason',
    remove: 'Take the daily facts of a channel away',
  },
  options: {
    time: 'The time of day there, for example 09:00 or 9:30 pm',
    zone: 'The time zone as a region, for example Europe/Berlin',
    channel: 'The channel (this one when left out)',
    days: 'daily, weekdays, weekends, or days such as mon,wed,fri (daily when left out)',
    topic: 'Only facts about this, for example limits,training or clip (all when left out)',
    ping: 'The role or user group that each post calls (nobody when left out)',
    thread: 'Post into the thread in which this is asked',
    subscription: 'Which one, by its id (can be left out where there is only one)',
  },
  examples: { zone: 'Europe/Berlin' },
  /** What forms call the days, Monday first. */
  dayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  pingHint: 'The id of a user group, such as S0614TZR7: Slack shows it in the address of the group.',
  title: 'Daily facts',
  /** "09:00 Europe/Berlin in #ai (Mon–Fri)" */
  label: (time: string, zone: string, where: string, days: string) => `${time} ${zone} in ${where} (${days})`,
  channel: (name: string) => `#${name}`,
  thisChannel: 'this channel',
  thread: (channel: string) => `a thread of ${channel}`,
  role: (name: string) => `@${name}`,
  group: (id: string) => `the group ${id}`,
  nobody: 'nobody',
  allTopics: 'all topics',
  added: 'Scheduled: a fact with its sources will be posted there.',
  edited: 'Changed: it is so from now on.',
  resumed: 'It goes on.',
  next: 'Next posts',
  noNext: 'none',
  noNextYet: 'none until it is resumed',
  where: 'Where',
  when: 'When',
  whenOn: (time: string, zone: string, days: string) => `${time} in ${zone}, ${days}`,
  about: 'About',
  calls: 'Calls',
  id: 'Id',
  change: (command: string) => `Change it: ${command}`,
  /** A zone that is called otherwise today. */
  zoneMeant: (typed: string, name: string) => `${typed} (${name})`,
  count: (count: number) => (count === 1 ? 'One is scheduled here:' : `${count} are scheduled here:`),
  none: 'Nothing is scheduled here yet.',
  howToAdd: (command: string) => `An administrator schedules it, for example: ${command}`,
  nextOn: (moment: string) => `next on ${moment}`,
  withId: (id: string) => `id ${id}`,
  states: { ACTIVE: 'on', PAUSED: 'paused', SUSPENDED: 'suspended', REMOVED: 'removed' },
  stateBecause: (state: string, reason: string) => `${state}: ${reason}`,
  previewTitle: 'The next daily fact',
  previewOn: (moment: string, where: string) => `It will be posted on ${moment} in ${where}, unless the facts change before.`,
  previewLater: 'It will be the first to be posted once it is resumed.',
  noFact: 'No fact suits it, so nothing would be posted.',
  otherTopics: (command: string) => `Choose other topics: ${command}`,
  pausedTitle: 'Paused',
  paused: 'Nothing is posted until somebody resumes it. It then goes on where it stopped.',
  resumedTitle: 'Resumed',
  removedTitle: 'Removed',
  removed: (label: string) => `Nothing will be posted any more at ${label}.`,
  addAgain: (command: string) => `To have it again: ${command}`,
  skippedTitle: 'Skipped',
  skipped: (day: string) => `The post of ${day} is left out.`,
  thenOn: (moment: string) => `The next one is on ${moment}.`,
  thenNone: 'No other one is due.',
  nowTitle: 'On its way',
  now: (where: string) => `A fact will be posted in ${where} within seconds.`,
  nowKeeps: 'It does not use up a post of the schedule.',
  historyTitle: 'What became of the daily facts',
  history: (label: string, count: number) => `${label}: ${count === 1 ? 'one entry' : `${count} entries`}, the latest first.`,
  noHistory: (label: string) => `${label}: nothing was due yet.`,
  historyMore: (shown: number, count: number) => `These are the latest ${shown} of ${count}.`,
  onDemand: (moment: string) => `${moment}, on demand`,
  deliveryStates: {
    PLANNED: 'planned',
    SENDING: 'being posted',
    SENT: 'posted',
    SKIPPED: 'not posted',
    FAILED: 'failed',
    UNCONFIRMED: 'perhaps posted',
  },
  /** A state, why, and the fact. */
  delivery: (state: string, reason: string, fact: string) =>
    `${state}${reason === '' ? '' : `: ${reason}`}.${fact === '' ? '' : ` ${fact}`}`,
  /** Why a subscription is suspended, or a post was not made, by the codes of the API. */
  reasons: {
    channel_gone: 'the channel is gone',
    archived: 'the channel is archived',
    forbidden: 'LMM Atlas may not post there',
    removed: 'LMM Atlas was removed from the workspace',
    missed: 'LMM Atlas was not running in time',
    paused: 'it was paused',
    suspended: 'it was suspended',
    by_admin: 'an administrator left it out',
    edited: 'it was edited after it was due',
    no_content: 'no fact suited its topics',
    too_late: 'it did not work in time, after several tries',
    no_answer: 'the platform gave no answer, and it may have been posted',
    unreadable: 'nobody could look whether it was posted',
    refused: 'the platform refused the message',
  } as Readonly<Record<string, string>>,
  reasonDetail: (reason: string, detail: string) => `${reason} (${detail})`,
  actions: {
    add: 'Schedule daily facts',
    preview: 'Preview',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
    history: 'History',
    list: 'All daily facts',
    previewOne: 'Preview …',
    pauseOne: 'Pause or resume …',
    removeOne: 'Remove …',
    /** What choosing a line of "Pause or resume …" does. */
    does: { pause: 'pause it', resume: 'resume it' },
  },
  problems: {
    noWorkspace: 'Daily facts belong to a server: ask in one of its channels.',
    noSuch: (id: string) => `No daily facts here have the id “${id}”. An id has at least 4 characters of those that the list shows.`,
    several: 'There are several daily facts here. Which ones?',
    example: (command: string) => `For example: ${command}`,
    corrected: (command: string) => `This would work: ${command}`,
    nothingToChange: 'Say what is to be different: the time, zone, channel, days, topic, ping or thread.',
    noThread: 'This is not asked in a thread, so there is none to post into. Ask in the thread, or leave out “thread”.',
    threadElsewhere: 'A thread belongs to its channel. Leave out the channel, or leave out “thread”.',
    noZone: (zone: string) => `“${zone}” is no time zone. Write a region and a city, as in Europe/Berlin, or UTC.`,
    noZoneBut: (zone: string, names: string) => `“${zone}” is no time zone. Did you mean ${names}?`,
    shortZone: (zone: string, region: string) =>
      `“${zone}” is the time in one part of the year only, and the post would come an hour off in the other. Take a region, as in ${region}: it follows the clocks there.`,
    offsetZone: (zone: string) =>
      `“${zone}” stays the same when clocks change, and the post would come an hour off for a part of the year. Take a region, as in Europe/Berlin, or UTC.`,
    noTopic: (topic: string, topics: string) =>
      `“${topic}” is no topic. Choose from ${topics}, or name anything in the graph, such as clip.`,
    nearTopics: (names: string) => `Did you mean ${names}?`,
    severalTopics: (topic: string, ids: string) => `“${topic}” can mean several things. Write which: ${ids}.`,
    everyone: 'Everybody at once cannot be called. Choose a role, or leave “ping” out.',
    cannotPost: 'I cannot post there yet',
    missing: (where: string, permissions: string) =>
      `In ${where} I lack ${permissions}. Who manages the channel can grant it to me in its settings, under Permissions.`,
    postingBlockers: {
      gone: (where: string) => `${where} is no channel of this workspace that I can see.`,
      archived: (where: string) => `${where} is archived: restore it first, or choose another channel.`,
      uninvited: (where: string) => `I am not in ${where}. Write /invite @LMM Atlas there first.`,
    } as Readonly<Record<string, (where: string) => string>>,
    isSuspended: 'These daily facts are suspended, so nothing can be posted. Resume them first.',
    noFact: 'No fact fits their topics. Choose other topics.',
    tooMany: (limit: number) => `This channel already has ${limit} schedules of daily facts. Edit or remove one of them.`,
    again: (command: string) => `Then once more: ${command}`,
  },
};
