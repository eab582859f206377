import { discord, plainSlack, plaintext, slack, terminal } from './renderers.ts';
import { replyContract } from './replies.ts';

replyContract(slack);
replyContract(plainSlack);
replyContract(discord);
replyContract(terminal);
replyContract(plaintext);
