/** Turns what Slack sends into a request, free of Slack: ids become the place, Slack's markup becomes plain words. Pure. */
import { z } from 'zod';
import type { Request } from '../core/request.ts';

const id = z.string().min(1);

// Only what is used is checked: Slack adds fields without notice.
const slashCommand = z.object({
  team_id: id,
  channel_id: id,
  user_id: id,
  text: z.string().default(''),
  response_url: z.string().optional(),
});

export type SlashCommand = z.infer<typeof slashCommand>;

/** The slash command in a payload; undefined when it is none that can be answered. */
export const readSlashCommand = (payload: unknown): SlashCommand | undefined => slashCommand.safeParse(payload).data;

export const toRequest = ({ team_id, channel_id, user_id, text }: SlashCommand): Request => ({
  words: { kind: 'text', text: plainWords(text) },
  place: { platform: 'slack', workspace: team_id, channel: channel_id, user: user_id },
});

/** What a person typed: `<#C1|general>` was `#general`, `<https://x.org|x.org>` was `x.org`, `&amp;` was `&`. */
export function plainWords(text: string): string {
  return text
    .replace(/<([#@!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, name: string | undefined) => {
      const shown = name === undefined || name === '' ? target : name;
      return `${sign === '!' ? '' : sign}${shown.replace(/^[#@]/, '')}`;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
