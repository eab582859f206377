/** What became of the posts of a scenario, and which outcomes are right: at most one message, and nothing lost silently. */
import type { Scenario } from './scenario.ts';

/** The messages of each channel and their recorded states, as a line. */
export async function linesOf({ fake, states }: Scenario, channels: readonly string[]): Promise<string[]> {
  const found = await states();
  return channels.map((channel) => [fake.textsIn(channel).length, ...(found.get(channel) ?? ['not recorded'])].join(' message, '));
}

export const isRight = (line: string): boolean => /^1 message, sent$|^0 message, (unconfirmed|failed) /.test(line);

/** The same where the platform may have taken a post without saying so. */
export const isRightWithoutAnswer = (line: string): boolean => isRight(line) || line.startsWith('1 message, unconfirmed ');
