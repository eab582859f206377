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
            "text": {
              "emoji": false,
              "text": "Limitations of LMMs",
              "type": "plain_text",
            },
            "type": "header",
          },
          {
            "expand": true,
            "text": {
              "text": "5 limitations, as listed by AIMultiple, and 10 from other sources: [1]",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "expand": true,
            "text": {
              "text": "1. *Data requirements and bias*: These models need huge and varied training data, and data of good quality can be hard to get. The models are likely to pick up biases in that data, perhaps even to strengthen them, with unfair or unethical results. [1]
      2. *Computational resources*: Training and running large multimodal models takes a great deal of computing power. That makes them expensive and less accessible to smaller organizations and independent researchers. [1]
      3. *Interpretability and explainability*: It can be hard to understand how these complex models reach a decision. This lack of transparency can be critical in sensitive fields such as healthcare or law enforcement. [1]
      4. *Integration of modalities*: Combining text, images, audio and other data while keeping the nuances of each is extremely hard. A model may miss context or subtleties that people see when they combine them. [1]
      5. *Generalization and overfitting*: Despite vast training data, these models may do badly on new data or in situations that differ much from it. They may also overfit, taking noise and anomalies for patterns. [1]",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "expand": true,
            "text": {
              "text": "*From other sources*
      6. *Hallucination*: Models describe objects that are not in the picture and write down words nobody said; things that often go together are made up most. Language models guess because training and tests reward guessing over saying that they do not know. [2] [3] [4]",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "elements": [
              {
                "text": "The source heads this list "limitations of large language models" while its text speaks of multimodal models.",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "elements": [
              {
                "text": "Our addition to the list of the article.",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "elements": [
              {
                "text": "Our addition to the list of the article. Google measured it for text prompts only, without images or video.",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "elements": [
              {
                "text": "Our addition to the list of the article. Retirement concerns hosted models.",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "expand": true,
            "text": {
              "text": "*Sources*
      [1] <https://research.aimultiple.com/large-multimodal-models/|AIMultiple: Large Multimodal Models (LMMs) vs Large Language Models (LLMs)>
      [2] <https://arxiv.org/abs/2509.04664v1|arXiv, 2025-09: Why Language Models Hallucinate>
      [3] <https://arxiv.org/abs/2305.10355|arXiv, 2023-05-17: Evaluating Object Hallucination in Large Vision-Language Models>
      [4] <https://arxiv.org/abs/2402.08021|arXiv, 2024-02-12: Careless Whisper: Speech-to-Text Hallucination Harms>",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "elements": [
              {
                "text": "page 1 of 3 · graph revision N",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
        ],
        "replace_original": false,
        "response_type": "ephemeral",
        "text": "Limitations of LMMs – 5 limitations, as listed by AIMultiple, and 10 from other sources:",
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
