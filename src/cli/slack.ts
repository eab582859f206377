/** Prints the manifest that Slack creates the app from. */
import { slackAppManifest } from '../../bots/main.ts';

export async function printSlackManifest({ url }: { url?: string }): Promise<void> {
  console.log(JSON.stringify(await slackAppManifest(url), null, 2));
  console.error('Create the app from it at https://api.slack.com/apps?new_app=1, install it, then copy its tokens.');
}
