/** Plain: what the Discord part itself has to say when no command said it. */
import type { Reply } from '../core/reply.ts';

/** A private reply of one sentence in our own words, without a source. */
export const plainReply = (title: string, text: string): Reply => ({
  title,
  badge: 'error',
  lead: { text, sources: [] },
  blocks: [],
  sources: [],
  visibility: 'private',
  footer: {},
});

/** What is said in the place of a reply that Discord refused. */
export const refused = (id: string): Reply =>
  plainReply('This answer could not be shown', `Discord refused the message. Please report it with the number ${id}.`);
