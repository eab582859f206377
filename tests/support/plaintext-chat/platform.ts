/** Plaintext Chat: a third chat platform, which exists only here. Messages are lines of text; there are no buttons and no forms. */
import type { Platform } from '../../../bots/core/contract/platform.ts';

export const plaintextChat: Platform = {
  id: 'plaintext-chat',
  name: 'Plaintext Chat',
  commandPrefix: '!lmm',
  groupPrefix: '!lmm',
  namedOptions: false,
  // Actions are numbered lines: the user types the number.
  buttons: true,
  modals: false,
  idPatterns: { workspace: /^house-\d+$/, channel: /^room-\d+$/, user: /^guest-\d+$/, role: /^crew-\d+$/ },
  channels: {
    rights: { workspace: 'hosts of the house', channel: 'hosts of the house', contact: 'a host' },
    // There is nothing that a link could open.
    urlOf: () => undefined,
  },
};
