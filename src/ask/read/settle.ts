/** Settles words whose meaning depends on their neighbours, before any form is tried. */
import { hasIntent, hasScope, meaning, meaningsAs } from './sentence.ts';
import type { Meaning, Span } from './spans.ts';

const NEAR = 3;

/** "Under the MIT license" isn't a comparison, "exactly" counts only before a number, "max context" is the context. */
export function settle(spans: readonly Span[]): Span[] {
  return spans.map((span, at) => {
    const next = spans.slice(at + 1, at + 1 + NEAR);
    const isLicense = hasScope(span, 'under', 'over') && next.some(isText) && !next.some((one) => meaning(one, 'number') !== undefined);
    const isIdle =
      hasScope(span, 'exactly', 'atMost', 'atLeast') &&
      !spans.some((one) => meaning(one, 'number') !== undefined || meaning(one, 'period') !== undefined);
    const isCounted = /^(thousand|million|billion|trillion)$/.test(span.text) && hasIntent(spans[at - 1], 'howMany');
    if (isCounted) return { ...span, meanings: [{ as: 'filler' }] };
    return isLicense || isIdle ? { ...span, meanings: withoutScopes(span.meanings) } : span;
  });
}

const isText = (span: Span): boolean =>
  meaning(span, 'value') !== undefined || meaningsAs(span, 'column').some(({ column, role }) => column === 'license' && role === 'name');

const withoutScopes = (meanings: readonly Meaning[]): Meaning[] => [...meanings.filter(({ as }) => as !== 'scope'), { as: 'filler' }];
