/** The schemas of the columns that only one kind has. */
import { z } from 'zod';
import type { ColumnRule, ColumnValue } from '../graph/ontology.ts';
import { date, url } from './fields.ts';
import { scalars } from './inputs.ts';

const MAX_TEXT = 80;

/** The schema of a value that is there; files and editors check a text each in their own way. */
export function columnSchema({ type, max = MAX_TEXT }: ColumnRule, text: (max: number) => z.ZodType<string>): z.ZodType<ColumnValue> {
  const schemas = {
    text: () => text(max),
    url: () => url,
    date: () => date,
    count: () => z.int().positive().register(scalars, { scalar: 'BigInt' }),
    flag: () => z.boolean(),
  };
  return schemas[type]();
}
