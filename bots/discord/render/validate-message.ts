/**
 * Rules: limits that Discord documents but that its OpenAPI file does not contain.
 * Problem: one sentence about a body that breaks a rule.
 */
import { type APIEmbed, ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import * as limits from './limits.ts';
import { exceedsLimit, findDuplicates, sum } from './validate-command.ts';

/** https://discord.com/developers/docs/resources/message#create-message-jsonform-params */
const MAX_NONCE = 25;
/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
const MAX_COMPONENTS_V2 = 40;

/** The part of a message body that is validated. */
export interface MessageBody {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly APIEmbed[] | null | undefined;
  readonly components?: readonly object[] | null | undefined;
  readonly flags?: number | null | undefined;
  readonly nonce?: string | number | null | undefined;
}

/** Any component; the OpenAPI file checks which of them may be where. */
interface Part {
  readonly type?: number;
  readonly custom_id?: string;
  readonly components?: readonly Part[];
  readonly component?: Part;
  readonly accessory?: Part;
  readonly style?: number;
  readonly label?: string;
  readonly emoji?: object;
  readonly url?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

/** Lists the problems for which Discord would refuse a message. */
export function findMessageProblems(message: MessageBody): string[] {
  const embeds = message.embeds ?? [];
  const rows = (message.components ?? []) as readonly Part[];
  const components = flatten(rows);
  const isV2 = ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const isEmpty = !message.content && embeds.length === 0 && components.length === 0;
  return [
    ...exceedsLimit('content', message.content?.length ?? 0, limits.MAX_CONTENT),
    ...exceedsLimit('embeds together', sum(embeds.map(embedSize)), limits.MAX_EMBED_TOTAL),
    ...exceedsLimit('nonce', String(message.nonce ?? '').length, MAX_NONCE),
    ...embeds.flatMap(findEmbedProblems),
    ...(isEmpty ? ['the message shows nothing'] : []),
    ...(isV2 && (message.content || embeds.length > 0) ? ['content and embeds are not allowed with components v2'] : []),
    ...(isV2
      ? exceedsLimit('components', components.length, MAX_COMPONENTS_V2)
      : exceedsLimit('rows', rows.length, limits.MAX_ACTION_ROWS)),
    ...findComponentProblems(components),
  ];
}

/** Lists the problems of an edit, which keeps everything that it does not mention. */
export const findEditProblems = (change: MessageBody): string[] =>
  findMessageProblems(change.embeds === undefined && change.content === undefined ? { content: 'what was there', ...change } : change);

/** Lists the problems for which Discord would refuse a modal. */
export function findModalProblems(modal: Pick<MessageBody, 'components'>): string[] {
  const parts = (modal.components ?? []) as readonly Part[];
  return [...exceedsLimit('parts of the modal', parts.length, limits.MAX_MODAL_COMPONENTS), ...findComponentProblems(flatten(parts))];
}

/** Lists the problems for which Discord would refuse completions. */
export function findChoiceProblems(choices: readonly { readonly name: string; readonly value: string | number }[]): string[] {
  return choices.flatMap(({ name, value }) => [
    ...(name.trim() === '' ? ['a choice has no name'] : []),
    ...exceedsLimit('choice', Math.max(name.length, String(value).length), limits.MAX_CHOICE),
  ]);
}

/** The size of an embed as Discord counts it for the limit of 6,000. */
export function embedSize(embed: APIEmbed): number {
  const fields = embed.fields?.flatMap(({ name, value }) => [name, value]) ?? [];
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return sum(texts.map((text) => text?.length ?? 0));
}

function findEmbedProblems(embed: APIEmbed, index: number): string[] {
  const { title, description, fields, image, thumbnail, author, footer } = embed;
  const isBlank = [title, description, author?.name, footer?.text].every((text) => !text?.trim()) && !fields?.length;
  const images = [image?.url, thumbnail?.url].filter((url) => url !== undefined);
  return [
    ...(isBlank && images.length === 0 ? [`embed ${index} shows nothing`] : []),
    ...images.flatMap((url) => (/^(https?|attachment):\/\//.test(url) ? [] : [`embed ${index}: no scheme of an image: ${url}`])),
    ...images.flatMap((url) => exceedsLimit(`embed ${index}: image`, url.length, limits.MAX_URL)),
  ];
}

function findComponentProblems(components: readonly Part[]): string[] {
  const ids = components.flatMap(({ custom_id }) => custom_id ?? []);
  return [
    ...findDuplicates(ids).map((id) => `custom_id ${id} is used twice`),
    ...components.flatMap(({ options }) =>
      findDuplicates((options ?? []).map(({ value }) => value)).map((one) => `option ${one} occurs twice`),
    ),
    ...components.flatMap((part) => (part.type === ComponentType.Button ? findButtonProblems(part) : [])),
    ...components.flatMap((part) => (part.type === ComponentType.ActionRow ? findRowProblems(part) : [])),
  ];
}

/** https://discord.com/developers/docs/components/reference#button-button-styles */
function findButtonProblems({ style, label, emoji, url, custom_id }: Part): string[] {
  const isLink = style === ButtonStyle.Link;
  return [
    ...(!label?.trim() && emoji === undefined ? ['a button shows nothing'] : []),
    ...(isLink === (custom_id === undefined) ? [] : [`a ${isLink ? 'link' : 'button'} ${isLink ? 'has a' : 'has no'} custom_id`]),
    ...(isLink === (url !== undefined) ? [] : [`a ${isLink ? 'link has no' : 'button has a'} url`]),
  ];
}

/** https://discord.com/developers/docs/components/reference#action-row */
function findRowProblems({ components = [] }: Part): string[] {
  const others = components.filter(({ type }) => type !== ComponentType.Button);
  return others.length > 0 && components.length > 1 ? ['a row holds more than one select, or a select with buttons'] : [];
}

function flatten(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => {
    const inner = [...(part.components ?? []), part.component, part.accessory].filter((one) => one !== undefined);
    return [part, ...flatten(inner)];
  });
}
