/** What the check of a statement says beside what the API says, in English. */

type Verdict = 'BACKED' | 'CONTRADICTED' | 'PARTLY_BACKED' | 'NOT_RECORDED';

const verdicts: Readonly<Record<Verdict, string>> = {
  BACKED: 'All of this is recorded.',
  CONTRADICTED: 'What is recorded contradicts this.',
  PARTLY_BACKED: 'Some of this is recorded, and nothing contradicts it.',
  NOT_RECORDED: 'This isn’t recorded; that is neither yes nor no.',
};

export const check = {
  description: 'Check a statement: what is backed, what is contradicted, and what isn’t recorded',
  options: { statement: 'The statement, for example Flamingo was made by OpenAI in 2023' },
  title: 'Check a statement',
  verdict: (verdict: Verdict) => (verdict === 'BACKED' ? 'This is recorded.' : verdicts[verdict]),
  lead: (verdict: Verdict, [backed = 0, contradicted = 0, notRecorded = 0]: readonly number[]) =>
    `${verdicts[verdict]} Backed: ${backed}, contradicted: ${contradicted}, not recorded: ${notRecorded}.`,
  /** Words say the same as the sign: not everyone sees it. */
  mark: (verdict: Exclude<Verdict, 'PARTLY_BACKED'>) =>
    ({ BACKED: '✓ Backed', CONTRADICTED: '✗ Contradicted', NOT_RECORDED: '? Not recorded' })[verdict],
  /** A part with what is recorded of it, which may be the same. */
  part: (text: string, recorded: string, verdict: Verdict) => {
    if (recorded.startsWith(`${text}.`)) return recorded;
    const lead = verdict === 'CONTRADICTED' ? 'Recorded instead' : 'What is recorded';
    return `${text}. ${verdict === 'BACKED' ? 'Recorded' : lead}: ${recorded}`;
  },
  unsourced: (mark: string, text: string, why: string) => `${mark}: ${text}. ${why}`,
  askIt: 'Ask it',
};
