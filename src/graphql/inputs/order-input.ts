/** What lists can be ordered by: one input of field and direction for each kind of list. */
import type { Direction } from '../../graph/query/sorted-lists.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';

const DirectionEnum = enumOf<Direction>('OrderDirection', 'The direction of an order; entries without a value always come last.', {
  asc: 'Small to large, early to late, A to Z.',
  desc: 'Large to small, late to early, Z to A.',
});

/** `ModelOrder {field, direction}` with `ModelOrderField`; texts are compared by their code units. */
export function orderInput<Field extends string>(type: string, what: string, fields: Readonly<Partial<Record<Field, string>>>) {
  const FieldEnum = enumOf<Field>(`${type}OrderField`, `What ${what} can be sorted by.`, fields as Record<Field, string>);
  return builder.inputType(`${type}Order`, {
    description: `How to sort ${what}; ties are sorted by name or slug.`,
    fields: (t) => ({
      field: t.field({ type: FieldEnum, required: true, description: 'What to compare.' }),
      direction: t.field({ type: DirectionEnum, required: true, defaultValue: 'asc', description: 'Ascending by default.' }),
    }),
  });
}
