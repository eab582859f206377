/** The media type of an answer that is one JSON object. */

export const JSON_TYPE = 'application/json';
export const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json';
export type MediaType = typeof JSON_TYPE | typeof GRAPHQL_RESPONSE_TYPE;

/** The first type in "Accept" that is one of ours, as Yoga chooses; undefined if there is none. */
export function mediaTypeFor(accept: string): MediaType | undefined {
  if (accept === JSON_TYPE || accept === '*/*') return JSON_TYPE;
  for (const entry of accept.replace(/\s/g, '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = entry.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset=')) ?? 'charset=utf-8';
    if (charset !== 'charset=utf-8') continue;
    if (matches(type, JSON_TYPE)) return JSON_TYPE;
    if (matches(type, GRAPHQL_RESPONSE_TYPE)) return GRAPHQL_RESPONSE_TYPE;
  }
  return undefined;
}

function matches(asked: string, ours: MediaType): boolean {
  const [family, name] = asked.split('/');
  const [ourFamily, ourName] = ours.split('/');
  return (family === '*' || family === ourFamily) && (name === '*' || name === ourName);
}
