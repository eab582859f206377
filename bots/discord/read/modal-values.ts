import type { OptionValue } from '../../core/contract/request.ts';

/** The values of a modal's fields by name; empty fields are left out. */
export function readModalValues(fields: ReadonlyMap<string, object>): Readonly<Record<string, string>> {
  const entries = [...fields].map(([name, field]) => [name, readModalValue(field)] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

// discord.js has a type for each kind of field; these two properties cover the kinds that our modals use.
function readModalValue(field: { readonly value?: OptionValue | null; readonly values?: readonly string[] }): string {
  return String(field.value ?? field.values?.join(',') ?? '').trim();
}
