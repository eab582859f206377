import { describe, expect, expectTypeOf, it } from 'vitest';
import { type PathParams, pathOf, type Route } from '../../../src/routing/route.ts';
import { createRouter } from '../../../src/routing/router.ts';

const route = (method: Route['method'], path: string): Route => ({ method, path, handle: () => {} });

describe('the router', () => {
  const find = createRouter([
    route('GET', '/models/:slug'),
    route('GET', '/models/new'),
    route('POST', '/models/:slug'),
    route('DELETE', '/models/:model'),
    route('GET', '/:kind/:slug/facts'),
    route('GET', '/models/:slug/facts'),
    route('GET', '/models/:slug/:tab'),
    route('POST', '/oauth/callback'),
    route('GET', '/'),
  ]);

  it.each([
    ['GET', '/', '/', {}],
    ['GET', '/models/clip', '/models/:slug', { slug: 'clip' }],
    ['POST', '/models/clip', '/models/:slug', { slug: 'clip' }],
    ['DELETE', '/models/clip', '/models/:model', { model: 'clip' }],
    ['HEAD', '/models/clip', '/models/:slug', { slug: 'clip' }],
    ['GET', '/models/new', '/models/new', {}],
    ['POST', '/models/new', '/models/:slug', { slug: 'new' }],
    ['GET', '/models/clip/facts', '/models/:slug/facts', { slug: 'clip' }],
    ['GET', '/models/clip/scores', '/models/:slug/:tab', { slug: 'clip', tab: 'scores' }],
    ['GET', '/tasks/vqa/facts', '/:kind/:slug/facts', { kind: 'tasks', slug: 'vqa' }],
    ['GET', '/models/a%2Fb%20c%3F', '/models/:slug', { slug: 'a/b c?' }],
    ['GET', '/models/__proto__', '/models/:slug', { slug: '__proto__' }],
  ])('finds %s %s', (method, path, pattern, params) => {
    expect(find(method, path)).toMatchObject({ kind: 'found', route: { path: pattern }, params });
  });

  it.each(['/models', '/models/', '/models/clip/', '//', '/models/%E0%A4%A', '/models/%', 'models/clip', '*', '', '/MODELS/new', '/:'])(
    'finds nothing at %j',
    (path) => {
      expect(find('GET', path)).toEqual({ kind: 'nothing' });
    },
  );

  it('names the methods of a path, from every route that matches it', () => {
    expect(find('PUT', '/models/new')).toEqual({ kind: 'wrong method', allowed: ['DELETE', 'GET', 'HEAD', 'POST'] });
    expect(find('GET', '/oauth/callback')).toEqual({ kind: 'wrong method', allowed: ['POST'] });
    expect(find('HEAD', '/oauth/callback')).toEqual({ kind: 'wrong method', allowed: ['POST'] });
  });

  it('finds the same whatever the order of the routes', () => {
    const routes = [route('GET', '/a/:x'), route('GET', '/:x/b'), route('GET', '/a/b'), route('GET', '/:x/:y')];
    for (const order of [routes, routes.toReversed()]) {
      const found = ['/a/b', '/a/c', '/c/b', '/c/d'].map((path) => {
        const match = createRouter(order)('GET', path);
        return match.kind === 'found' ? match.route.path : match.kind;
      });
      expect(found).toEqual(['/a/b', '/a/:x', '/:x/b', '/:x/:y']);
    }
  });

  it.each([
    ['two routes for one request', [route('GET', '/a/:x'), route('GET', '/a/:y')], 'Two routes match GET /a/:x: the other one is /a/:y'],
    ['a path without its first slash', [route('GET', 'a')], 'must start with "/"'],
    ['a parameter without a name', [route('GET', '/a/:')], 'needs a unique name'],
    ['one name for two parameters', [route('GET', '/:x/:x')], 'needs a unique name'],
  ])('refuses %s', (_what, routes, message) => {
    expect(() => createRouter(routes)).toThrow(message);
  });

  it('leaves what no route serves to the fallback, by its method alone', () => {
    const find = createRouter([route('GET', '*'), route('POST', '/a'), route('GET', '/b/:x')]);
    const found = [
      ['GET', '/nothing/here'],
      ['HEAD', '/'],
      ['GET', '/a'],
      ['GET', '/b/1'],
      ['POST', '/nothing'],
    ].map(([method = '', path = '']) => {
      const match = find(method, path);
      return match.kind === 'found' ? match.route.path : match.kind;
    });
    expect(found).toEqual(['*', '*', 'wrong method', '/b/:x', 'nothing']);
  });

  it('gives handlers the parameters of their path by name', () => {
    expectTypeOf<PathParams<'/models/:slug/:tab'>>().toEqualTypeOf<{ readonly slug: string; readonly tab: string }>();
    expectTypeOf<PathParams<'/:only'>>().toEqualTypeOf<{ readonly only: string }>();
    expectTypeOf<keyof PathParams<'/health'>>().toEqualTypeOf<never>();
  });

  it.each([
    ['/graphql?query={a}', '/graphql'],
    ['/a%20b', '/a%20b'],
    ['/?', '/'],
    ['?x', '/'],
  ])('reads the path of %s', (url, path) => {
    expect(pathOf({ url })).toBe(path);
  });
});
