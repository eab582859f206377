/** Scope: what the holder of an API key may do. Viewer: the parts of a caller that affect an answer. */

/** Every scope with what it allows; `admin` allows everything, and every scope allows reading. */
export const scopes = {
  read: 'To ask, counted apart from others at the same address.',
  bot: 'To keep what a chat bot must remember, and to hand in suggestions.',
  curate: 'To write knowledge, and to decide about suggestions.',
  admin: 'Everything, also to see who wrote what.',
} as const satisfies Record<string, string>;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as readonly Scope[];

export interface Viewer {
  /** The caller's key; null without one. */
  readonly key: { readonly id: string; readonly name: string } | null;
  readonly scopes: ReadonlySet<Scope>;
  /** Whether requests aren't rate-limited: true for the key of our own bots. */
  readonly exempt: boolean;
}

export const anonymous: Viewer = { key: null, scopes: new Set(), exempt: false };

export const hasScope = ({ scopes: given }: Viewer, scope: Scope): boolean =>
  given.has(scope) || given.has('admin') || (scope === 'read' && given.size > 0);
