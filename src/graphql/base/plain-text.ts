/**
 * Plugin of the schema: refuses texts that no database, file or chat could keep, before any resolver sees them, and names the
 * argument. PostgreSQL has no NUL in a text, and half of a surrogate pair becomes another character on the way.
 */
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { BadInput } from '../../errors.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      plainText: PlainTextPlugin<Types>;
    }
  }
}

const FORBIDDEN_CHARACTER = /[\0\p{Surrogate}]/u;

class PlainTextPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (Object.keys(field.args).length === 0) return field;
    const check = (args: Record<string, unknown>) => {
      for (const [name, value] of Object.entries(args)) assertPlainText(value, [name], field.name);
      return args;
    };
    // The first mapper, for those of other plugins read ids.
    return { ...field, argMappers: [check, ...field.argMappers] };
  }
}

/** Throws BadInput for the first text that is unfit, however deep in lists and inputs it stands. */
function assertPlainText(value: unknown, path: readonly string[], field: string): void {
  if (typeof value === 'string') {
    const found = FORBIDDEN_CHARACTER.exec(value);
    if (found !== null)
      throw new BadInput(`"${toText(path)}" of "${field}" holds ${nameOf(found[0])} as character ${found.index + 1}. Take it out.`, {
        at: path,
      });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, entry] of Object.entries(value)) assertPlainText(entry, [...path, name], field);
}

/** `input.topics[0]`: only places in lists are numbers. */
const toText = ([argument, ...path]: readonly string[]): string =>
  `${argument}${path.map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`)).join('')}`;

const nameOf = (character: string): string => (character === '\0' ? 'the character NUL (U+0000)' : 'one half of a surrogate pair');

export const plainText = 'plainText';
SchemaBuilder.registerPlugin(plainText, PlainTextPlugin);
