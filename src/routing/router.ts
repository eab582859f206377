import type { Route } from './route.ts';

export interface FoundRoute {
  readonly kind: 'found';
  readonly route: Route;
  readonly params: Params;
}

export type RouteMatch =
  | FoundRoute
  /** The path exists, but not for this method. */
  | { readonly kind: 'wrong method'; readonly allowed: readonly string[] }
  | { readonly kind: 'nothing' };

/** The path of a route for whatever no other route serves. */
export const FALLBACK_PATH = '*';

export type Router = (method: string, path: string) => RouteMatch;

type Params = Readonly<Record<string, string>>;

/** Routes whose paths differ at most in the names of their parameters. */
interface Pattern {
  readonly segments: readonly string[];
  readonly routes: Map<string, Route>;
}

interface PatternMatch {
  readonly pattern: Pattern;
  readonly values: readonly string[];
}

/** Throws if a path is malformed, or if two routes match the same requests. */
export function createRouter(routes: readonly Route[]): Router {
  const patterns = new Map<string, Pattern>();
  const fallback = routes.find(({ path }) => path === FALLBACK_PATH);
  for (const route of routes) if (route !== fallback) addRoute(patterns, route);
  const withParams = [...patterns.values()].filter(({ segments }) => segments.some(isParam)).sort(bySpecificity);

  const matchesOf = (path: string): PatternMatch[] => {
    const exact = patterns.get(path);
    const segments = path.split('/');
    return [
      ...(exact === undefined || exact.segments.some(isParam) ? [] : [{ pattern: exact, values: [] }]),
      ...withParams.flatMap((pattern) => {
        const values = matchSegments(pattern.segments, segments);
        return values === undefined ? [] : [{ pattern, values }];
      }),
    ];
  };

  return (method, path) => {
    const matches = matchesOf(path);
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const { pattern, values } of matches) {
      const route = pattern.routes.get(wanted);
      if (route !== undefined) return { kind: 'found', route, params: nameValues(route, values) };
    }
    if (matches.length === 0) return fallback?.method === wanted ? { kind: 'found', route: fallback, params: {} } : { kind: 'nothing' };
    return { kind: 'wrong method', allowed: allowedMethods(matches) };
  };
}

function addRoute(patterns: Map<string, Pattern>, route: Route): void {
  const segments = checkedSegments(route.path);
  const shape = segments.map((segment) => (isParam(segment) ? ':' : segment)).join('/');
  const pattern = patterns.get(shape) ?? { segments, routes: new Map() };
  const rival = pattern.routes.get(route.method);
  if (rival !== undefined) throw new Error(`Two routes match ${route.method} ${rival.path}: the other one is ${route.path}`);
  pattern.routes.set(route.method, route);
  patterns.set(shape, pattern);
}

const isParam = (segment: string): boolean => segment.startsWith(':');

function checkedSegments(path: string): readonly string[] {
  const segments = path.split('/');
  const params = segments.filter(isParam);
  if (segments[0] !== '') throw new Error(`The path of a route must start with "/": ${path}`);
  if (!params.every((param) => /^:[A-Za-z]\w*$/.test(param)) || new Set(params).size < params.length)
    throw new Error(`Each parameter of a route needs a unique name, such as ":slug": ${path}`);
  return segments;
}

/** Of two patterns, the one with the longer fixed beginning comes first: "/models/:slug/facts" before "/:kind/:slug/facts". */
function bySpecificity(one: Pattern, other: Pattern): number {
  const index = one.segments.findIndex((segment, at) => isParam(segment) !== isParam(other.segments[at] ?? ''));
  return isParam(one.segments[index] ?? '') ? 1 : -1;
}

/** The decoded values of the pattern's parameters; undefined if the path doesn't match. */
function matchSegments(pattern: readonly string[], path: readonly string[]): readonly string[] | undefined {
  if (pattern.length !== path.length) return undefined;
  const values: string[] = [];
  for (const [index, expected] of pattern.entries()) {
    const actual = path[index] ?? '';
    if (!isParam(expected)) {
      if (actual !== expected) return undefined;
      continue;
    }
    const value = decodeSegment(actual);
    if (value === undefined || value === '') return undefined;
    values.push(value);
  }
  return values;
}

/** Undefined if the text isn't valid percent-encoding. */
function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function nameValues({ path }: Route, values: readonly string[]): Params {
  const names = path.split('/').filter(isParam);
  return Object.fromEntries(names.map((name, index) => [name.slice(1), values[index] ?? '']));
}

function allowedMethods(matches: readonly PatternMatch[]): string[] {
  const methods = new Set(matches.flatMap(({ pattern }) => [...pattern.routes.keys()]));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}
