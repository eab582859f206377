/** Documents: parsed and validated by the rules for who sends them, once for each text. */
import { type DocumentNode, GraphQLError, specifiedRules, validate } from 'graphql';
import type { Viewer } from '../../access/scopes.ts';
import { explainAborted } from './aborted-validation.ts';
import { createDocumentCache, type DocumentCache } from './document-cache.ts';
import { documentLimitRules, parseWithinLimits } from './document-limits.ts';
import { closedIntrospection, isAdmin } from './introspection.ts';
import { seesAll, type Visibility } from './visibility.ts';

export interface Documents extends Pick<DocumentCache, 'size'> {
  /** Throws a GraphQLError with a code. */
  readonly parse: (text: string) => DocumentNode;
  /** The errors of a parsed document. Throws a GraphQLError if the document may not even be checked, or if its errors say too much. */
  readonly validate: (document: DocumentNode, viewer: Viewer) => readonly GraphQLError[];
}

const openRules = [...specifiedRules, ...documentLimitRules];
const closedRules = [...openRules, closedIntrospection];

export function createDocuments(visibility: Visibility, introspection: boolean): Documents {
  const cache = createDocumentCache();
  const texts = new WeakMap<DocumentNode, string>();

  const check = (document: DocumentNode, viewer: Viewer, isClosed: boolean): readonly GraphQLError[] => {
    const errors = validate(visibility.schemaFor(document, viewer), document, isClosed ? closedRules : openRules);
    const refusal = visibility.refusalOf(document, viewer);
    // Thrown, because it isn't an error of the document: the next caller may have a key, and needs other advice.
    if (refusal !== undefined && (errors.length > 0 || visibility.introspects(document))) throw refusal;
    return explainAborted(errors, document).map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
  };

  return {
    size: cache.size,
    parse: (text) => {
      const known = cache.find(text);
      if (known !== undefined) return known;
      const document = parse(text);
      texts.set(document, text);
      return document;
    },
    validate: (document, viewer) => {
      const isClosed = !introspection && !isAdmin(viewer);
      const rules = `${seesAll(viewer) ? 'whole' : 'public'} ${isClosed ? 'closed' : 'open'}`;
      const text = texts.get(document);
      if (text !== undefined && cache.isValidBy(rules, text)) return [];
      const errors = check(document, viewer, isClosed);
      if (text !== undefined && errors.length === 0) cache.keep(rules, text, document);
      return errors;
    },
  };
}

function parse(text: string): DocumentNode {
  try {
    return parseWithinLimits(text);
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

/** The same error with a code and its HTTP status, unless it has its own. */
function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes = null, source = null, positions = null, originalError = null, extensions } = error;
  if (extensions['code'] !== undefined) return error;
  return new GraphQLError(message, {
    ...{ nodes, source, positions, originalError },
    extensions: { ...extensions, code, http: { spec: true, status: 400 } },
  });
}
