/**
 * Callers without the scope of chat bots get the public schema: validation, its suggestions and introspection use nothing else.
 * Documents that name a hidden field still run on the whole schema, where the field is refused for lack of the scope. Any other error
 * in such a document could reveal hidden parts, so it gets the same refusal.
 */
import { type ASTVisitor, BREAK, type DocumentNode, type ExecutionResult, type GraphQLSchema, visit } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { hasScope, type Viewer } from '../../access/scopes.ts';
import { hiddenFieldIn, publicSchemaOf } from '../../graphql/base/public-schema.ts';
import { scopeError } from '../../graphql/base/refused-requests.ts';
import { documentError } from '../request-error.ts';
import type { ServerContext } from './request-context.ts';

// Named, because the document cache knows which documents are valid by the names of the validation rules.
const ByPublicSchema = (): ASTVisitor => ({});

export function usePublicSchema(schema: GraphQLSchema): Plugin<ServerContext, ServerContext> {
  const publicSchema = publicSchemaOf(schema);
  const hiddenField = remembered((document) => hiddenFieldIn(schema, document));
  const introspects = remembered(namesIntrospection);
  return {
    onValidate: ({ context: { viewer }, validateFn, addValidationRule, setValidationFn }) => {
      if (seesAll(viewer)) return;
      addValidationRule(ByPublicSchema);
      setValidationFn((whole, document, ...rest) => {
        const hidden = hiddenField(document);
        if (hidden === undefined) return validateFn(publicSchema, document, ...rest);
        const errors = validateFn(whole, document, ...rest);
        // Thrown, because it isn't an error of the document: the next caller may have a key, and needs other advice.
        if (errors.length > 0 || introspects(document)) throw refusal(hidden, viewer);
        return errors;
      });
    },
    onExecute: ({ args, context: { viewer } }) => {
      const hidden = seesAll(viewer) ? undefined : hiddenField(args.document);
      if (hidden === undefined) {
        if (!seesAll(viewer)) args.schema = publicSchema;
        return;
      }
      return { onExecuteDone: ({ result, setResult }) => void (neverRan(result) && setResult({ errors: [refusal(hidden, viewer)] })) };
    },
    onSubscribe: ({ args, context: { viewer }, setResultAndStopExecution }) => {
      const hidden = seesAll(viewer) ? undefined : hiddenField(args.document);
      if (hidden !== undefined) setResultAndStopExecution({ errors: [refusal(hidden, viewer)] });
    },
  };
}

const seesAll = (viewer: Viewer | undefined): boolean => viewer !== undefined && hasScope(viewer, 'bot');

const refusal = (field: string, viewer: Viewer | undefined) =>
  documentError(scopeError(field, viewer !== undefined && viewer.key !== null).message, 'FORBIDDEN');

/** GraphQL rejected the variables; its error would say which ones fit. */
const neverRan = (result: unknown): boolean => !isAsyncIterable(result) && (result as ExecutionResult).data === undefined;

function remembered<Value>(read: (document: DocumentNode) => Value): (document: DocumentNode) => Value {
  const values = new WeakMap<DocumentNode, Value>();
  return (document) => {
    if (values.has(document)) return values.get(document) as Value;
    const value = read(document);
    values.set(document, value);
    return value;
  };
}

function namesIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name: { value } }) => {
      found ||= value === '__schema' || value === '__type';
      return found ? BREAK : undefined;
    },
  });
  return found;
}
