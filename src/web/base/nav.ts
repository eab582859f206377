/** The main navigation: only pages that exist. */
import { GRAPHQL_PATH } from '../../routing/graphql-path.ts';

export interface NavItem {
  readonly name: string;
  readonly path: string;
}

const items: readonly NavItem[] = [
  { name: 'Models', path: '/models' },
  { name: 'Compare', path: '/compare' },
  { name: 'Facts', path: '/facts' },
  { name: 'Sources', path: '/sources' },
  { name: 'Try it', path: '/try' },
];

const playground: NavItem = { name: 'API', path: GRAPHQL_PATH };

/** Operators can close the playground. */
export const navItems = (hasPlayground: boolean): readonly NavItem[] => (hasPlayground ? [...items, playground] : items);
