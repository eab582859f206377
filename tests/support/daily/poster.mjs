// A process that posts daily facts and does nothing else, as LMM_POSTING=only starts it.
import { pino } from 'pino';
import { readBotEnv, startBots } from '../../../dist/bots/main.js';

const env = readBotEnv(process.env);
const bots = await startBots({
  env,
  log: pino({ level: 'warn' }, process.stderr),
  api: { url: env.LMM_API_URL, fetch, key: env.LMM_BOT_KEY },
});
console.log(JSON.stringify(bots.statuses()));
process.on('SIGTERM', async () => {
  await bots.stop();
  console.log('stopped');
  process.exit();
});
