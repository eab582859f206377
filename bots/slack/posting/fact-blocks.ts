/** Lays out a fact as Slack blocks: its subject and its sentence, buttons, and one small line with topic, date and sources. Pure. */
import type { ActionsBlock, ContextBlock } from '@slack/types';
import type { Action, Reply } from '../../core/contract/reply.ts';
import { sourceNames, superscript } from '../../core/present/shown-sources.ts';
import { contextBlock, type SlackBlock, sectionBlock } from '../render/blocks.ts';
import { encodeValue, plainTextObject } from '../render/button-value.ts';
import { BUTTON_TEXT, CONTEXT_ELEMENTS, SECTION_TEXT, TEXT_OBJECT } from '../render/limits.ts';
import { escapeText, joinTexts, packWithin, truncate } from '../render/mrkdwn.ts';
import { linkTo } from '../render/sources.ts';

const SEPARATOR = ' · ';
const FALLBACK_TEXT = 1000; // enough for a notification, and far below Slack's limit

export function factBlocks(reply: Reply): SlackBlock[] {
  const { lead, blocks, actions, footer } = reply;
  const text = sentenceLines(reply).join('\n');
  const notes = blocks.flatMap((block) => (block.kind === 'note' ? [contextBlock(escapeText(truncate(block.text, TEXT_OBJECT / 5)))] : []));
  // Escaping can make a text five times as long; the facts of the graph are far shorter.
  const section = sectionBlock(text.length <= SECTION_TEXT ? text : escapeText(truncate(lead.text, SECTION_TEXT / 5)));
  return [section, ...notes, ...buttons(actions), smallLine([escapeText(footer.caption ?? ''), ...linkedSources(reply)])];
}

/** Each a plain button: Slack shows 👍 as feedback only beside 👎. */
function buttons(actions: readonly Action[]): ActionsBlock[] {
  const elements = actions.flatMap((action, index) =>
    action.kind === 'button'
      ? [
          {
            ...{ type: 'button' as const, action_id: `${action.action}.${index}` },
            ...{ text: plainTextObject(action.label, BUTTON_TEXT), value: encodeValue(action.token) },
          },
        ]
      : [],
  );
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'actions.0', elements }];
}

/** What notifications and screen readers get. */
export const factText = ({ title, lead }: Reply): string =>
  escapeText(truncate(lead.text.startsWith(title) ? lead.text : joinTexts([title, lead.text], ': '), FALLBACK_TEXT));

/** The sentence, below its subject unless it begins with it. */
export const sentenceLines = (reply: Reply): string[] =>
  beginsWithSubject(reply) ? [citedSentence(reply)] : [titleLine(reply), citedSentence(reply)];

/** The subject in bold, linked, with what has become of the fact since. */
function titleLine({ title, titleUrl, badge }: Reply): string {
  const name = titleUrl === undefined ? escapeText(title) : linkTo(titleUrl, title);
  return [`*${name}*`, escapeText(badge ?? '')].filter((part) => part !== '').join(SEPARATOR);
}

/** The sentence, with the numbers of its sources as links; its subject is a link too if it comes first. */
function citedSentence(reply: Reply): string {
  const { title, titleUrl, lead, sources } = reply;
  const rest = lead.text.slice(title.length);
  const sentence =
    beginsWithSubject(reply) && titleUrl !== undefined
      ? `*${linkTo(titleUrl, title)}*${/^\s/.test(rest) ? ' ' : ''}${escapeText(rest)}`
      : escapeText(lead.text);
  const numbers = lead.sources.flatMap((number) => {
    const source = sources[number - 1];
    return source === undefined ? [] : [linkTo(source.url, superscript(number))];
  });
  return [sentence, ...numbers].join(' ');
}

/** A correction has a line of its own, which says so. */
const beginsWithSubject = ({ title, titleUrl, badge, lead }: Reply): boolean =>
  titleUrl !== undefined && badge === undefined && lead.text.startsWith(title) && !/^[\p{L}\p{N}]/u.test(lead.text.slice(title.length));

/** "¹ Learning Transferable Visual Models, 2021", each a link. */
export const linkedSources = ({ sources }: Reply): string[] =>
  sourceNames(sources).map((short, index) => {
    const name = `${superscript(index + 1)} ${short}`;
    const linked = linkTo(sources[index]?.url ?? '', name);
    return linked.length <= TEXT_OBJECT ? linked : escapeText(name);
  });

function smallLine(parts: readonly string[]): ContextBlock {
  const filled = parts.filter((part) => part !== '');
  const texts = packWithin(filled, SEPARATOR, TEXT_OBJECT).slice(0, CONTEXT_ELEMENTS);
  return { type: 'context', elements: texts.map((text) => ({ type: 'mrkdwn', text, verbatim: true })) };
}
