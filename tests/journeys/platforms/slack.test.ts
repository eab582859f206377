/** From the command on Slack's wire to the message on Slack's wire, with the real Bolt and the real API between them. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../../src/app.ts';
import { freshApps } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { MENTIONS, runBots, withoutRevision } from '../../support/bots/run-bots.ts';
import { engines } from '../../support/database/engines.ts';
import { fakeSlack, httpEnv, SIGNING_SECRET, socketEnv } from '../../support/slack/bot.ts';
import { form, mount, sendSigned } from '../../support/slack/http.ts';
import { slashEnvelope, slashFields } from '../../support/slack/payloads.ts';

async function askBySocket(text: string, api: ReturnType<typeof apiOf>) {
  const slack = await fakeSlack();
  await runBots({ env: socketEnv(slack), api });
  slack.socket.send(slashEnvelope(slashFields(text, slack.responseUrl())));
  const [response] = await slack.traffic.wait('response');
  return { body: response?.body as Body, slack };
}

interface Body {
  readonly blocks: readonly { readonly type: string; readonly text?: { readonly text: string } }[];
}

/** What is said; what can be pressed below it has its own journeys, and its tokens differ from question to question. */
const said = (body: Body): Body => ({ ...body, blocks: body.blocks.filter(({ type }) => type !== 'actions') });

