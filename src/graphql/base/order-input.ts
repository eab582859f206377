/** What lists can be ordered by: one input of field and direction for each kind of list. */
import type { Direction } from '../../graph/query/sorted-lists.ts';
import { builder } from './builder.ts';
import { enumOf } from './enums.ts';

const DirectionEnum = enumOf<Direction>('OrderDirection', 'Which end of an order comes first; entries without a value are last in both.', {
  asc: 'From small to large, from early to late, from A to Z.',
  desc: 'From large to small, from late to early, from Z to A.',
});

/** `ModelOrder {field, direction}` with `ModelOrderField`; texts are compared by their code units. */
export function orderInput<Field extends string>(type: string, what: string, fields: Readonly<Partial<Record<Field, string>>>) {
  const FieldEnum = enumOf<Field>(
    `${type}OrderField`,
    `What can be compared to bring a list of ${what} into an order.`,
    fields as Record<Field, string>,
  );
  return builder.inputType(`${type}Order`, {
    description: `In which order a list of ${what} is read; entries that are alike in it stand by name or slug.`,
    fields: (t) => ({
      field: t.field({ type: FieldEnum, required: true, description: 'What is compared of the entries.' }),
      direction: t.field({ type: DirectionEnum, required: true, defaultValue: 'asc', description: 'Which end comes first.' }),
    }),
  });
}
