/** Reads the buttons and selects of the message below which someone pressed one of them, to show them again. */
import { ButtonStyle, ComponentType, type Message } from 'discord.js';
import { z } from 'zod';
import type { ActionRow } from './action-rows.ts';
import * as limits from './limits.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** What our own messages hold: Discord refuses an answer that repeats anything else. */
const ownRows = z.array(
  z.looseObject({
    type: z.literal(ComponentType.ActionRow),
    components: z
      .array(
        z.union([
          z.looseObject({
            type: z.literal(ComponentType.Button),
            style: z.union([z.literal(ButtonStyle.Primary), z.literal(ButtonStyle.Secondary)]),
            label: text(limits.MAX_BUTTON_LABEL),
            custom_id: text(limits.MAX_CUSTOM_ID),
          }),
          z.looseObject({
            type: z.literal(ComponentType.Button),
            style: z.literal(ButtonStyle.Link),
            label: text(limits.MAX_BUTTON_LABEL),
            url: z.url().max(limits.MAX_BUTTON_URL),
          }),
          z.looseObject({
            type: z.literal(ComponentType.StringSelect),
            custom_id: text(limits.MAX_CUSTOM_ID),
            options: z.array(z.looseObject({ label: text(limits.MAX_SELECT_TEXT), value: text(limits.MAX_SELECT_TEXT) })).min(1),
          }),
        ]),
      )
      .min(1),
  }),
);

const hasId = ({ id }: { readonly id: unknown }): boolean => typeof id === 'string' && /^\d+$/.test(id);

/** The rows of the message; undefined if Discord doesn't tell which message it is, or tells of rows that we don't send. */
export function readShownRows(message: Pick<Message, 'id' | 'components'>): readonly ActionRow[] | undefined {
  if (!hasId(message)) return undefined;
  const rows = message.components.map((row) => row.toJSON());
  return ownRows.safeParse(rows).success ? (rows as readonly ActionRow[]) : undefined;
}
