/** The ids of the bot and of what happens: snowflakes, which tell their time. */

export const APPLICATION = '100000000000000001';

/** https://discord.com/developers/docs/resources/user#user-object */
export const BOT = {
  ...{ id: APPLICATION, username: 'LMM Atlas', discriminator: '0000', global_name: null, avatar: null, bot: true },
} as const;

/** https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000;
let last = 0n;

/** Later than all before it. */
export function nextId(now: Date): string {
  const byTime = BigInt(now.getTime() - EPOCH_MS) << 22n;
  last = byTime > last ? byTime : last + 1n;
  return String(last);
}
