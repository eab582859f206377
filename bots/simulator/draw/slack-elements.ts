/** Draws what can be pressed, chosen or filled in on Slack, as elements that the page's script finds by `data-press`. */
import { decodeValue } from '../../slack/render/button-value.ts';
import { drawEmoji } from './emoji.ts';
import { checkboxes, type Field, options, selectOf, textField } from './fields.ts';
import { anchor, type Html, html } from './html.ts';

interface Text {
  readonly text: string;
}

interface Choice {
  readonly text: Text;
  readonly value: string;
}

/** An interactive element; its type says what else it has. */
export interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: Text;
  readonly value?: string;
  readonly url?: string;
  readonly style?: string;
  readonly placeholder?: Text;
  readonly options?: readonly Choice[];
  readonly positive_button?: Choice;
  readonly negative_button?: Choice;
  readonly multiline?: boolean;
  readonly max_length?: number;
  readonly initial_value?: string;
  readonly initial_time?: string;
  readonly initial_option?: Choice;
  readonly initial_options?: readonly Choice[];
}

export interface InputBlock {
  readonly type: 'input';
  readonly block_id?: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
  readonly element: Element;
}

export function drawElement(element: Element): Html {
  const { type, text, url, value = '', action_id = '', placeholder } = element;
  const choices = element.options ?? [];
  switch (type) {
    case 'button':
      if (url !== undefined) return html`<span class="button">${anchor(url, text?.text ?? '')}</span>`;
      return html`<button type="button" class="style-${element.style ?? 'default'}" data-press="${action_id}" data-value="${value}">${drawEmoji(text?.text ?? '')}</button>`;
    case 'feedback_buttons':
      return html`${[element.positive_button, element.negative_button].map((choice, index) =>
        choice === undefined ? undefined : drawThumb(choice, action_id, index === 0 ? '👍' : '👎'),
      )}`;
    case 'overflow':
      return html`<details class="menu"><summary aria-label="More">⋯</summary>${choices.map(
        (choice) => html`<button type="button" data-press="${action_id}" data-value="${choice.value}">${choice.text.text}</button>`,
      )}</details>`;
    case 'static_select':
      return html`<select data-press="${action_id}" aria-label="${placeholder?.text}"><option value="">${placeholder?.text}</option>${choices.map(
        (choice) => html`<option value="${choice.value}">${choice.text.text}</option>`,
      )}</select>`;
    default:
      throw new TypeError(`the simulator can't draw an element of type ${type}`);
  }
}

const drawThumb = ({ text, value }: Choice, action: string, sign: string): Html =>
  html`<button type="button" class="thumb" data-press="${action}" data-value="${value}" title="${text.text}">${drawEmoji(sign)}</button>`;

export function drawInput({ block_id = '', label, hint, optional, dispatch_action, element }: InputBlock): Html {
  const field: Field = { name: block_id, label: label.text, hint: hint?.text, isRequired: optional !== true };
  // The only field that answers by itself: the ask box of the App Home.
  if (dispatch_action === true)
    return html`<form class="ask-box" data-type="${element.action_id}"><label>${label.text} <input name="value" maxlength="${element.max_length ?? LONGEST}" placeholder="${element.placeholder?.text}"></label></form>`;
  return drawField(field, element);
}

const LONGEST = 3000;

function drawField(field: Field, element: Element): Html {
  const choices = (element.options ?? []).map(({ text, value }) => ({ label: text.text, value: decodeValue(value) }));
  const initial = (element.initial_options ?? (element.initial_option === undefined ? [] : [element.initial_option])).map(({ value }) =>
    decodeValue(value),
  );
  switch (element.type) {
    case 'static_select':
      return selectOf(field, options(choices, initial));
    case 'conversations_select':
      return selectOf(field, options([{ label: '#general', value: 'here' }], []));
    case 'checkboxes':
      return checkboxes(field, choices, initial);
    case 'timepicker':
      return textField({ ...field, type: 'time' }, element.initial_time ?? '');
    case 'external_select':
    case 'multi_external_select':
      return textField({ ...field, completes: true }, initial.join(','));
    default:
      return textField({ ...field, isLong: element.multiline, maxLength: element.max_length }, element.initial_value ?? '');
  }
}
