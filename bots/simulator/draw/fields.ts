/** The fields of forms, of either platform, as a browser's own. */
import { type Html, html, raw } from './html.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired: boolean;
}

interface TextField extends Field {
  readonly type?: 'time';
  readonly isLong?: boolean | undefined;
  readonly maxLength?: number | undefined;
  /** Offers what the bot completes. */
  readonly completes?: true;
}

interface Choice {
  readonly label: string;
  readonly value: string;
}

const required = ({ isRequired }: Field): Html => raw(isRequired ? ' required' : '');

const labelled = ({ label, hint }: Field, input: Html): Html =>
  html`<label class="form-field">${label}${input}${hint === undefined ? undefined : html`<small>${hint}</small>`}</label>`;

export function textField(field: TextField, value: string): Html {
  const { name, type = 'text', isLong = false, maxLength = 3000, completes } = field;
  if (isLong)
    return labelled(field, html`<textarea name="${name}" rows="3" maxlength="${maxLength}"${required(field)}>${value}</textarea>`);
  const list = completes === undefined ? undefined : html` data-complete="${name}" list="list-${name}" autocomplete="off"`;
  return labelled(
    field,
    html`<input type="${type}" name="${name}" value="${value}" maxlength="${maxLength}"${list}${required(field)}>${
      completes === undefined ? undefined : html`<datalist id="list-${name}"></datalist>`
    }`,
  );
}

export const options = (choices: readonly Choice[], selected: readonly string[]): Html =>
  html`${choices.map(({ label, value }) => html`<option value="${value}"${raw(selected.includes(value) ? ' selected' : '')}>${label}</option>`)}`;

export const selectOf = (field: Field, choices: Html): Html =>
  labelled(
    field,
    html`<select name="${field.name}"${required(field)}>${field.isRequired ? undefined : html`<option value="">–</option>`}${choices}</select>`,
  );

export const checkboxes = ({ name, label, hint }: Field, choices: readonly Choice[], checked: readonly string[], type = 'checkbox'): Html =>
  html`<fieldset class="form-field"><legend>${label}</legend>${choices.map(
    (choice) =>
      html`<label><input type="${type}" name="${name}" value="${choice.value}"${raw(checked.includes(choice.value) ? ' checked' : '')}> ${choice.label}</label>`,
  )}${hint === undefined ? undefined : html`<small>${hint}</small>`}</fieldset>`;
