/** Renders the actions of a reply as blocks: buttons, menus, a menu of the rest, and feedback. Tokens travel in their values. Pure. */
import type { ActionsBlock, Button, ConfirmationDialog, ContextActionsBlock, Overflow, PlainTextOption, StaticSelect } from '@slack/types';
import { compact } from '../../core/compact.ts';
import type { Action, Confirmation, SelectChoice } from '../../core/contract/reply.ts';
import { parseUrl } from '../../core/parse-url.ts';
import { type ArrangedActions, arrangeActions } from '../../core/present/arrange-actions.ts';
import { mixedValue } from './action-values.ts';
import type { SlackBlock } from './blocks.ts';
import { encodeValue, plainTextObject } from './button-value.ts';
import {
  ACTIONS_ELEMENTS,
  BUTTON_TEXT,
  BUTTON_URL,
  BUTTON_VALUE,
  CONFIRM_BUTTON,
  CONFIRM_TEXT,
  CONFIRM_TITLE,
  FEEDBACK_TEXT,
  FEEDBACK_VALUE,
  OPTION_TEXT,
  OPTION_VALUE,
  OVERFLOW_OPTIONS,
  PLACEHOLDER_TEXT,
  SELECT_OPTIONS,
} from './limits.ts';
import { toPlainText } from './mrkdwn.ts';
import { textLength } from './validate.ts';

type ActionButton = Extract<Action, { kind: 'button' }>;
type Link = Extract<Action, { kind: 'link' }>;
type Element = Button | StaticSelect | Overflow;
/** An element until it gets its position, which makes its action_id unique. */
type Unplaced = (index: number) => Element;

export interface ActionBlocks {
  readonly actions: readonly ActionsBlock[];
  /** 👍 and 👎. */
  readonly feedback: readonly ContextActionsBlock[];
}

/** A block with more text might not fit into a message of its own. */
const MAX_BLOCK_TEXT = 8000;

/** Leaves out actions whose token or address is longer than Slack allows. */
export function toActionBlocks(actions: readonly Action[]): ActionBlocks {
  const arranged = arrangeActions(actions);
  const feedback = feedbackBlocks(arranged);
  const elements = [
    ...arranged.buttons.flatMap(toButton),
    ...arranged.menus.flatMap(toMenu),
    // Slack shows both thumbs or none.
    ...toOverflow([...arranged.overflow, ...(feedback.length > 0 ? [] : [arranged.useful, arranged.report])], arranged.links),
  ];
  return { actions: groupElements(elements.map((place, index) => place(index))), feedback };
}

export function withoutShareButton(blocks: readonly SlackBlock[]): SlackBlock[] {
  const isShare = ({ action_id = '' }: { readonly action_id?: string }) => action_id.startsWith('share.');
  return blocks.flatMap((block) => {
    if (block.type !== 'actions') return block;
    const elements = block.elements.filter((element) => !isShare(element));
    return elements.length === 0 ? [] : { ...block, elements };
  });
}

function groupElements(elements: readonly Element[]): ActionsBlock[] {
  const groups: Element[][] = [];
  for (const element of elements) {
    const group = groups.at(-1);
    const isFull = group === undefined || group.length === ACTIONS_ELEMENTS || textLength([...group, element]) > MAX_BLOCK_TEXT;
    if (isFull) groups.push([element]);
    else group.push(element);
  }
  return groups.map((group, index) => ({ type: 'actions', block_id: `actions.${index}`, elements: group }));
}

function toButton({ action, label, token, confirmation }: ActionButton): Unplaced[] {
  const value = encodeValue(token);
  const text = plainTextObject(label, BUTTON_TEXT);
  const confirm = confirmation === undefined ? {} : { confirm: toConfirm(confirmation) };
  return fits(value, BUTTON_VALUE) ? [(index) => ({ type: 'button', action_id: `${action}.${index}`, text, value, ...confirm })] : [];
}

function toMenu({ label, choices }: Extract<Action, { kind: 'select' }>): Unplaced[] {
  const options = choices.flatMap(toOption).slice(0, SELECT_OPTIONS);
  const placeholder = plainTextObject(label, PLACEHOLDER_TEXT);
  return options.length === 0 ? [] : [(index) => ({ type: 'static_select', action_id: `choose.${index}`, placeholder, options })];
}

function toOption({ label, detail = '', token }: SelectChoice): PlainTextOption[] {
  const value = encodeValue(token);
  if (!fits(value, OPTION_VALUE)) return [];
  const description = toPlainText(detail, OPTION_TEXT) === '' ? undefined : plainTextObject(detail, OPTION_TEXT);
  return [compact({ text: plainTextObject(label, OPTION_TEXT), value, description })];
}

const toConfirm = ({ title, text, yes, no }: Confirmation): ConfirmationDialog => ({
  title: plainTextObject(title, CONFIRM_TITLE),
  text: plainTextObject(text, CONFIRM_TEXT),
  confirm: plainTextObject(yes, CONFIRM_BUTTON),
  deny: plainTextObject(no, CONFIRM_BUTTON),
});
/** Menus of five; what is too long for an option is a button. */
function toOverflow(buttons: readonly (ActionButton | undefined)[], links: readonly Link[]): Unplaced[] {
  const all = buttons.filter((button) => button !== undefined);
  const isOption = ({ action, token }: ActionButton) => fits(mixedValue(action, token), OPTION_VALUE);
  const options: PlainTextOption[] = [
    ...all.filter(isOption).map(({ action, label, spoken = label, token }) => ({
      text: plainTextObject(spoken, OPTION_TEXT),
      value: mixedValue(action, token),
    })),
    ...links.filter(isLink).map(({ label, url }, index) => ({ text: plainTextObject(label, OPTION_TEXT), value: `link.${index}`, url })),
  ];
  const menus = Array.from({ length: Math.ceil(options.length / OVERFLOW_OPTIONS) }, (_, index) =>
    options.slice(index * OVERFLOW_OPTIONS, (index + 1) * OVERFLOW_OPTIONS),
  );
  return [
    ...all.filter((button) => !isOption(button)).flatMap(toButton),
    ...menus.map(
      (shown): Unplaced =>
        (index) => ({ type: 'overflow', action_id: `more.${index}`, options: shown }),
    ),
  ];
}

const isLink = ({ url }: Link): boolean => url.length <= BUTTON_URL && parseUrl(url) !== undefined;

function feedbackBlocks({ useful, report }: ArrangedActions): ContextActionsBlock[] {
  if (useful === undefined || report === undefined) return [];
  const toThumb = ({ action, label, spoken = label, token }: ActionButton, thumb: string) => ({
    text: plainTextObject(thumb, FEEDBACK_TEXT),
    accessibility_label: plainTextObject(spoken, FEEDBACK_TEXT).text,
    value: mixedValue(action, token),
  });
  const [positive_button, negative_button] = [toThumb(useful, '👍'), toThumb(report, '👎')];
  if (![positive_button, negative_button].every(({ value }) => fits(value, FEEDBACK_VALUE))) return [];
  const buttons = { type: 'feedback_buttons', action_id: 'feedback.0', positive_button, negative_button } as const;
  return [{ type: 'context_actions', block_id: 'feedback', elements: [buttons] }];
}

const fits = (value: string, limit: number): boolean => value.length > 0 && value.length <= limit;
