/** Breadth: how many fields a document names, counted without a schema, so that invalid documents have one too. */
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** The fields of the largest operation, with those of the fragments that it spreads. */
export function breadthOf({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  // Fragments are measured once, however often they are spread. Until then they count as nothing, since an invalid one may spread itself.
  const measured = new Map<SelectionSetNode, number>();

  const fieldsOf = (set: SelectionSetNode | undefined): number => {
    if (set === undefined) return 0;
    const known = measured.get(set);
    if (known !== undefined) return known;
    measured.set(set, 0);
    const fields = set.selections.reduce((sum, one) => sum + fieldsIn(one), 0);
    measured.set(set, fields);
    return fields;
  };

  const fieldsIn = (selection: SelectionNode): number => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return fieldsOf(fragments.get(selection.name.value)?.selectionSet);
    return (selection.kind === Kind.FIELD ? 1 : 0) + fieldsOf(selection.selectionSet);
  };

  const operations = definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one.selectionSet] : []));
  return Math.max(0, ...operations.map(fieldsOf));
}
