/** The result of a command that shows the data of one document: with the revision of the data, and the query for the playground. */
import type { Query } from '../../api/client.ts';
import type { Document } from '../../api/graphql.ts';
import type { CommandResult } from '../contract/command.ts';

interface RevisionedData {
  readonly meta: { readonly revision: number };
}

export type QueriedResult = Omit<CommandResult, 'footer' | 'sourceQuery'>;

export async function resultFrom<Data extends RevisionedData, Variables extends Readonly<Record<string, unknown>>>(
  query: Query,
  document: Document<Data, Variables>,
  variables: Variables,
  toResult: (data: Data) => QueriedResult,
): Promise<CommandResult> {
  const data = await query(document, variables);
  return { ...toResult(data), footer: { revision: String(data.meta.revision) }, sourceQuery: { document, variables } };
}
