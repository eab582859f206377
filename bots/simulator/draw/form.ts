/** Draws the forms that ask for what is missing: a Slack view and a Discord modal. */
import type { ModalView } from '@slack/types';
import type { Modal } from '../../../bots/discord/render/modal.ts';
import { type Html, html } from './html.ts';
import { LIBRARY_CLASS } from './library.ts';
import { drawSlack } from './slack.ts';

export const drawSlackForm = ({ title, blocks, close, submit }: ModalView): Html =>
  html`<div class="form"><h4>${title.text}</h4><div class="slack-message ${LIBRARY_CLASS} slack_blocks_to_jsx styles_enabled">${drawSlack(blocks)}</div>${buttons(
    close?.text,
    submit?.text,
  )}</div>`;

export const drawDiscordForm = ({ title, components }: Modal): Html =>
  html`<div class="form"><h4>${title}</h4>${components.map(drawField)}${buttons('Cancel', 'Submit')}</div>`;

/** A field with its label, or a text; the names of older fields are within them. */
function drawField(field: Modal['components'][number]): Html {
  if (!('label' in field)) throw new TypeError(`the gallery can't draw a field of type ${field.type}`);
  const { label, description, component } = field;
  return html`<div class="field-label">${label}</div><div class="hint">${description}</div>${drawInput(component)}`;
}

function drawInput(input: object): Html {
  if ('options' in input && Array.isArray(input.options))
    return html`<div class="input">${input.options.map(({ label }: { readonly label: string }) => label).join(' · ')}</div>`;
  return html`<div class="input">${'value' in input ? String(input.value) : ''}</div>`;
}

const buttons = (...labels: readonly (string | undefined)[]): Html =>
  html`<div class="buttons">${labels.map((label) => (label === undefined ? undefined : html`<span>${label}</span>`))}</div>`;
