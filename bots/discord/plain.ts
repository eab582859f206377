/** Plain: what the Discord part itself has to say in the place of a reply. */
import { plainReply, type Reply } from '../core/reply.ts';

/** What is said in the place of a reply that Discord refused. */
export const refused = (id: string): Reply =>
  plainReply('This answer could not be shown', `Discord refused the message. Please report it with the number ${id}.`);
