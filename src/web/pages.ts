/** Every page that browsers can open: one file and one line each. */
import type { Route } from '../routing/route.ts';
import { closedPlayground, openPlayground } from './playground.ts';

export interface PagesOptions {
  readonly playground: boolean;
  /** The folder for the files of pages; missing files are created. */
  readonly folder: string;
}

export const openPages = async ({ playground, folder }: PagesOptions): Promise<readonly Route[]> => [
  ...(playground ? await openPlayground(folder) : [closedPlayground]),
];
