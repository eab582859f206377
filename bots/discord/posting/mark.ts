/**
 * The mark that finds a post again: part of the custom id of its 👍 button. People never see a custom id, and Discord returns it exactly
 * as it was sent, with the message too: https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
 * It changes texts and addresses in many ways, and the embeds of a message can be hidden. Pure.
 */
import { createHash } from 'node:crypto';
import type { APIEmbed, APIMessage } from 'discord.js';
import type { ActionRow } from '../render/action-rows.ts';
import { markedId, markOf } from '../render/custom-id.ts';

const NONCE_LENGTH = 24; // Discord accepts 25 characters
const MARK_LENGTH = 8;

/** The same for every attempt at a delivery: within a few minutes Discord accepts only one message with it. */
export const nonceOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, NONCE_LENGTH);

/** The same for every attempt at a delivery, and in every version. */
export const markFor = (id: string): string => nonceOf(id).slice(0, MARK_LENGTH);

interface Body {
  readonly content?: string;
  readonly embeds: readonly APIEmbed[];
  readonly components?: readonly ActionRow[];
}

const MARKED_ACTION = 'useful:';

/** A body without such a button has the mark at the end of its footer, or of its text. */
export function withMark<B extends Body>(body: B, id: string): B {
  const mark = markFor(id);
  const isMarked = ({ components = [] }: Body) => components.some((row) => row.components.some((one) => idOf(one).includes(`~${mark}:`)));
  const components = body.components?.map((row) => ({
    ...row,
    components: row.components.map((one) => {
      const marked = idOf(one).startsWith(MARKED_ACTION) ? markedId(idOf(one), mark) : undefined;
      return marked === undefined ? one : { ...one, custom_id: marked };
    }),
  }));
  const withButton = { ...body, ...(components === undefined ? {} : { components }) };
  return isMarked(withButton) ? withButton : withVisibleMark(body, mark);
}

function withVisibleMark<B extends Body>(body: B, mark: string): B {
  const { embeds, content } = body;
  const last = embeds.at(-1);
  if (last === undefined) return { ...body, content: [content ?? '', `-# ${mark}`].filter((line) => line !== '').join('\n') };
  const text = [last.footer?.text ?? '', mark].filter((part) => part !== '').join(' · ');
  return { ...body, embeds: [...embeds.slice(0, -1), { ...last, footer: { text } }] };
}

/** Whether a message is the post of this delivery; up to version 0.2 the mark ended the footer, or the text. */
export function hasMark({ content, embeds, components = [] }: Pick<APIMessage, 'content' | 'embeds' | 'components'>, id: string): boolean {
  const mark = markFor(id);
  const ids = components.flatMap((row) => ('components' in row ? row.components.map(idOf) : []));
  return ids.some((each) => markOf(each) === mark) || embeds.at(-1)?.footer?.text.endsWith(mark) === true || content.endsWith(mark);
}

const idOf = (component: object): string =>
  'custom_id' in component && typeof component.custom_id === 'string' ? component.custom_id : '';
