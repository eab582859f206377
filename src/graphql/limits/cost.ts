/** Cost: what an operation asks for, in points (a field is 1, a page multiplies), and how much one request may ask for. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Quota } from '../../access/quota.ts';
import { BadInput } from '../../errors.ts';
import { NAME_POINTS, pointsOfArguments } from './argument-prices.ts';
import { argumentsOf, hasVariables } from './field-arguments.ts';
import { introspectionCost, isIntrospection } from './introspection-cost.ts';

/** A request may cost this much, nest this deep, and name this many fields. */
export const MAX_COMPLEXITY = 6_000;
export const MAX_DEPTH = 15;
export const MAX_BREADTH = 400;

export interface Cost {
  readonly complexity: number;
  readonly depth: number;
  readonly breadth: number;
}

/** What the rate limit says of who asks, and what their request costs in points. */
export interface Meter {
  readonly quota: Quota;
  readonly cost: number;
}

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  /** The fragments that the operation may name. */
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a field says of its own cost: `field` points, and as many times its content as `multiplier` says. */
type Price = number | { readonly field?: number; readonly multiplier?: number };
type PriceOption = Price | ((args: Readonly<Record<string, unknown>>) => Price);

/** What a part of an operation costs, and whether it costs as much in every request. */
interface PartialCost extends Cost {
  readonly isConstant: boolean;
}

const NOTHING: PartialCost = { complexity: 0, depth: 0, breadth: 0, isConstant: true };

/** What sets of fields without variables cost, for as long as their document is used. */
const constantCosts = new WeakMap<SelectionSetNode, Map<GraphQLNamedType, PartialCost>>();

/** The cost of a valid document's operation. */
export function costOf({ schema, operation, fragments, variables }: Operation): Cost {
  // Fragments are measured once for each type, however often they are spread.
  const measured = new Map<SelectionSetNode, Map<GraphQLNamedType, PartialCost>>();

  const costOfSet = (set: SelectionSetNode, type: GraphQLNamedType): PartialCost => {
    const known = constantCosts.get(set)?.get(type) ?? measured.get(set)?.get(type);
    if (known !== undefined) return known;
    const cost = set.selections.map((one) => costOfSelection(one, type)).reduce(beside, NOTHING);
    const costs = cost.isConstant ? constantCosts : measured;
    costs.set(set, (costs.get(set) ?? new Map<GraphQLNamedType, PartialCost>()).set(type, cost));
    return cost;
  };

  const costOfSelection = (selection: SelectionNode, type: GraphQLNamedType): PartialCost => {
    if (selection.kind === Kind.FIELD) return costOfField(selection, type);
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    if (part === undefined) return NOTHING;
    return costOfSet(part.selectionSet, schema.getType(part.typeCondition?.name.value ?? type.name) ?? type);
  };

  const costOfField = (node: FieldNode, type: GraphQLNamedType): PartialCost => {
    // Validation bounds how deep introspection nests, and tools ask for types within types.
    if (isIntrospection(node)) return { ...introspectionCost(node, fragments), depth: 1, isConstant: true };
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (field === undefined) return { complexity: 1, depth: 1, breadth: 1, isConstant: true };
    const { own, multiplier } = priceOf(field, node, variables, type === schema.getMutationType());
    const inside = node.selectionSet === undefined ? NOTHING : costOfSet(node.selectionSet, getNamedType(field.type));
    return {
      complexity: own + inside.complexity * Math.max(multiplier, 0),
      depth: 1 + inside.depth,
      breadth: 1 + inside.breadth,
      isConstant: inside.isConstant && !hasVariables(node),
    };
  };

  const root = schema.getRootType(operation.operation);
  return root == null ? NOTHING : costOfSet(operation.selectionSet, root);
}

const beside = (left: PartialCost, right: PartialCost): PartialCost => ({
  complexity: left.complexity + right.complexity,
  depth: Math.max(left.depth, right.depth),
  breadth: left.breadth + right.breadth,
  isConstant: left.isConstant && right.isConstant,
});

/** A field's own price, and what its arguments cost. */
function priceOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Operation['variables'], isMutation: boolean) {
  const args = field.args.length === 0 ? {} : fittingArgumentsOf(field, node, variables);
  const option = (field.extensions['complexity'] ?? {}) as PriceOption;
  const price = typeof option === 'function' ? option(args) : option;
  const { field: own = 1, multiplier = 1 } = typeof price === 'number' ? { field: price } : price;
  // The texts of a mutation are kept, not looked for.
  return { own: own + pointsOfArguments(field.args, args, isMutation ? 0 : NAME_POINTS), multiplier };
}

/** None when an argument doesn't fit: then the field is an error, and runs nothing. */
function fittingArgumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Operation['variables'],
): Operation['variables'] {
  try {
    return argumentsOf(field, node, variables);
  } catch (error) {
    if (error instanceof GraphQLError) return {};
    throw error;
  }
}

/** Why a request of this cost is refused; undefined when it may run. */
export function costError({ complexity, depth, breadth }: Cost): BadInput | undefined {
  if (depth > MAX_DEPTH)
    return new BadInput(`The request nests ${depth} levels deep, and ${MAX_DEPTH} are allowed. Ask for less in one request.`);
  if (breadth > MAX_BREADTH)
    return new BadInput(`The request asks for ${breadth} fields, and ${MAX_BREADTH} are allowed. Ask for less in one request.`);
  if (complexity <= MAX_COMPLEXITY) return undefined;
  return new BadInput(
    `The request would cost ${complexity}, and ${MAX_COMPLEXITY} is allowed. Ask for smaller pages ("first") or for fewer lists inside lists.`,
  );
}
