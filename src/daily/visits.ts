/** Visits: schedules of the try page, which belong to no real workspace and end with the hour of their visitor. */
import type { Queries } from '../database/sql.ts';

const VISIT_MS = 60 * 60_000;

/** Deletes the schedules of visits that are over, with all that belongs to them; returns how many. */
export async function deleteVisits(sql: Pick<Queries, 'rows'>, now: Date): Promise<{ readonly visits: number }> {
  const until = [new Date(now.getTime() - VISIT_MS)];
  const over = "select id from subscription where platform like 'try-%' and created_at < $1";
  await sql.rows(
    `delete from correction where delivery_id in (select id from delivery where subscription_id in (${over})) returning id`,
    until,
  );
  await sql.rows(`delete from delivery where subscription_id in (${over}) returning id`, until);
  await sql.rows(`delete from notice where subscription_id in (${over}) returning id`, until);
  const deleted = await sql.rows(`delete from subscription where id in (${over}) returning id`, until);
  return { visits: deleted.length };
}
