/** Daily facts as they are posted by themselves: new, corrected and withdrawn, and the notice that posts have stopped. */
import { messagesFor } from '../../../bots/core/messages/index.ts';
import { correctionReply, factReply, noticeReply } from '../../../bots/core/posting/replies.ts';
import { aFact, correctionJob, noticeJob } from '../../support/daily/jobs.ts';

/** Nobody asks for them. */
export const POSTS = 'daily posts';

export function postCases() {
  const context = { messages: messagesFor(undefined), revision: '7' };
  const prefix = { prefix: '/lmm', commandPrefix: '/lmm', address: 'https://app.slack.com/client/T1/C1' };
  const noted = aFact({ note: 'The paper counts pairs, not pictures.', asOf: '2026-02' });
  const post = (state: string, reply: ReturnType<typeof factReply>) => ({
    ...{ group: POSTS, state, asked: 'posted by itself', replies: [reply] },
  });
  return [
    post('new', factReply(aFact(), context)),
    post('with a note', factReply(noted, context)),
    post('corrected', correctionReply(correctionJob(), context)),
    post('withdrawn', correctionReply(correctionJob({ change: 'RETRACTED', corrected: null }), context)),
    post('posts have stopped', noticeReply(noticeJob(), prefix, context)),
    post('nothing left to post', noticeReply(noticeJob({ notice: 'NO_CONTENT', why: null }), prefix, context)),
  ];
}
