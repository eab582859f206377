/** JSON Schemas of the knowledge files: editors use them to complete and check a file while you type. */
import { z } from 'zod';
import { entitySchemas, factSchema, redirectSchema, sourceSchema } from './schema.ts';
import { scoresSchema } from './score-schema.ts';

/** Hidden, so that the knowledge folder holds nothing but knowledge. */
const FOLDER = '.schema';

const schemas: Readonly<Record<string, z.ZodType>> = {
  ...entitySchemas,
  facts: factSchema,
  scores: scoresSchema,
  sources: sourceSchema,
  redirects: redirectSchema,
};

/** What a schema says of a value before it is parsed; a date is a text that may look like a number. */
const toJsonSchema = (schema: z.ZodType): object =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      // A preprocessed value is declared by what it becomes, and may as well be the year alone.
      if (def.type !== 'pipe' || !('out' in def)) return;
      const { type } = z.toJSONSchema(def.out as z.ZodType, { io: 'input', unrepresentable: 'any' });
      if (type === 'string') jsonSchema.type = ['string', 'integer'];
    },
  });

export const schemaFiles = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(schemas).map(([folder, schema]) => [
      `${FOLDER}/${folder}.schema.json`,
      `${JSON.stringify(toJsonSchema(schema), null, 2)}\n`,
    ]),
  );

/** The first line of a knowledge file: it tells editors where its schema is. */
export const schemaLine = (path: string): string => {
  const [folder = '', ...rest] = path.split('/');
  const schema = rest.length === 0 ? folder.replace(/\.yaml$/, '') : folder;
  return `# yaml-language-server: $schema=${rest.length === 0 ? '' : '../'}${FOLDER}/${schema}.schema.json`;
};