describe.each(engines)('Slack over %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  it('answers /lmm limitations by Socket Mode with the five of the article and their source', async () => {
    const { body, slack } = await askBySocket('limitations', apiOf(app));
    expect(slack.traffic.of('ack')).toMatchObject([{ payload: {}, late: false }]);
    expect(withoutRevision(said(body))).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "expand": true,
            "text": {
              "text": "AIMultiple lists 5 limitations of LMMs; other sources add 10. <https://research.aimultiple.com/large-multimodal-models/|¹>",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "expand": true,
            "text": {
              "text": "1. *Data requirements and bias*: These models need huge and varied training data, and data of good quality can be hard to get. The models are likely to pick up biases in that data, perhaps even to strengthen them, with unfair or unethical results. <https://research.aimultiple.com/large-multimodal-models/|¹>
      2. *Computational resources*: Training and running large multimodal models takes a great deal of computing power. That makes them expensive and less accessible to smaller organizations and independent researchers. <https://research.aimultiple.com/large-multimodal-models/|¹>
      3. *Interpretability and explainability*: It can be hard to understand how these complex models reach a decision. This lack of transparency can be critical in sensitive fields such as healthcare or law enforcement. <https://research.aimultiple.com/large-multimodal-models/|¹>
      4. *Integration of modalities*: Combining text, images, audio and other data while keeping the nuances of each is extremely hard. A model may miss context or subtleties that people see when they combine them. <https://research.aimultiple.com/large-multimodal-models/|¹>
      5. *Generalization and overfitting*: Despite vast training data, these models may do badly on new data or in situations that differ much from it. They may also overfit, taking noise and anomalies for patterns. <https://research.aimultiple.com/large-multimodal-models/|¹>",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "elements": [
              {
                "text": "¹ <https://research.aimultiple.com/large-multimodal-models/|AIMultiple> · Checked Nov 2026",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "elements": [
              {
                "text": "page 1 of 3",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "block_id": "feedback",
            "elements": [
              {
                "action_id": "feedback.0",
                "negative_button": {
                  "accessibility_label": "Something is wrong",
                  "text": {
                    "emoji": false,
                    "text": "👎",
                    "type": "plain_text",
                  },
                  "value": "report:1BD48L2Zow0OwTyN["limitations",1,{}]",
                },
                "positive_button": {
                  "accessibility_label": "This helps",
                  "text": {
                    "emoji": false,
                    "text": "👍",
                    "type": "plain_text",
                  },
                  "value": "useful:1BD48L2Zow0OwTyN["limitations",1,{}]",
                },
                "type": "feedback_buttons",
              },
            ],
            "type": "context_actions",
          },
        ],
        "replace_original": false,
        "response_type": "ephemeral",
        "text": "AIMultiple lists 5 limitations of LMMs; other sources add 10. ¹
      1. *Data requirements and bias*: These models need huge and varied training data, and data of good quality can be hard to get. The models are likely to pick up biases in that data, perhaps even to strengthen them, with unfair or unethical results. ¹
      2. *Computational resources*: Training and running large multimodal models takes a great deal of computing power. That makes them expensive and less accessible to smaller organizations and independent researchers. ¹
      3. *Interpretability and explainability*: It can be hard to understand how these complex models reach a decision. This lack of transparency can be critical in sensitive fields such as healthcare or law enforcement. ¹
      4. *Integration of modalities*: Combining text, images, audio and other data while keeping the nuances of each is extremely hard. A model may miss context or subtleties that people see when they combine them. ¹
      5. *Generalization and overfitting*: Despite vast training data, these models may do badly on new data or in situations that differ much from it. They may also overfit, taking noise and anomalies for patterns. ¹
      ¹ <https://research.aimultiple.com/large-multimodal-models/|AIMultiple> · Checked Nov 2026
      page 1 of 3",
        "unfurl_links": false,
        "unfurl_media": false,
      }
    `);
  });

  it('answers over HTTP what was signed, and refuses with 401 what was not', async () => {
    const slack = await fakeSlack();
    const { routes } = await runBots({ env: httpEnv(slack), api: apiOf(app) });
    const server = await mount(routes);
    onTestFinished(server.close);
    const send = (secret: string) =>
      sendSigned(`${server.url}/slack/events`, form(slashFields('limitations', slack.responseUrl())), { secret });
    expect((await send('guessed')).status).toBe(401);
    const accepted = await send(SIGNING_SECRET);
    expect([accepted.status, await accepted.text()]).toEqual([200, '']);
    const responses = await slack.traffic.wait('response');
    expect(responses).toHaveLength(1);
    const { body: bySocket } = await askBySocket('limitations', apiOf(app));
    expect(responses[0]?.body).toEqual(bySocket);
  });

  it.each([
    ['limitatoins', 'Read “limitatoins” as “limitations”.'],
    ['model clpi', 'Nothing here is called “clpi”. Did you mean CLIP, '],
    ['model', '/lmm model needs to know the name. For example: /lmm model clip'],
  ])('tells in private what to do about "%s"', async (text, words) => {
    const { body } = await askBySocket(text, apiOf(app));
    expect(body).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(body.blocks).replaceAll('\\"', '"')).toContain(words);
  });

  it('acknowledges at once and apologizes in private when the API is down', async () => {
    const down = async () => Promise.reject(new TypeError('fetch failed'));
    const { body, slack } = await askBySocket('limitations share', { url: 'http://localhost/graphql', fetch: down });
    expect(slack.traffic.of('ack')).toMatchObject([{ payload: {}, late: false }]);
    expect(body).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(body)).toMatch(/Sorry, I can’t reach the knowledge graph.*give the operator this id: [0-9a-f]{8}/);
  });

  it('pings no one, whatever the graph contains', async () => {
    const hostile = await fresh();
    const statement = `Careful ${MENTIONS.join(' ')}`;
    await hostile.client.limitation.updateMany({ data: { statement } });
    await hostile.store.refresh();
    const { body } = await askBySocket('limitations share', apiOf(hostile));
    const text = JSON.stringify(body);
    expect(text).toContain('Careful');
    for (const call of ['<!channel>', '<!here>', '<@U1>', '<@&1>', '<https://x|y>']) expect(text).not.toContain(call);
    const markdown = body.blocks
      .flatMap((block) => (block.text === undefined ? [] : [block.text]))
      .filter(({ text }) => text.includes('Careful'));
    expect(markdown.length).toBeGreaterThan(0);
    // Without this Slack would turn "@everyone" and bare addresses into mentions and links by itself.
    for (const part of markdown) expect(part).toMatchObject({ type: 'mrkdwn', verbatim: true });
  });
});
