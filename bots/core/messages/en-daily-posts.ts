import { DateTime } from 'luxon';

/** What daily posts, their corrections and notices to who asked for them say in our own words, in English. */
const withReason = (text: string, reason: string): string => (reason === '' ? `${text}.` : `${text}: ${reason}`);

export const dailyPosts = {
  title: 'Fact of the day',
  /** The topics of the graph; any other is shown as it is. */
  topic: (topic: string): string => `${topic.charAt(0).toUpperCase()}${topic.slice(1)}`,
  /** "29 Nov 2026" */
  day: (date: string): string => DateTime.fromISO(date, { zone: 'utc' }).setLocale('en').toFormat('d LLL yyyy'),
  /** The date of an instant on the clocks of a zone: "2026-11-29". */
  dateAt: (at: string, zone: string): string => DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd'),
  tellMore: 'Tell me more',
  /** Behind the title of a message that was changed. */
  badges: { corrected: 'corrected', withdrawn: 'withdrawn' },
  corrected: (reason: string) => withReason('This was corrected after it was posted', reason),
  withdrawn: (reason: string) => withReason('This fact was withdrawn and should not be relied on', reason),
  notices: {
    /** Which daily facts a notice is about: "at 09:00 (Europe/Berlin)". */
    at: (time: string, zone: string) => `at ${time} (${zone})`,
    open: 'Open the channel',
    followed: {
      title: 'I can’t post what you follow',
      text: (names: string, reason: string, follow: string) =>
        `You follow ${names} in a channel where I can’t post for now: ${reason}. Once that is fixed, write “${follow}” there with one of them, and the posts resume.`,
      why: {
        channel_gone: 'the channel or thread is gone',
        archived: 'the channel is archived',
        forbidden: 'I don’t have permission to post there',
        removed: 'I was removed from this workspace',
      },
    },
    noContent: {
      title: 'No daily fact today',
      text: (at: string, edit: string) =>
        `No fact matches the topics of the daily facts ${at}. Choose other topics with “${edit}”. Until then, I’ll try again each day.`,
    },
    suspended: {
      title: 'Daily facts are suspended',
      text: (at: string, reasons: string, remedies: string) => `The daily facts ${at} are suspended: ${reasons}. ${remedies}`,
      why: {
        channel_gone: 'their channel or thread is gone',
        archived: 'their channel is archived',
        forbidden: 'I don’t have permission to post there',
        removed: 'I was removed from this workspace',
      },
      cure: {
        channel_gone: (edit: string) => `Choose another channel with “${edit}”.`,
        archived: () => 'They resume automatically once the channel is restored.',
        forbidden: (_edit: string, resume: string) => `Give me permission to see the channel and post in it, then write “${resume}”.`,
        removed: () => 'They resume automatically once I’m added again.',
      },
      /** For reasons without a message of their own. */
      otherwise: (resume: string) => `Once that is fixed, write “${resume}”.`,
    },
  },
};
