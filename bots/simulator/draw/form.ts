/** Draws the forms that ask for what is missing: a Slack view and a Discord modal. */
import type { ModalView } from '@slack/types';
import type { Modal } from '../../discord/render/modal.ts';
import { checkboxes, type Field, options, selectOf, textField } from './fields.ts';
import { type Html, html } from './html.ts';
import { LIBRARY_CLASS } from './library.ts';
import { drawSlack } from './slack.ts';

export const drawSlackForm = ({ title, blocks, close, submit }: Pick<ModalView, 'title' | 'blocks' | 'close' | 'submit'>, id = ''): Html =>
  html`<form class="form" data-form="${id}"><h4>${title.text}</h4><div class="slack-message ${LIBRARY_CLASS} slack_blocks_to_jsx styles_enabled">${drawSlack(blocks)}</div>${buttons(
    close?.text ?? 'Close',
    submit?.text ?? 'Submit',
  )}</form>`;

export const drawDiscordForm = ({ title, components }: Pick<Modal, 'title' | 'components'>, id = ''): Html =>
  html`<form class="form" data-form="${id}"><h4>${title}</h4>${components.map(drawField)}${buttons('Cancel', 'Submit')}</form>`;

/** https://discord.com/developers/docs/components/reference#component-object-component-types */
const COMPONENT = { select: 3, text: 4, role: 6, channel: 8, radio: 21, checkboxes: 22 } as const;
const PARAGRAPH = 2;

/** A field with its label, or a text; the names of older fields are within them. */
function drawField(component: Modal['components'][number]): Html {
  if (!('label' in component)) throw new TypeError(`the simulator can't draw a field of type ${component.type}`);
  const { label, description, component: input } = component;
  const isRequired = 'required' in input && input.required === true;
  return drawInput({ name: 'custom_id' in input ? String(input.custom_id) : '', label: label ?? '', hint: description, isRequired }, input);
}

function drawInput(field: Field, input: object & { readonly type: number }): Html {
  const choices = 'options' in input && Array.isArray(input.options) ? input.options : [];
  switch (input.type) {
    case COMPONENT.select:
      return selectOf(field, options(choices, []));
    case COMPONENT.channel:
      return selectOf(field, options([{ label: '#general', value: 'here' }], []));
    case COMPONENT.role:
      return selectOf(field, html``);
    case COMPONENT.radio:
      return checkboxes(field, choices, [], 'radio');
    case COMPONENT.checkboxes:
      return checkboxes(field, choices, []);
    default:
      return textField(
        {
          ...field,
          isLong: 'style' in input && input.style === PARAGRAPH,
          maxLength: 'max_length' in input ? Number(input.max_length) : undefined,
        },
        'value' in input ? String(input.value) : '',
      );
  }
}

const buttons = (close: string, submit: string): Html =>
  html`<div class="buttons"><button type="button" data-close>${close}</button><button type="submit">${submit}</button></div>`;
