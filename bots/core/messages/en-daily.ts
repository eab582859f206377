/** What the commands about daily facts say, in English: descriptions of at most 100 characters, confirmations, states and reasons. */
import { DateTime } from 'luxon';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const SHORT = { MONDAY: 'Mon', TUESDAY: 'Tue', WEDNESDAY: 'Wed', THURSDAY: 'Thu', FRIDAY: 'Fri', SATURDAY: 'Sat', SUNDAY: 'Sun' } as const;
type Day = keyof typeof SHORT;
const WEEK = Object.keys(SHORT) as readonly Day[];

/** Shortens a run of three or more days: "Mon–Fri". */
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
    list: 'Daily facts: when and where they are posted, and how to schedule them',
    add: 'Post a fact, or a weekly digest of what is new, in a channel at a set time',
    preview: 'What will be posted next, and when',
    edit: 'Change the time, zone, channel, days, topics or ping',
    pause: 'Stop posting until you resume',
    resume: 'Resume after a pause, or after a problem that stopped the posts is fixed',
    skip: 'Skip the next post',
    now: 'Post one fact right now, outside the schedule',
    history: 'What was posted, what wasn’t, and why',
    remove: 'Delete the daily facts of a channel and show the command to recreate them',
  },
  options: {
    time: 'The time of day in that zone, for example 09:00 or 9:30 pm',
    zone: 'The time zone by region, for example Europe/Berlin',
    kind: 'A fact each time, or a digest of what is new since the last one (default: facts)',
    channel: 'The channel (default: this one)',
    days: 'daily, weekdays, weekends, or days such as mon,wed,fri (default: daily; of a digest: mon)',
    topic: 'Only facts about this, for example limits,training or clip (default: all)',
    ping: 'The role or user group that each post pings (default: no one)',
    thread: 'Post in the thread where you run this command',
    subscription: 'The id of the daily facts (optional if there is only one)',
    anyway: 'Schedule it even if there is one at that time',
    sure: 'Remove it without asking again',
  },
  /** What the fields of the form to schedule are called. */
  labels: {
    time: 'Time',
    zone: 'Time zone',
    channel: 'Channel',
    days: 'Days (none = every day; of a digest, Monday)',
    topic: 'Topics (none = all)',
    ping: 'Ping (none = nobody)',
    kind: 'What to post (none = facts)',
    subscription: 'Schedule',
  },
  /** The same for the form to change one: what is left empty stays. */
  newLabels: {
    time: 'New time (empty = no change)',
    zone: 'New time zone (empty = no change)',
    channel: 'New channel (empty = no change)',
    days: 'New days (none = no change)',
    topic: 'New topics (none = no change)',
    ping: 'New ping (empty = no change)',
  },
  forms: {
    add: { title: 'Schedule daily facts', submit: 'Schedule' },
    edit: { title: 'Change daily facts', submit: 'Save' },
  },
  examples: { zone: 'Europe/Berlin' },
  /** What forms call the days, Monday first. */
  dayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  pingHint: 'A user group, such as @readers. Write “none” to ping nobody.',
  title: 'Daily facts',
  /** "09:00 Europe/Berlin in #ai (Mon–Fri)" */
  label: (time: string, zone: string, where: string, days: string) => `${time} ${zone} in ${where} (${days})`,
  channel: (name: string) => `#${name}`,
  thisChannel: 'this channel',
  thread: (channel: string) => `a thread of ${channel}`,
  role: (name: string) => `@${name}`,
  group: (id: string) => `the group ${id}`,
  noOne: 'nobody',
  allTopics: 'all topics',
  addedDigest: 'Scheduled: a digest of what is new will be posted there. A week without news is skipped.',
  /** Before the label of a schedule. */
  digestLabel: (label: string) => `digest at ${label}`,
  /** What a digest is about. */
  everythingNew: 'everything new in the graph',
  added: 'Scheduled: a fact with its sources will be posted there.',
  editedTitle: 'Updated',
  edited: 'This applies from the next post on.',
  resumed: 'Posting resumes.',
  next: 'Next posts',
  noNext: 'none',
  noNextYet: 'none until resumed',
  where: 'Where',
  when: 'When',
  whenOn: (time: string, zone: string, days: string) => `${time} in ${zone}, ${days}`,
  about: 'About',
  pings: 'Pings',
  id: 'Id',
  change: (command: string) => `Change it: ${command}`,
  /** The zone was left out, or is another word for this one. */
  zoneOfProfile: (zone: string) => `I used ${zone}, the time zone of your profile.`,
  sameTimeTitle: 'Already scheduled',
  sameTime: (time: string, where: string) => `There is already one at ${time} ${where}. Change it?`,
  /** A digest beside facts, or facts beside a digest. */
  otherAtSameTime: (time: string, where: string) => `Something else is posted at ${time} ${where} already. Schedule this as well?`,
  here: 'here',
  in: (where: string) => `in ${where}`,
  removeTitle: 'Remove these daily facts?',
  removeAsk: (label: string) => `${label}: nothing more will be posted.`,
  /** "09:00 Europe/Berlin (Mon–Fri)" */
  shortLabel: (time: string, zone: string, days: string) => `${time} ${zone} (${days})`,
  count: (count: number) => (count === 1 ? 'One is scheduled here:' : `${count} are scheduled here:`),
  none: 'Nothing is scheduled here yet.',
  howToAdd: (command: string) => `An administrator can schedule them, for example: ${command}`,
  nextOn: (moment: string) => `next on ${moment}`,
  withId: (id: string) => `id ${id}`,
  states: { ACTIVE: 'on', PAUSED: 'paused', SUSPENDED: 'suspended', REMOVED: 'removed' },
  stateBecause: (state: string, reason: string) => `${state}: ${reason}`,
  previewTitle: 'The next post',
  previewOn: (moment: string, where: string) => `It will be posted on ${moment} in ${where}, unless the facts change before then.`,
  previewLater: 'This will be the first post after you resume.',
  noFact: 'No fact matches its topics, so nothing would be posted.',
  changesSoFar: (counts: string) => `So far it would tell of ${counts}.`,
  noChangesYet: 'Nothing has changed so far, so nothing would be posted.',
  otherTopics: (command: string) => `Choose other topics: ${command}`,
  pausedTitle: 'Paused',
  paused: 'Nothing is posted until you resume. It then continues where it stopped.',
  resumedTitle: 'Resumed',
  removedTitle: 'Removed',
  removed: (label: string) => `No more posts at ${label}.`,
  addAgain: (command: string) => `To recreate it: ${command}`,
  skippedTitle: 'Skipped',
  skipped: (day: string) => `The post on ${day} is skipped.`,
  thenOn: (moment: string) => `The next one is on ${moment}.`,
  thenNone: 'No other post is scheduled.',
  nowTitle: 'On its way',
  now: (where: string) => `A fact will be posted in ${where} within seconds.`,
  nowDigest: (where: string) => `A digest will be posted in ${where} within seconds.`,
  nowKeeps: 'It doesn’t count as a scheduled post.',
  historyTitle: 'History',
  history: (label: string, count: number) => `${label}: ${count === 1 ? 'one entry' : `${count} entries`}, latest first.`,
  noHistory: (label: string) => `${label}: nothing was due yet.`,
  historyMore: (shown: number, count: number) => `Showing the latest ${shown} of ${count}.`,
  onDemand: (moment: string) => `${moment}, on demand`,
  deliveryStates: {
    PLANNED: 'planned',
    SENDING: 'being posted',
    SENT: 'posted',
    SKIPPED: 'not posted',
    FAILED: 'failed',
    UNCONFIRMED: 'possibly posted',
  },
  /** A state, why, and the fact. */
  delivery: (state: string, reason: string, fact: string) =>
    `${state}${reason === '' ? '' : `: ${reason}`}.${fact === '' ? '' : ` ${fact}`}`,
  /** What a digest told. */
  changesSince: (moment: string) => `What was new since ${moment}.`,
  /** Why a subscription is suspended, or a post was not made, by the codes of the API. */
  reasons: {
    channel_gone: 'the channel is gone',
    archived: 'the channel is archived',
    forbidden: 'LMM Atlas doesn’t have permission to post there',
    removed: 'LMM Atlas was removed from the workspace',
    missed: 'LMM Atlas was not running at that time',
    paused: 'it was paused',
    suspended: 'it was suspended',
    by_admin: 'an administrator skipped it',
    edited: 'it was edited after it was due',
    no_content: 'no fact matched its topics',
    no_changes: 'nothing was new',
    too_late: 'several attempts failed and time ran out',
    no_answer: 'the platform didn’t answer, so it may have been posted',
    unreadable: 'LMM Atlas couldn’t check whether it was posted',
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
    removeNow: 'Remove',
    keep: 'Keep',
    change: 'Change it',
    addAnyway: 'Add anyway',
    /** What choosing a line of "Pause or resume …" does. */
    does: { pause: 'pause it', resume: 'resume it' },
  },
  problems: {
    noWorkspace: 'Daily facts belong to a server. Ask in one of its channels.',
    noSuch: (id: string) => `No daily facts here have the id “${id}”. Write at least the first 4 characters of an id from the list.`,
    several: 'There are several daily facts here. Which ones?',
    example: (command: string) => `For example: ${command}`,
    corrected: (command: string) => `This would work: ${command}`,
    nothingToChange: 'Say what to change: the time, zone, channel, days, topic, ping or thread.',
    noThread: 'You aren’t in a thread, so I can’t post in one. Ask in the thread, or leave out “thread”.',
    threadElsewhere: 'A thread belongs to its channel. Leave out the channel, or leave out “thread”.',
    noZone: (zone: string) => `“${zone}” isn’t a time zone. Write a region and a city, as in Europe/Berlin, or UTC.`,
    noZoneBut: (zone: string, names: string) => `“${zone}” isn’t a time zone. Did you mean ${names}?`,
    shortZone: (zone: string, region: string) =>
      `“${zone}” is used for only part of the year. Use ${region} to keep the same local time all year.`,
    offsetZone: (zone: string) =>
      `“${zone}” ignores daylight saving time, so the post would be an hour off for part of the year. Use a region, as in Europe/Berlin, or UTC.`,
    noChannel: (name: string) =>
      `I can’t see the channel “${name}”. Choose one that your chat suggests after #, or leave out the channel to post here.`,
    noGroup: (name: string) =>
      `I can’t find the group “${name}”. Choose one that your chat suggests after @; I can’t ping single people or everyone.`,
    noTopic: (topic: string, topics: string) =>
      `“${topic}” isn’t a topic. Choose from ${topics}, or name anything in the graph, such as clip.`,
    nearTopics: (names: string) => `Did you mean ${names}?`,
    severalTopics: (topic: string, ids: string) => `“${topic}” can mean several things. Write one of these: ${ids}.`,
    everyone: 'I can’t ping everyone. Choose a role, or leave out “ping”.',
    cannotPost: 'I cannot post there yet',
    missing: (where: string, permissions: string) =>
      `I need ${permissions} in ${where}. A channel manager can grant this in the channel settings, under Permissions.`,
    postingBlockers: {
      gone: (where: string) => `${where} isn’t a channel in this workspace that I can see.`,
      archived: (where: string) => `${where} is archived: restore it first, or choose another channel.`,
      'threads-only': (where: string) => `${where} takes posts only, no messages. Ask inside one of its posts, and add “thread”.`,
      'no-messages': (where: string) => `${where} takes no messages. Choose a text channel.`,
      unchecked: (where: string) => `I couldn’t find out whether ${where} belongs to this server. Try again in a minute.`,
      uninvited: (where: string) => `I’m not in ${where}. Write /invite @LMM Atlas there first.`,
    } as Readonly<Record<string, (where: string) => string>>,
    isSuspended: 'These daily facts are suspended, so nothing can be posted. Resume them first.',
    noChanges: 'Nothing has changed since the last post, so there is nothing to post.',
    noTopics: 'A digest tells everything that is new. Leave out the topic, or use “follow” for a single subject.',
    noFact: 'No fact fits their topics. Choose other topics.',
    tooMany: (limit: number) => `This channel already has ${limit} schedules of daily facts. Edit or remove one of them.`,
    again: (command: string) => `Then try again: ${command}`,
  },
};
