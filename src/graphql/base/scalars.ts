/** Scalars: dates as text, and integers that GraphQL's own Int cannot hold. */
import { BadInput } from '../../errors.ts';
import { builder } from './builder.ts';

/** A day that exists: 2023-02-29 does not. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const isPartialDate = (text: string): boolean => /^\d{4}$/.test(text) || (/^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`)) || isDay(text);

builder.scalarType('Date', {
  description: 'A day in ISO 8601, such as `2026-11-23`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && isDay(value)) return value;
    throw new BadInput(`${JSON.stringify(value)} isn't a day. Write it as year-month-day, for example "2026-11-23".`);
  },
});

builder.scalarType('PartialDate', {
  description: 'A day, a month or a year: `2021-01-05`, `2021-01` or `2021`.',
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && isPartialDate(value)) return value;
    throw new BadInput(`${JSON.stringify(value)} isn't a date. Write "2021-01-05", "2021-01" or "2021".`);
  },
});

builder.scalarType('BigInt', {
  description: 'A whole number below 2^53, as a JSON number.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new BadInput(`${JSON.stringify(value)} isn't a whole number below 2^53.`);
  },
});

builder.scalarType('DateTime', {
  description: 'A time in UTC, such as `2026-11-23T08:00:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => value,
});

builder.scalarType('AttributeValue', {
  description: 'A text, a number, a boolean or a list of texts. Output only.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259#section-3',
  serialize: (value) => value,
});

builder.scalarType('JSON', {
  description: 'Any JSON value. Output only.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
});
