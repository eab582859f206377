/** The values of a schedule of daily facts, as the options of `daily edit` take them: what its form begins with. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { DailyOne } from '../commands/daily/subscription/documents.ts';
import type { Surfaces } from '../contract/surfaces.ts';
import { formatDays } from '../parse/weekdays.ts';

export interface ScheduleValuesOptions {
  readonly query: Query;
  readonly log: Logger;
}

export const createScheduleValues =
  ({ query, log }: ScheduleValuesOptions): Surfaces['scheduleValues'] =>
  async ({ platform, workspace }, id) => {
    try {
      const { subscription } = await query(DailyOne, { platform: platform.id, workspace, id });
      if (subscription === null) return undefined;
      const { time, zone, channel, thread, days, topics, pingRole } = subscription;
      // A thread is chosen where the command is typed, and a channel alone would take the schedule out of it.
      const where = thread === null ? { channel } : {};
      return { time, zone, ...where, days: formatDays(days), topic: topics.join(','), ...(pingRole === null ? {} : { ping: pingRole }) };
    } catch (error) {
      log.error({ err: error, platform: platform.id }, 'a schedule of daily facts could not be looked up');
      return undefined;
    }
  };
