/** What the bot shows without being asked: a user's home, a welcome where it joins, and prompts to start with. */
import type { Messages } from '../messages/index.ts';
import type { Claim, Reply, Source } from './reply.ts';
import type { OptionValue, Place } from './request.ts';

export interface HomeButton {
  readonly label: string;
  /** Of a command call, for this user only. */
  readonly token: string;
}

export interface HomeFact {
  readonly claim: Claim;
  readonly sources: readonly Source[];
  readonly more: HomeButton | undefined;
}

export interface HomeSchedule {
  readonly channel: string;
  readonly isThread: boolean;
  /** "09:00 in Europe/Berlin, Mon–Fri" */
  readonly when: string;
  /** The next post and how the last ones went, or why nothing is posted. */
  readonly health: string;
  /** Nothing is posted until someone does something. */
  readonly isStopped: boolean;
  /** Absent for users who may not change it. */
  readonly change: HomeButton | undefined;
}

export interface HomeQuestion {
  readonly text: string;
  /** "Asked on Fri 27 Nov 2026" */
  readonly asked: string;
  /** What a suggestion about it begins with. */
  readonly draft: string;
}

/** What a user sees where they open the app itself, as in Slack's App Home. */
export interface Home {
  readonly messages: Messages;
  readonly fact: HomeFact | undefined;
  readonly schedules: readonly HomeSchedule[];
  /** How many more there are. */
  readonly moreSchedules: number;
  /** Schedules daily facts; absent for users who may not. */
  readonly add: HomeButton | undefined;
  /** Open questions of the workspace, without who asked them; absent for users who don't run it. */
  readonly questions: readonly HomeQuestion[] | undefined;
}

/** What the bot joined: a channel, or a whole workspace. */
export interface Joined {
  readonly workspace: string;
  readonly channel?: string;
}

/** A suggestion that sends `message` as the user's own. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

export interface Surfaces {
  /** Rejects if the API can't be reached. */
  readonly home: (place: Place) => Promise<Home>;
  /** The message to show everyone there; undefined if there was one before, or none is wanted. Never rejects. */
  readonly welcome: (joined: Joined) => Promise<Reply | undefined>;
  /** Never rejects: without the API they are the same for everyone. */
  readonly prompts: () => Promise<readonly Prompt[]>;
  /** The values of a schedule of daily facts, by option of `daily edit`. Never rejects: undefined if they can't be read. */
  readonly scheduleValues: (place: Place, schedule: string) => Promise<Readonly<Record<string, OptionValue>> | undefined>;
}
