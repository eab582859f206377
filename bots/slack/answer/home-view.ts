/** Builds the view of the App Home: the ask box, today's fact, the daily facts of the workspace, and for its admins its open questions. Pure. */
import { createHash } from 'node:crypto';
import type { ActionsBlock, Button, ContextBlock, HeaderBlock, HomeView, InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Source } from '../../core/contract/reply.ts';
import type { Home, HomeButton, HomeFact, HomeQuestion, HomeSchedule } from '../../core/contract/surfaces.ts';
import type { Messages } from '../../core/messages/index.ts';
import { parseUrl } from '../../core/parse-url.ts';
import { SLASH_COMMAND } from '../manifest.ts';
import { ASK_BLOCK, SUGGEST_ACTION, writeHomeMetadata } from '../read/home.ts';
import { encodeValue, plainTextObject } from '../render/button-value.ts';
import { BUTTON_TEXT, BUTTON_VALUE, HEADER_TEXT, INPUT_HINT, INPUT_LABEL, PLACEHOLDER_TEXT, SECTION_TEXT } from '../render/limits.ts';
import { escapeText, joinTexts, truncate } from '../render/mrkdwn.ts';
import { isDirect } from '../slack-target.ts';

/** The limit of the API for a question. */
const MAX_QUESTION = 500;
/** Escaped, a text may be five times as long, and a section has up to two. */
const MAX_TEXT = SECTION_TEXT / 12;
/** The only text of its section. */
const MAX_FACT = SECTION_TEXT / 6;
const MAX_SOURCES = 5;
const MAX_SOURCE_TEXT = 60;

/** `home` is undefined while the API can't be reached. `problem` says why buttons are missing. */
export function homeBlocks(home: Home | undefined, messages: Messages, problem?: string): KnownBlock[] {
  const texts = messages.home;
  const head = [askBox(messages), divider];
  if (home === undefined) return [...head, context([escapeText(texts.unreachable)])];
  return [
    ...head,
    ...factBlocks(home.fact, messages),
    divider,
    header(texts.schedules),
    ...(home.schedules.length === 0 ? [context([escapeText(texts.noSchedules)])] : []),
    ...home.schedules.map((schedule, index) => scheduleBlock(schedule, index, messages)),
    ...(home.moreSchedules === 0 ? [] : [context([escapeText(texts.moreSchedules(home.moreSchedules, `${SLASH_COMMAND} daily`))])]),
    ...(home.add === undefined ? [] : [actions(button(home.add, 'add'))]),
    ...(problem === undefined ? [] : [context([escapeText(problem)])]),
    ...(home.questions === undefined ? [] : [divider, ...questionBlocks(home.questions, messages)]),
  ];
}

/** Equal blocks have the same fingerprint, so that a view is published only when it changes. */
export const fingerprintOf = (blocks: readonly KnownBlock[]): string =>
  createHash('sha256').update(JSON.stringify(blocks)).digest('base64url').slice(0, 16);

export const homeView = (blocks: readonly KnownBlock[], channel: string): HomeView => ({
  type: 'home',
  private_metadata: writeHomeMetadata({ channel, fingerprint: fingerprintOf(blocks) }),
  blocks: [...blocks],
});

const shown = (text: string): string => escapeText(truncate(text, MAX_TEXT));

const divider = { type: 'divider' } as const;
const header = (text: string): HeaderBlock => ({ type: 'header', text: plainTextObject(text, HEADER_TEXT) });
const context = (texts: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: texts.map((text) => ({ type: 'mrkdwn', text, verbatim: true })),
});
const actions = (...elements: readonly Button[]): ActionsBlock => ({ type: 'actions', elements: [...elements] });

const section = (lines: readonly string[], accessory?: Button): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: lines.join('\n'), verbatim: true },
  ...(accessory === undefined ? {} : { accessory }),
});

/** A press is read like that of a button below an answer. */
const button = ({ label, token }: HomeButton, name: string): Button => ({
  ...{ type: 'button', action_id: `ask.${name}` },
  text: plainTextObject(label, BUTTON_TEXT),
  value: encodeValue(token),
});

const askBox = ({ home: texts }: Messages): InputBlock => ({
  ...{ type: 'input', block_id: ASK_BLOCK, dispatch_action: true, optional: true },
  label: plainTextObject(texts.ask, INPUT_LABEL),
  hint: plainTextObject(texts.hint, INPUT_HINT),
  element: {
    ...{ type: 'plain_text_input', action_id: 'question', max_length: MAX_QUESTION },
    placeholder: plainTextObject(texts.placeholder, PLACEHOLDER_TEXT),
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
});

function factBlocks(fact: HomeFact | undefined, { home: texts }: Messages): KnownBlock[] {
  const heading = header(texts.fact);
  if (fact === undefined) return [heading, context([escapeText(texts.noFact)])];
  const numbers = fact.claim.sources.map((number) => `[${number}]`).join(' ');
  const text = `${escapeText(truncate(fact.claim.text, MAX_FACT))} ${numbers}`.trim();
  const sources = fact.sources.slice(0, MAX_SOURCES).map((source, index) => `[${index + 1}] ${sourceLink(source)}`);
  const more = fact.more === undefined ? undefined : button(fact.more, 'more');
  return [heading, section([text], more), ...(sources.length === 0 ? [] : [context(sources)])];
}

function sourceLink({ title, publisher, published = '', url }: Source): string {
  const name = escapeText(truncate(joinTexts([publisher || title, published], ', ') || url, MAX_SOURCE_TEXT));
  const parsed = parseUrl(url);
  if (parsed === undefined || !['https:', 'http:'].includes(parsed.protocol) || /[|<>]/.test(parsed.href)) return name;
  return `<${parsed.href.replaceAll('&', '&amp;')}|${name}>`;
}

function scheduleBlock(
  { channel, isThread, when, health, isStopped, change }: HomeSchedule,
  index: number,
  messages: Messages,
): SectionBlock {
  const { home: texts } = messages;
  // Slack shows the name only to those who may know it.
  const name = isDirect({ channel }) ? texts.direct : `<#${channel}>`;
  const where = isThread ? texts.inThread(name) : name;
  const lines = [`*${where}* · ${shown(when)}`, shown(isStopped ? texts.stopped(health) : health)];
  return section(lines, change === undefined ? undefined : button(change, `schedule${index}`));
}

function questionBlocks(questions: readonly HomeQuestion[], { home: texts }: Messages): KnownBlock[] {
  return [
    header(texts.questions),
    context([escapeText(texts.questionsHint)]),
    ...(questions.length === 0 ? [section([escapeText(texts.noQuestions)])] : []),
    ...questions.map(({ text, asked, draft }, index) => {
      const value = encodeValue(draft);
      const suggest: Button = {
        ...{ type: 'button', action_id: `${SUGGEST_ACTION}.${index}`, value },
        text: plainTextObject(texts.suggest, BUTTON_TEXT),
      };
      return section([`“${shown(text)}”`, shown(asked)], value !== '' && value.length <= BUTTON_VALUE ? suggest : undefined);
    }),
  ];
}
