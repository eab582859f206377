/**
 * The cost of introspection: the number of values in its answer, estimated by the usual lengths of lists in this schema. The whole
 * introspection, as tools send it, costs about a thousand points.
 */
import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** How many entries a list of each name has, about. */
const LENGTHS: Readonly<Record<string, number>> = {
  types: 250,
  fields: 8,
  args: 2,
  inputFields: 6,
  enumValues: 6,
  possibleTypes: 2,
  interfaces: 1,
  directives: 5,
  // Most types wrap another one once.
  ofType: 0.4,
  locations: 3,
};
const VALUES_PER_POINT = 50;

/** One type may have many more fields than most: `Query` does. */
const TYPE_POINTS = 150;

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

interface Size {
  readonly values: number;
  /** How many fields are named. */
  readonly fields: number;
}

const NOTHING: Size = { values: 0, fields: 0 };

export const isIntrospection = ({ name: { value } }: FieldNode): boolean => value === '__schema' || value === '__type';

/** What `__schema` or `__type` costs in points, and how many fields it names. */
export function introspectionCost(node: FieldNode, fragments: Fragments): { readonly complexity: number; readonly breadth: number } {
  const { values, fields } = sizeOfContent(node, { fragments, measured: new Map() });
  const own = node.name.value === '__type' ? TYPE_POINTS : 1;
  return { complexity: own + Math.ceil(values / VALUES_PER_POINT), breadth: 1 + fields };
}

interface Measuring {
  readonly fragments: Fragments;
  /** Fragments are measured once, however often they are spread. Until then they count as nothing: an invalid one may spread itself. */
  readonly measured: Map<SelectionSetNode, Size>;
}

/** Without a schema, so that the fields of invalid documents can be counted too. */
export function sizeOfContent({ selectionSet }: { readonly selectionSet?: SelectionSetNode | undefined }, measuring: Measuring): Size {
  if (selectionSet === undefined) return NOTHING;
  const known = measuring.measured.get(selectionSet);
  if (known !== undefined) return known;
  measuring.measured.set(selectionSet, NOTHING);
  const size = selectionSet.selections.map((one) => sizeOf(one, measuring)).reduce(beside, NOTHING);
  measuring.measured.set(selectionSet, size);
  return size;
}

function sizeOf(selection: SelectionNode, measuring: Measuring): Size {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfContent(measuring.fragments[selection.name.value] ?? {}, measuring);
  const inside = sizeOfContent(selection, measuring);
  if (selection.kind === Kind.INLINE_FRAGMENT) return inside;
  return { values: (LENGTHS[selection.name.value] ?? 1) * (1 + inside.values), fields: 1 + inside.fields };
}

const beside = (left: Size, right: Size): Size => ({ values: left.values + right.values, fields: left.fields + right.fields });
