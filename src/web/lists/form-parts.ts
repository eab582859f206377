/** Parts of the forms above lists. */
import { type Html, html } from '../base/html.ts';

interface Choice {
  readonly value: string;
  readonly name: string;
}

export interface SelectOptions {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What stands for no choice. */
  readonly any?: string;
  readonly choices: readonly Choice[];
}

export function select({ name, label, value, any, choices }: SelectOptions): Html {
  const all = any === undefined ? choices : [{ value: '', name: any }, ...choices];
  // A value from elsewhere, such as a link, stays in the form.
  const shown = all.some((choice) => choice.value === value) ? all : [...all, { value, name: value }];
  const option = (choice: Choice) =>
    choice.value === value
      ? html`<option value="${choice.value}" selected>${choice.name}</option>`
      : html`<option value="${choice.value}">${choice.name}</option>`;
  return html`<label><span>${label}</span><select name="${name}">${shown.map(option)}</select></label>`;
}
