/** The sources of a message: one line of links, or all of them folded together with what else need not be read first. Pure. */
import type { ContainerBlock } from '@slack/types';
import type { Footer, Source } from '../../core/contract/reply.ts';
import type { Messages } from '../../core/messages/index.ts';
import { parseUrl } from '../../core/parse-url.ts';
import { sourceNames, superscript } from '../../core/present/shown-sources.ts';
import { contextBlock, type SlackBlock } from './blocks.ts';
import { plainTextObject } from './button-value.ts';
import { CONTAINER_BLOCKS, CONTAINER_TITLE, TEXT_OBJECT } from './limits.ts';
import { escapeText, joinLines, joinTexts, packWords, SPECIAL_MENTION, splitWords, toPlainText, truncate } from './mrkdwn.ts';
import { textLength } from './validate.ts';

const SOURCE_TEXT = 500;
/** A citation with a longer address is not linked: the list of sources still links it. */
const CITATION_TEXT = 300;
/** More sources than this are folded. */
const MAX_IN_LINE = 3;
const MAX_SUBTITLE = 80;
/** Of one container: a message holds it beside its other blocks. */
const MAX_CONTAINER_TEXT = 6000;

const NAMELESS = '–';

export interface SourceList {
  readonly sources: readonly Source[];
  readonly footer: Footer;
  readonly messages: Messages;
}

/** The sources with these numbers, and the notes that can be folded with them. */
export function sourceBlocks(numbers: readonly number[], asides: readonly string[], list: SourceList): SlackBlock[] {
  const checked = checkedText(list);
  const line = numbers.length > MAX_IN_LINE || asides.length > 0 ? '' : shortLine(numbers, checked, list);
  if (line !== '' && line.length <= TEXT_OBJECT) return [contextBlock(line)];
  if (numbers.length === 0) return asides.flatMap(noteLines).map(contextBlock);
  const title = plainTextObject(list.messages.platforms.sources(numbers.length), CONTAINER_TITLE);
  const subtitle = subtitleOf(checked);
  // What the line of the title says isn't said again below.
  const notes = [...asides, checked].filter((note) => note !== '' && !isSaid(note, subtitle)).flatMap(noteLines);
  const children = [...joinLines(sourceLines(numbers, list), TEXT_OBJECT), ...notes].map(contextBlock);
  return chunkBlocks(children).map((child_blocks, index) => ({
    ...{ type: 'container', title, is_collapsible: true, default_collapsed: true, child_blocks },
    ...(index > 0 || subtitle === undefined ? {} : { subtitle: plainTextObject(subtitle, CONTAINER_TITLE) }),
  }));
}

/** The number of a source, small and linked to it. */
export function citation(number: number, source: Source | undefined): string {
  const address = toWebUrl(source?.url ?? '');
  const digits = superscript(number);
  const linked = `<${escapeLinkUrl(address ?? '')}|${digits}>`;
  return address === undefined || linked.length > CITATION_TEXT ? digits : linked;
}

export function sourceLine(number: number, source: Source | undefined): string {
  if (source === undefined) return superscript(number);
  const { publisher, published = '', title, url } = source;
  const by = joinTexts([publisher, published], ', ');
  return linkedName(number, truncate(joinTexts([by, title], ': ') || url || NAMELESS, SOURCE_TEXT), url);
}

/** More text is hard to read even when it is unfolded: short names then say enough. */
const MAX_LONG_LINES = 3000;

function sourceLines(numbers: readonly number[], list: SourceList): string[] {
  const long = numbers.map((number) => sourceLine(number, list.sources[number - 1]));
  if (long.join('\n').length <= MAX_LONG_LINES) return long;
  const names = sourceNames(list.sources);
  return numbers.map((number) => linkedName(number, names[number - 1] || NAMELESS, list.sources[number - 1]?.url ?? ''));
}

export const noteLines = (text: string): string[] => packWords(splitWords(text, TEXT_OBJECT), TEXT_OBJECT);

/** Undefined for anything but a web address: the source is then shown without a link. */
export function toWebUrl(url: string): string | undefined {
  const parsed = parseUrl(url);
  if (parsed === undefined) return undefined;
  const { protocol, href } = parsed;
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replace(SPECIAL_MENTION, '%40');
}

function shortLine(numbers: readonly number[], checked: string, { sources }: SourceList): string {
  if (numbers.length === 0) return '';
  const names = sourceNames(sources);
  const links = numbers.map((number) => linkedName(number, names[number - 1] || NAMELESS, sources[number - 1]?.url ?? ''));
  return [...links, ...(checked === '' ? [] : [escapeText(checked)])].join(' · ');
}

function linkedName(number: number, name: string, url: string): string {
  const address = toWebUrl(url);
  const shown = escapeText(name) || NAMELESS;
  const linked = `${superscript(number)} <${escapeLinkUrl(address ?? '')}|${shown}>`;
  return address !== undefined && linked.length <= TEXT_OBJECT ? linked : `${superscript(number)} ${shown}`;
}

const escapeLinkUrl = (address: string): string => address.replaceAll('&', '&amp;');

const checkedText = ({ footer: { checked }, messages }: SourceList): string =>
  checked === undefined ? '' : messages.platforms.checked(messages.shortMonth(checked));

/** When the sources were read, if it fits on the line of the title. */
const subtitleOf = (checked: string): string | undefined =>
  checked.length <= MAX_SUBTITLE && toPlainText(checked, MAX_SUBTITLE) !== '' ? checked : undefined;

/** Whether the line of the title says all of a text: look-alikes may stand in it for signs that plain text can't show. */
const isSaid = (text: string, subtitle: string | undefined): boolean => text === subtitle && toPlainText(text, MAX_SUBTITLE) === text;

type Child = ContainerBlock['child_blocks'][number];

function chunkBlocks(children: readonly Child[]): Child[][] {
  const chunks: Child[][] = [];
  for (const child of children) {
    const last = chunks.at(-1);
    const isFull = last === undefined || last.length === CONTAINER_BLOCKS || textLength([...last, child]) > MAX_CONTAINER_TEXT;
    if (isFull) chunks.push([child]);
    else last.push(child);
  }
  return chunks;
}

/** Text as a link; as plain text for anything but a web address. */
export function linkTo(url: string, text: string): string {
  const address = toWebUrl(url);
  return address === undefined ? escapeText(text) : `<${escapeLinkUrl(address)}|${escapeText(text)}>`;
}
