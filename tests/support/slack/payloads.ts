/** Payloads as Slack sends them. */
export type SlashFields = Readonly<Record<string, string>>;

let count = 0;

/** The fields of a slash command, each with its own trigger. */
export function slashFields(text: string, responseUrl: string, fields: SlashFields = {}): SlashFields {
  count += 1;
  return {
    token: 'verification',
    team_id: 'T1',
    team_domain: 'atlas',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: 'U1',
    user_name: 'ada',
    command: '/lmm',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: `${count}.trigger`,
    ...fields,
  };
}

/** A slash command in its Socket Mode envelope. */
export const slashEnvelope = (payload: unknown, envelope_id = `envelope-${count}`) => ({
  envelope_id,
  type: 'slash_commands',
  payload,
  accepts_response_payload: true,
});
