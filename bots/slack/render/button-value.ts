/** Texts and values as Slack takes them in buttons, selects and modals. */
import type { PlainTextElement } from '@slack/types';
import { toPlainText } from './mrkdwn.ts';

export const plainTextObject = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: toPlainText(text, limit) || '–',
  emoji: false,
});

/** Slack returns `&`, `<` and `>` in some values as entities, and a token must come back unchanged. */
export const encodeValue = (value: string): string => value.replace(/[%&<>@]/g, (character) => encodeURIComponent(character));

export const decodeValue = (value: string): string =>
  value.replace(/%(25|26|3C|3E|40)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
