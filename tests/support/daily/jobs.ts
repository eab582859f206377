/** Jobs as the API hands them out to a poster; tests set only the fields they care about. */
import { messagesFor } from '../../../bots/core/messages/index.ts';
import type { Job, JobOf, PostedFact } from '../../../bots/core/posting/documents.ts';
import { factReply } from '../../../bots/core/posting/replies.ts';
import { createOpenTokens } from '../../../bots/core/state/open-tokens.ts';

export const REPLY_CONTEXT = { messages: messagesFor(undefined), openTokens: createOpenTokens('of the tests') };

const source = {
  title: 'Learning Transferable Visual Models',
  url: 'https://example.org/clip',
  publisher: 'arXiv',
  published: '2021',
  retrieved: null,
};

export const aFact = (changes: Partial<PostedFact> = {}): PostedFact => ({
  ...{ slug: 'clip-training-pairs', text: 'CLIP learned from 400 million image-text pairs.', topic: 'training' },
  about: [{ kind: 'MODEL', slug: 'clip', name: 'CLIP', aliases: [] }],
  note: null,
  asOf: null,
  citations: [{ source }],
  ...changes,
});

/** The post of a fact, as a reply. */
export const factPost = (changes: Partial<PostedFact> = {}) => factReply(aFact(changes), DUE.date, REPLY_CONTEXT);

let count = 0;
const nextId = (): string => {
  count += 1;
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
};

const DUE = { date: '2026-11-29', dueAt: '2026-11-29T08:00:00.000Z' };
/** Of a job that posts a fact. */
const DUE_FACT = { ...DUE, since: null };

type SubscriptionFields = Partial<Job['subscription']>;

const subscriptionIn = (changes: SubscriptionFields): Job['subscription'] => ({
  ...{ id: 'aaaabbbb-0000-4000-8000-000000000001', workspace: 'T1', channel: 'C1', thread: null },
  ...{ kind: 'FACTS', time: '09:00', zoneName: 'Europe/Berlin', pingRole: null, follows: [] },
  ...changes,
});

type Made<Kind extends Job['__typename']> = Partial<Omit<JobOf<Kind>, 'subscription' | '__typename'>> & {
  readonly in?: SubscriptionFields;
};

export const postJob = ({ in: place = {}, ...changes }: Made<'PostJob'> = {}): JobOf<'PostJob'> => ({
  ...{ __typename: 'PostJob', id: nextId(), attempt: 1, subscription: subscriptionIn(place), fact: aFact() },
  ...DUE_FACT,
  ...changes,
});

export const recoveryJob = ({ in: place = {}, ...changes }: Made<'RecoveryJob'> = {}): JobOf<'RecoveryJob'> => ({
  ...{ __typename: 'RecoveryJob', id: nextId(), attempt: 2, subscription: subscriptionIn(place), fact: aFact() },
  ...DUE_FACT,
  ...{ sendingSince: new Date().toISOString(), mayResend: false },
  ...changes,
});

export const correctionJob = ({ in: place = {}, ...changes }: Made<'CorrectionJob'> = {}): JobOf<'CorrectionJob'> => {
  const subscription = subscriptionIn(place);
  return {
    ...{ __typename: 'CorrectionJob', id: nextId(), attempt: 1, subscription, channel: subscription.channel, thread: subscription.thread },
    ...{
      messageId: '1',
      date: DUE.date,
      change: 'CORRECTED',
      why: 'the paper was read again',
      corrected: aFact({ text: 'CLIP learned from pairs.' }),
    },
    ...changes,
  };
};

export const noticeJob = ({ in: place = {}, ...changes }: Made<'NoticeJob'> = {}): JobOf<'NoticeJob'> => ({
  ...{ __typename: 'NoticeJob', id: nextId(), attempt: 1, subscription: subscriptionIn(place), user: 'U1' },
  ...{ notice: 'SUSPENDED', why: 'channel_gone' },
  ...changes,
});
