/** Surfaces with nothing on them, for tests that are about something else. */
import type { Surfaces } from '../../../bots/core/contract/surfaces.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';

export const emptySurfaces: Surfaces = {
  home: async () => ({
    messages: messagesFor(undefined),
    fact: undefined,
    schedules: [],
    moreSchedules: 0,
    add: undefined,
    questions: undefined,
  }),
  welcome: async () => undefined,
  prompts: async () => [],
  scheduleValues: async () => undefined,
};
