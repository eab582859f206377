import { expect, it, vi } from 'vitest';
import type { DestinationEvent } from '../../../../bots/core/contract/bot.ts';
import { DESTINATION_EVENTS, readDestinationEvent } from '../../../../bots/slack/read/destination-events.ts';
import { fakeSlack, runBot } from '../../../support/slack/bot.ts';
import { createEnvelope, createEventPayload } from '../../../support/slack/payloads.ts';

it.each<[object, Omit<DestinationEvent, 'workspace'> | undefined]>([
  [{ type: 'app_uninstalled' }, { event: 'REMOVED' }],
  [{ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: ['UBOT'] } }, { event: 'REMOVED' }],
  [{ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }, undefined],
  [{ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, undefined],
  [
    { type: 'channel_archive', channel: 'C1', user: 'U1' },
    { channel: 'C1', event: 'ARCHIVED' },
  ],
  [
    { type: 'group_archive', channel: 'G1', user: 'U1' },
    { channel: 'G1', event: 'ARCHIVED' },
  ],
  [
    { type: 'channel_unarchive', channel: 'C1', user: 'U1' },
    { channel: 'C1', event: 'UNARCHIVED' },
  ],
  [
    { type: 'group_unarchive', channel: 'G1', user: 'U1' },
    { channel: 'G1', event: 'UNARCHIVED' },
  ],
  [
    { type: 'channel_deleted', channel: 'C1' },
    { channel: 'C1', event: 'GONE' },
  ],
  [
    { type: 'group_deleted', channel: 'G1' },
    { channel: 'G1', event: 'GONE' },
  ],
  [
    { type: 'member_joined_channel', channel: 'C1', user: 'UBOT', channel_type: 'C', team: 'T1' },
    { channel: 'C1', event: 'REACHABLE' },
  ],
  [{ type: 'member_joined_channel', channel: 'C1', user: 'U1', channel_type: 'C', team: 'T1' }, undefined],
  [{ type: 'channel_archive' }, undefined],
  [{ type: 'channel_renamed', channel: 'C1' }, undefined],
  [{ type: 'constructor' }, undefined],
  [{}, undefined],
])('reads %j', (event, expected) => {
  expect(readDestinationEvent(createEventPayload(event))).toEqual(expected && { workspace: 'T1', ...expected });
});

it.each([undefined, {}, { event: 5 }, { team_id: '', event: { type: 'app_uninstalled' } }])('reads nothing of %j', (body) => {
  expect(readDestinationEvent(body)).toBeUndefined();
});

it('reports each event to the API once, and at the start that the app is installed', async () => {
  const slack = await fakeSlack();
  const reportDestinationEvent = vi.fn(async () => {});
  await runBot(slack, { reportDestinationEvent });
  await slack.traffic.wait('hello');
  expect(reportDestinationEvent.mock.calls).toEqual([[{ workspace: 'T1', event: 'RESTORED' }]]);
  const events = [...DESTINATION_EVENTS, 'channel_rename'].map((type) =>
    createEventPayload({ type, channel: 'C1', user: 'UBOT', tokens: { bot: ['UBOT'] } }),
  );
  for (const event of [...events, ...events]) {
    const envelope = createEnvelope('events_api', event);
    slack.socket.send(envelope);
    await slack.traffic.acked(envelope.envelope_id);
  }
  await vi.waitFor(() => expect(reportDestinationEvent).toHaveBeenCalledTimes(1 + DESTINATION_EVENTS.length));
});
