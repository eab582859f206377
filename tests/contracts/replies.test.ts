import { discord, plaintext, slack, terminal } from './renderers.ts';
import { replyContract } from './replies.ts';

replyContract(slack);
replyContract(discord);
replyContract(terminal);
replyContract(plaintext);
