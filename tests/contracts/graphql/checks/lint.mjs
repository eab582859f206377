/** ESLint's GraphQL rules: those for Relay and the recommended ones for the schema, the recommended ones for the bots' documents. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as plugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';

// Otherwise the plugin keeps the first schema for the whole process, and there are two.
process.env.NODE_ENV = 'test';

const folder = join(import.meta.dirname, '..');
export const root = join(folder, '../../..');
/** Includes the parts that only bots may use, which schema.graphql leaves out. */
export const botSchema = join(root, 'bots/api/schema.graphql');
export const accepted = JSON.parse(readFileSync(join(folder, 'accepted.json'), 'utf8'));

const schemaRules = {
  ...plugin.configs['flat/schema-recommended'].rules,
  ...plugin.configs['flat/schema-relay'].rules,
  // Each description is one line; as blocks they would be a tenth of the file.
  '@graphql-eslint/description-style': ['error', { style: 'inline' }],
  // Lists without pages are known to be short: paging two citations would only be in the way.
  '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false }],
  '@graphql-eslint/require-description': [
    'error',
    {
      types: true,
      rootField: true,
      FieldDefinition: true,
      InputValueDefinition: true,
      EnumValueDefinition: true,
      DirectiveDefinition: true,
    },
  ],
  // Objects that can be refetched have an id; values such as citations and comparison cells don't.
  '@graphql-eslint/strict-id-in-types': 'off',
};

const operationRules = {
  ...plugin.configs['flat/operations-recommended'].rules,
  // The bots don't cache objects by id, and request only what they print.
  '@graphql-eslint/require-selections': 'off',
};

export async function lintSchema(schema, exceptions = accepted) {
  const text = readFileSync(schema, 'utf8');
  const eslint = linter(schema, schemaRules);
  const [result] = await eslint.lintText(text, { filePath: join(root, 'schema.graphql') });
  const findings = result.messages.map(({ line, ruleId, message }) => ({ line, message, rule: nameOf(ruleId), type: typeAt(text, line) }));
  const isSame = (finding, entry) => finding.rule === entry.rule && finding.type === entry.type;
  return [
    ...findings
      .filter((finding) => !exceptions.some((entry) => isSame(finding, entry)))
      .map(({ line, rule, type, message }) => `line ${line} (${type}): ${message} [${rule}]`),
    ...exceptions
      .filter((entry) => !findings.some((finding) => isSame(finding, entry)))
      .map(({ rule, type }) => `accepted.json lists ${rule} for ${type}, but that rule finds nothing there. Remove it.`),
  ];
}

/** Where the bots write documents and fragments. */
const DOCUMENTS = ['bots/core/**/*.ts', 'bots/api/*.ts'];

/** The documents in the bots' sources, with the fragments of other files. */
export async function lintOperations(schema = botSchema) {
  const results = await linter(schema, operationRules, [
    { files: ['bots/**/*.ts'], processor: plugin.processors.graphql, languageOptions: { parser: noParser } },
  ]).lintFiles(DOCUMENTS);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath.slice(root.length + 1)}:${line} ${message} [${nameOf(ruleId)}]`),
  );
}

const nameOf = (ruleId) => (ruleId ?? 'syntax').replace('@graphql-eslint/', '');

/** The name of the definition that contains a line. */
const typeAt = (text, line) =>
  text
    .split('\n')
    .slice(0, line)
    .findLast((before) => /^(type|interface|union|enum|input|scalar|directive) /.test(before))
    ?.split(/[ (]/)[1];

function linter(schema, rules, more = []) {
  const graphQLConfig = {
    schema,
    documents: DOCUMENTS.map((pattern) => join(root, pattern)),
    // `graphql` is our own function; an import of that name counts wherever it comes from.
    extensions: { pluckConfig: { globalGqlIdentifierName: ['graphql'] } },
  };
  const languageOptions = { parser: plugin.parser, parserOptions: { graphQLConfig } };
  const graphql = { files: ['**/*.graphql'], languageOptions, plugins: { '@graphql-eslint': plugin }, rules };
  return new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [...more, graphql] });
}

/** Keeps ESLint from also checking the TypeScript around the documents, which these rules aren't for. */
const noParser = {
  parse: (text) => ({
    ...{ type: 'Program', sourceType: 'module', body: [], tokens: [], comments: [], range: [0, text.length] },
    loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } },
  }),
};
