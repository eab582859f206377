/** Lays out a fact as one Discord embed: its subject as a linked title, its sentence, its sources in a small line, its topic and date. Pure. */
import type { APIEmbed } from 'discord.js';
import { compact } from '../../core/compact.ts';
import type { Reply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { sourceNames, superscript } from '../../core/present/shown-sources.ts';
import { escapeLine, link, oneLine, safeUrl } from '../render/escape.ts';
import { MAX_DESCRIPTION, MAX_TITLE } from '../render/limits.ts';
import { truncate } from '../render/split.ts';

const COLOR = 0x0a5a6e;
/** Escaping can triple the length of a text, and the facts of the graph are far shorter. */
const MAX_TEXT = 500;
const MAX_NOTE = 600;
/** Of the links behind a sentence together; other numbers are no links, since the line of sources has them too. */
const MAX_NUMBER_LINKS = 600;
const MAX_FOOTER = 256;

export function factEmbed(reply: Reply): APIEmbed {
  const { titleUrl, footer } = reply;
  const text = [citedSentence(reply), ...notesOf(reply).map((note) => `-# ${note}`)].join('\n');
  return compact({
    title: truncate(escapeLine(titleOf(reply)), MAX_TITLE),
    url: titleUrl === undefined ? undefined : safeUrl(titleUrl),
    description: `${text}\n${sourceLine(reply, text.length)}`.trim(),
    color: COLOR,
    footer: footer.caption === undefined ? undefined : { text: truncate(oneLine(footer.caption), MAX_FOOTER) },
  });
}

/** "● LLaVA · corrected" */
function titleOf({ title, kind, badge, locale }: Reply): string {
  const name = kind === undefined ? title : `${messagesFor(locale).kindMarks[kind]} ${title}`;
  return [name, badge ?? ''].filter((part) => part !== '').join(' · ');
}

/** The same in bold, for text without embeds. */
export function titleLine(reply: Reply): string {
  const { titleUrl } = reply;
  return titleUrl === undefined ? `**${escapeLine(titleOf(reply))}**` : `**${link(titleOf(reply), titleUrl)}**`;
}

/** The sentence, with the numbers of its sources as links. */
export function citedSentence({ lead, sources }: Reply): string {
  const shown = lead.sources.filter((number) => sources[number - 1] !== undefined);
  const links = shown.map((number) => link(superscript(number), sources[number - 1]?.url ?? ''));
  const numbers = links.join(' ').length <= MAX_NUMBER_LINKS ? links : shown.map(superscript);
  return [escapeLine(truncate(lead.text, MAX_TEXT)), ...numbers].join(' ');
}

export const notesOf = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => (block.kind === 'note' ? [escapeLine(truncate(block.text, MAX_NOTE))] : []));

/** "[¹ Learning Transferable Visual Models, 2021](<…>)" */
export const linkedSources = ({ sources }: Reply): string[] =>
  sourceNames(sources).map((name, index) => link(`${superscript(index + 1)} ${name}`, sources[index]?.url ?? ''));

/** One small line; the names alone of those whose links don't fit any more. */
function sourceLine(reply: Reply, used: number): string {
  const line: string[] = [];
  const names = linkedSources(reply);
  const plain = sourceNames(reply.sources).map((name, index) => escapeLine(`${superscript(index + 1)} ${name}`));
  const room = MAX_DESCRIPTION - used - '\n-# '.length - plain.join(' · ').length;
  let linked = 0;
  for (const [index, name] of names.entries()) {
    const more = name.length - (plain[index]?.length ?? 0);
    const fits = linked + more <= room;
    if (fits) linked += more;
    line.push(fits ? name : (plain[index] ?? ''));
  }
  return line.length === 0 ? '' : `-# ${line.join(' · ')}`;
}
