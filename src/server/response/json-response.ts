/** A result of GraphQL as a response, with the status that its errors ask for. */
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { BufferedResponse } from './cache.ts';
import { JSON_TYPE, type MediaType } from './media-type.ts';
import { bufferedResponse } from './send.ts';

export function jsonResponse(result: ExecutionResult, type: MediaType): BufferedResponse {
  const { errors } = result;
  const contentType = `${type}; charset=utf-8`;
  if (errors === undefined) return bufferedResponse(200, ['content-type', contentType], Buffer.from(JSON.stringify(result)));
  const asked = errors.flatMap(({ extensions: { http } }) => (http === undefined ? [] : [http]));
  const headers = Object.entries(Object.assign({}, ...asked.map((http) => http.headers)) as Record<string, string>);
  const body = JSON.stringify({ ...result, errors: errors.map(withoutHttp) });
  return bufferedResponse(statusOf(errors, type), ['content-type', contentType, ...headers.flat()], Buffer.from(body));
}

/** Plain JSON answers what never ran with status 200 (`spec`), as the GraphQL over HTTP specification says. */
function statusOf(errors: readonly GraphQLError[], type: MediaType): number {
  const statuses = errors.flatMap(({ extensions: { http } }) => (type === JSON_TYPE && http?.spec === true ? [] : [http?.status ?? 200]));
  return Math.max(200, ...statuses);
}

function withoutHttp(error: GraphQLError): object {
  const { extensions: { http: _, ...extensions } = {}, ...rest } = error.toJSON();
  return { ...rest, ...(Object.keys(extensions).length === 0 ? {} : { extensions }) };
}
