/**
 * Limits: the sizes that Discord documents, each with its page.
 * Problem: one sentence about a body that breaks a documented rule which Discord's OpenAPI file does not state.
 */
import type { APIEmbed } from 'discord.js';
import { MessageFlags } from 'discord.js';

/** https://discord.com/developers/docs/resources/message#create-message */
export const MAX_CONTENT = 2000;
export const MAX_EMBEDS = 10;
/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export const MAX_TITLE = 256;
export const MAX_DESCRIPTION = 4096;
/** The characters of all embeds of one message together: titles, descriptions, fields, footers and authors. */
export const MAX_EMBED_TOTAL = 6000;
/** https://discord.com/developers/docs/resources/message#create-message-jsonform-params */
export const MAX_NONCE = 25;
/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
export const MAX_COMPONENTS_V2 = 40;
/** Longer addresses are refused wherever an embed holds one; a masked link obeys the same bound here. */
export const MAX_URL = 2048;

/** https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction */
export const FIRST_RESPONSE_MS = 3000;
export const TOKEN_MS = 15 * 60_000;

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export const MAX_OPTIONS = 25;
export const MAX_CHOICES = 25;
export const MAX_CHOICE = 100;
export const MAX_COMMAND_DESCRIPTION = 100;
export const MAX_COMMAND = 8000;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
export const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The part of a message's body that the rules speak about. */
export interface MessageBody {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly APIEmbed[] | null | undefined;
  readonly components?: readonly object[] | null | undefined;
  readonly flags?: number | null | undefined;
  readonly nonce?: string | number | null | undefined;
}

/** Lists what Discord would refuse in a message although its OpenAPI file lets it pass. */
export function problemsOf(message: MessageBody): string[] {
  const embeds = message.embeds ?? [];
  // Every component may hold an id and further components; which kinds do is a matter of the OpenAPI file.
  const components = flatten((message.components ?? []) as readonly Part[]);
  const isV2 = ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const isEmpty = !message.content && embeds.length === 0 && components.length === 0;
  return [
    ...over('content', message.content?.length ?? 0, MAX_CONTENT),
    ...over('embeds together', sum(embeds.map(embedSize)), MAX_EMBED_TOTAL),
    ...over('nonce', String(message.nonce ?? '').length, MAX_NONCE),
    ...embeds.flatMap((embed, index) => (isBlank(embed) ? [`embed ${index} shows nothing`] : [])),
    ...repeated(components.flatMap((component) => component.custom_id ?? [])).map((id) => `custom_id ${id} is used twice`),
    ...(isEmpty ? ['the message shows nothing'] : []),
    ...(isV2 && (message.content || embeds.length > 0) ? ['content and embeds are not allowed beside components v2'] : []),
    ...(isV2 ? over('components', components.length, MAX_COMPONENTS_V2) : []),
  ];
}

/** Counts the characters of an embed as Discord does for the limit of 6,000. */
export function embedSize(embed: APIEmbed): number {
  const fields = embed.fields?.flatMap(({ name, value }) => [name, value]) ?? [];
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return sum(texts.map((text) => text?.length ?? 0));
}

/** What the rules about commands speak about; subcommands and options have the same shape. */
export interface Named {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean | undefined;
  readonly options?: readonly Named[] | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | undefined;
}

/** Lists what Discord would refuse in a command. */
export function problemsOfCommand(command: Named): string[] {
  return [...problemsOfPart(command, command.name), ...over(`command ${command.name}`, commandSize(command), MAX_COMMAND)];
}

function problemsOfPart(part: Named, path: string): string[] {
  const { name, description, options = [], choices = [] } = part;
  const firstOptional = options.findIndex((option) => option.required !== true);
  const late = firstOptional === -1 ? [] : options.slice(firstOptional).filter((option) => option.required === true);
  return [
    ...(COMMAND_NAME.test(name) && name === name.toLowerCase() ? [] : [`${path}: the name must match ${COMMAND_NAME} in lower case`]),
    ...(description.length === 0 ? [`${path}: the description is empty`] : []),
    ...over(`${path}: description`, description.length, MAX_COMMAND_DESCRIPTION),
    ...over(`${path}: options`, options.length, MAX_OPTIONS),
    ...over(`${path}: choices`, choices.length, MAX_CHOICES),
    ...choices.flatMap((choice) => over(`${path}: choice`, Math.max(choice.name.length, String(choice.value).length), MAX_CHOICE)),
    ...repeated(options.map((option) => option.name)).map((twice) => `${path}: two options are named ${twice}`),
    ...late.map((option) => `${path}: the required option ${option.name} stands after an optional one`),
    ...options.flatMap((option) => problemsOfPart(option, `${path} ${option.name}`)),
  ];
}

/** Counts names, descriptions and values of a command and all of its parts, as Discord does for the limit of 8,000. */
export function commandSize({ name, description, options = [], choices = [] }: Named): number {
  const ofChoices = choices.map((choice) => choice.name.length + String(choice.value).length);
  return name.length + description.length + sum(ofChoices) + sum(options.map(commandSize));
}

interface Part {
  readonly custom_id?: string;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
}

function flatten(components: readonly Part[]): Part[] {
  return components.flatMap((part) => [part, ...flatten(part.components ?? []), ...(part.accessory ? [part.accessory] : [])]);
}

function isBlank({ title, description, fields, image, thumbnail, author, footer }: APIEmbed): boolean {
  return [title, description, author?.name, footer?.text].every((text) => !text?.trim()) && !fields?.length && !image && !thumbnail;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const repeated = (names: readonly string[]) => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
const over = (what: string, size: number, limit: number) => (size > limit ? [`${what}: ${size} is more than ${limit}`] : []);
