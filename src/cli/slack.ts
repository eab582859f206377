/** Prints the manifest that Slack creates the app from. */
import { slackAppManifest } from '../../bots/main.ts';
import { printableJson, printError, printLine } from '../output.ts';

export async function printSlackManifest({ url }: { url?: string }): Promise<void> {
  printLine(printableJson(await slackAppManifest(url), 2));
  printError('Create the app from it at https://api.slack.com/apps?new_app=1, install it, then copy its tokens.');
}
