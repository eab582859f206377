/** Daily facts as they are posted by themselves: new, corrected and withdrawn, and the notice that posts have stopped. */
import type { Reply } from '../../../bots/core/contract/reply.ts';
import { correctionReply, noticeReply } from '../../../bots/core/posting/replies.ts';
import { REPLY_CONTEXT as context, correctionJob, factPost, noticeJob } from '../../support/daily/jobs.ts';

/** Nobody asks for them. */
export const POSTS = 'daily posts';

export function postCases() {
  const prefix = { prefix: '/lmm', commandPrefix: '/lmm', address: 'https://app.slack.com/client/T1/C1' };
  const noted = factPost({ note: 'The paper counts pairs, not pictures.', asOf: '2026-02' });
  const post = (state: string, reply: Reply) => ({
    ...{ group: POSTS, state, asked: 'posted by itself', replies: [reply] },
  });
  return [
    post('new', factPost()),
    post('with a note', noted),
    post('corrected', correctionReply(correctionJob(), context)),
    post('withdrawn', correctionReply(correctionJob({ change: 'RETRACTED', corrected: null }), context)),
    post('posts have stopped', noticeReply(noticeJob(), prefix, context)),
    post('nothing left to post', noticeReply(noticeJob({ notice: 'NO_CONTENT', why: null }), prefix, context)),
  ];
}
