/** Payloads of the platforms in a folder of JSON files, and what a run puts in place of the ids in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const entry = z.strictObject({
  name: z.string(),
  /** Slack's kind of envelope, or the name of a Discord event. */
  to: z.string(),
  /** It isn't a question: no call may follow. */
  quiet: z.literal(true).optional(),
  payload: z.json(),
});

export type Payload = z.output<typeof entry>;

export const isForSlack = ({ to }: Pick<Payload, 'to'>): boolean => ['slash_commands', 'events_api', 'interactive'].includes(to);

/** LMM_PAYLOADS names another folder, such as one of recorded payloads. */
export const payloadFolder = process.env['LMM_PAYLOADS'] ?? join(import.meta.dirname, '..', '..', 'fixtures', 'payloads');

/** Each file holds a list of payloads. */
export function readPayloads(folder: string): Payload[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => z.array(entry).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}

/** What stands for `{{name}}` in a text; a new one each time. */
export type Placeholders = Readonly<Record<string, () => string>>;

export const fillIn = (text: string, placeholders: Placeholders): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = placeholders[name]?.();
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
  });
