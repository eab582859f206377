/**
 * Plan: a query, made into functions once, that a request then runs. GraphQL's executor collects fields, works out arguments and looks
 * types up for each object of an answer; a plan has done so before. It resolves queries only, and refuses what it can't do right.
 */
import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql';
import { fragmentsOf } from '../../graphql/limits/fragments.ts';
import type { Cancellation, Complete, Planning, Run } from './run.ts';
import { selectionOf } from './selection.ts';

export interface Execution {
  readonly context: unknown;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cancellation: Cancellation;
}

export interface Plan {
  /** Rejects if the run was aborted; every other error is in the result. */
  readonly run: (execution: Execution) => ExecutionResult | Promise<ExecutionResult>;
  /** How many fields its document names, and how many forms it may take: one for each combination of its conditions. */
  readonly fields: number;
  readonly forms: number;
}

/** Undefined for what is left to GraphQL's own executor. */
export function planOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Plan | undefined {
  const { conditions, fields, isPlannable } = contentOf(document);
  const root = schema.getQueryType();
  if (!isPlannable || root == null || operation.operation !== OperationTypeNode.QUERY) return undefined;
  const fragments = fragmentsOf(document);
  const forms = new Map<string, Complete>();
  const newForm = (values: Readonly<Record<string, unknown>>): Complete => {
    let slots = 0;
    const planning: Planning = {
      ...{ schema, operation, fragments, conditions: values },
      newSlot: () => slots++,
      selectionOf: (type, nodes) => selectionOf(planning, type, nodes),
    };
    return selectionOf(planning, root, [{ ...operation, kind: Kind.FIELD, name: { kind: Kind.NAME, value: '' } }]);
  };
  const formFor = (variables: Readonly<Record<string, unknown>>): Complete => {
    const key = conditions.map((name) => variables[name]).join();
    const known = forms.get(key);
    if (known !== undefined) return known;
    const made = newForm(Object.fromEntries(conditions.flatMap((name) => (name in variables ? [[name, variables[name]]] : []))));
    forms.set(key, made);
    return made;
  };
  return {
    ...{ fields, forms: 2 ** conditions.length },
    run: ({ context, variables, cancellation }) => resultOf(formFor(variables), { context, variables, cancellation, errors: [], args: [] }),
  };
}

function resultOf(select: Complete, run: Run): ExecutionResult | Promise<ExecutionResult> {
  try {
    const data = select(undefined, undefined, run);
    if (!(data instanceof Promise)) return respond(data, run);
    return data.then(
      (later) => respond(later, run),
      (error: unknown) => failed(error, run),
    );
  } catch (error) {
    return failed(error, run);
  }
}

function respond(data: unknown, { errors, cancellation }: Run): ExecutionResult {
  cancellation.throwIfAborted();
  return (errors.length === 0 ? { data } : { errors, data }) as ExecutionResult;
}

/** A field of the query that can't be null is an error. */
function failed(error: unknown, run: Run): ExecutionResult {
  if (!(error instanceof GraphQLError)) throw error;
  run.errors.push(error);
  return respond(null, run);
}

interface Content {
  /** The variables that decide which fields are asked for. */
  readonly conditions: readonly string[];
  readonly fields: number;
  /** Whether it holds nothing that a plan can't do. */
  readonly isPlannable: boolean;
}

function contentOf({ definitions }: DocumentNode): Content {
  const names = new Set<string>();
  let fields = 0;
  let isPlannable = true;
  const readDirective = ({ name, arguments: args = [] }: DirectiveNode): void => {
    if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) isPlannable = false;
    for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  const read = (node: DefinitionNode | SelectionNode): void => {
    if (node.kind === Kind.FIELD) fields += 1;
    // The key of an object's prototype: setting it adds no entry.
    if (node.kind === Kind.FIELD && node.alias?.value === '__proto__') isPlannable = false;
    node.directives?.forEach(readDirective);
    if ('selectionSet' in node) node.selectionSet?.selections.forEach(read);
  };
  definitions.forEach(read);
  return { conditions: [...names].sort(), fields, isPlannable };
}
