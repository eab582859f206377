/** The terminal, as core knows it. The API never hears of it: one person asks, and nothing is kept. */
import type { Platform } from '../core/contract/platform.ts';

const NOTHING = /^(?!)/;

export const terminal: Platform = {
  id: 'terminal',
  name: 'the terminal',
  commandPrefix: 'lmm',
  groupPrefix: 'lmm',
  namedOptions: false,
  buttons: false,
  modals: false,
  idPatterns: { channel: NOTHING, user: NOTHING, role: NOTHING },
};
