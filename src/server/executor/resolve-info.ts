/** What resolvers see as `info`. Its path is made when it is read, since few resolvers read it. */
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { addPath, type Path } from 'graphql/jsutils/Path.js';
import type { Planning, Run } from './run.ts';

/** A field of a plan. */
export interface PlannedField {
  readonly planning: Planning;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  /** The first of its nodes: all have the same arguments. */
  readonly node: FieldNode;
  readonly nodes: readonly FieldNode[];
  /** Its name in the answer. */
  readonly key: string;
}

export const pathOf = ({ key, parentType }: PlannedField, parent: Path | undefined): Path => addPath(parent, key, parentType.name);

/** What a field's own value is below: lists put the positions of their items between a field and its parts. */
export function parentOf(path: Path | undefined): Path | undefined {
  let own = path;
  while (typeof own?.key === 'number') own = own.prev;
  return own?.prev;
}

export class ResolveInfo implements GraphQLResolveInfo {
  private readonly field: PlannedField;
  private readonly parent: Path | undefined;
  private readonly run: Run;
  constructor(field: PlannedField, parent: Path | undefined, run: Run) {
    this.field = field;
    this.parent = parent;
    this.run = run;
  }
  get path(): Path {
    return pathOf(this.field, this.parent);
  }
  get variableValues(): Record<string, unknown> {
    return this.run.variables;
  }
  get fieldName() {
    return this.field.definition.name;
  }
  get fieldNodes() {
    return this.field.nodes;
  }
  get returnType() {
    return this.field.definition.type;
  }
  get parentType() {
    return this.field.parentType;
  }
  get schema() {
    return this.field.planning.schema;
  }
  get fragments() {
    return this.field.planning.fragments;
  }
  get operation() {
    return this.field.planning.operation;
  }
  get rootValue() {
    return undefined;
  }
}
