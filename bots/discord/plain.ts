/** Plain: what the Discord part itself has to say, in the place of a reply or around one. */
import { plainReply, type Reply } from '../core/reply.ts';

export const words = {
  report: {
    title: 'What is wrong?',
    label: 'What is wrong with this answer?',
    description: 'If you know a source that says otherwise, name it.',
  },
  fill: (option: string) => `Tell the ${option}`,
};

/** Whether a reply says that something went wrong, which concerns nobody but the person who asked. */
export const isError = ({ badge }: Reply): boolean => badge === 'error';

/** What is said in the place of a reply that Discord refused. */
export const refused = (id: string): Reply =>
  plainReply('This answer could not be shown', `Discord refused the message. Please report it with the number ${id}.`);

export const shared: Reply = { ...plainReply('Shared', 'The answer stands below, for everybody to see.'), badge: '' };

export const stillWorking: Reply = { ...plainReply('Still working', 'The answer takes longer than usual; it will stand here.'), badge: '' };

export const tooLate: Reply = plainReply(
  'No answer in time',
  'The knowledge graph gave no answer within 14 minutes. Please ask again later.',
);

/** What is said to those who press what an earlier version of the bot has made. */
export const outdated: Reply = plainReply('This does nothing any more', 'It belongs to another version of this bot. Ask again with /lmm.');
