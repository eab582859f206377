import { z } from 'zod';
import { decodeValue } from '../render/button-value.ts';

const selectedOption = z.object({ value: z.string() });
const element = z.object({
  value: z.string().nullish(),
  selected_option: selectedOption.nullish(),
  selected_options: z.array(selectedOption).nullish(),
  selected_time: z.string().nullish(),
  selected_conversation: z.string().nullish(),
});
const values = z.record(z.string(), z.record(z.string(), element));

/** The values of a modal's fields by name; empty fields are left out. */
export function readViewState(state: unknown): Record<string, string> {
  const fields = Object.entries(values.safeParse(state).data ?? {}).flatMap(([name, elements]) => {
    const [firstElement] = Object.values(elements);
    const value = firstElement && valueOfElement(firstElement);
    return value === undefined || value.trim() === '' ? [] : [[name, value.trim()] as const];
  });
  return Object.fromEntries(fields);
}

function valueOfElement({ value, selected_option, selected_options, selected_time, selected_conversation }: z.infer<typeof element>) {
  if (selected_option != null) return decodeValue(selected_option.value);
  if (selected_options != null) return selected_options.map((each) => decodeValue(each.value)).join(',');
  return value ?? selected_time ?? selected_conversation ?? undefined;
}
