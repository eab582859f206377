/** Prints the manifest that Slack creates the app from. */
import { slackAppManifest } from '../../bots/main.ts';
import { SetupError } from '../errors.ts';
import { printableJson, printError, printLine } from '../output.ts';
import { parseUrl } from '../rules/urls.ts';

export async function printSlackManifest({ url, agent = false }: { url?: string; agent?: boolean }): Promise<void> {
  const address = url === undefined ? {} : { url: readAddress(url) };
  printLine(printableJson(await slackAppManifest({ ...address, agent }), 2));
  printError('Create the app from it at https://api.slack.com/apps?new_app=1, install it, then copy its tokens.');
}

const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

/** Slack sends requests only to https addresses; plain http is for tests on this machine. Throws SetupError. */
function readAddress(text: string): string {
  const url = parseUrl(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname));
  // The path of the events follows it, which a query would swallow.
  const isBase = url?.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (url === undefined || !isSafe || !isBase)
    throw new SetupError(
      `--url can't be "${text}". Write the public https address of LMM Atlas, such as https://lmm.example.org; http works only for localhost.`,
    );
  return `${url.origin}${url.pathname}`;
}
