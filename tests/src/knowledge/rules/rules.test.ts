import { describe } from 'vitest';
import { testCases } from '../cases.ts';
import { CHECKED, CITED } from '../folder.ts';

const model = ['name: GPT', 'summary: A language model.', CITED];
const fact = (text: string, ...lines: string[]) => [`text: ${text}`, 'about: [model/clip]', 'aspect: capability', ...lines, CITED, CHECKED];

describe('references', () => {
  testCases([
    {
      rule: 'to a source that is not there',
      file: 'model/gpt.yaml',
      lines: ['name: GPT', 'summary: A model.', 'citations:', '  - { source: papr, locator: abstract }'],
      at: [4, 15],
      message: /There is no "source\/papr"/,
      hint: /Did you mean "source\/paper"\? Or add sources\/papr\.yaml/,
    },
    {
      rule: 'of a relation to an entity that is not there',
      file: 'model/gpt.yaml',
      lines: [...model, 'relations:', '  accepts:', `    - { to: modality/images, ${CITED} }`],
      at: [6, 13],
      message: /There is no "modality\/images"/,
      hint: /Did you mean "modality\/image"\?/,
    },
    {
      rule: 'of a fact to an entity that is not there',
      file: 'facts/seen.yaml',
      lines: ['text: CLAP hears sounds.', 'about: [model/clap]', 'aspect: capability', CITED, CHECKED],
      at: [2, 9],
      message: /There is no "model\/clap"/,
      hint: /Did you mean "model\/clip"\?/,
    },
    {
      rule: 'of a fact to a newer fact that is not there',
      file: 'facts/seen.yaml',
      lines: fact('CLIP reads images.', 'supersededBy: fact/newer'),
      at: [4, 15],
      message: /There is no "fact\/newer"/,
      hint: /Or add facts\/newer\.yaml/,
    },
    {
      rule: 'to an id that was retired',
      file: 'facts/seen.yaml',
      others: { 'redirects.yaml': 'model/clip-1: model/clip\n' },
      lines: ['text: CLIP reads images.', 'about: [model/clip-1]', 'aspect: capability', CITED, CHECKED],
      at: [2, 9],
      message: /"model\/clip-1" was retired/,
      hint: /Write "model\/clip"/,
    },
    {
      rule: 'of a redirect to nothing',
      file: 'redirects.yaml',
      lines: ['model/clip-1: model/clap'],
      at: [1, 15],
      message: /There is no "model\/clap"/,
      hint: /Did you mean "model\/clip"\?/,
    },
    {
      rule: 'of a redirect from an id in use',
      file: 'redirects.yaml',
      lines: ['model/clip: model-class/lmm'],
      at: [1, 1],
      message: /"model\/clip" is retired here but has the file model\/clip\.yaml/,
      hint: /Remove the redirect or the file/,
    },
    {
      rule: 'of a fact to another fact',
      file: 'facts/seen.yaml',
      others: { 'facts/other.yaml': fact('CLIP was made by OpenAI.') },
      lines: ['text: CLIP reads images.', 'about: [fact/other]', 'aspect: capability', CITED, CHECKED],
      at: [2, 9],
      message: /cannot be about "fact\/other"/,
      hint: /Name entities/,
    },
    {
      rule: 'of a fact to the same entity twice',
      file: 'facts/seen.yaml',
      lines: ['text: CLIP reads images.', 'about: [model/clip, model/clip]', 'aspect: capability', CITED, CHECKED],
      at: [2, 21],
      message: /"model\/clip" is named twice/,
      hint: /Keep one/,
    },
    {
      rule: 'of a redirect from something that is not an id',
      file: 'redirects.yaml',
      lines: ['clip-1: model/clip'],
      at: [1, 1],
      message: /"clip-1" is not an id/,
      hint: /Write kind\/slug/,
    },
    {
      rule: 'of a fact that an entity supersedes',
      file: 'facts/seen.yaml',
      lines: fact('CLIP reads images.', 'supersededBy: model/clip'),
      at: [4, 15],
      message: /cannot be superseded by "model\/clip"/,
      hint: /Name a fact/,
    },
  ]);
});

describe("relations that the ontology doesn't allow", () => {
  testCases([
    {
      rule: 'to a wrong kind',
      file: 'model/gpt.yaml',
      lines: [...model, 'relations:', '  made-by:', `    - { to: modality/text, ${CITED} }`],
      at: [6, 13],
      message: /"made-by" cannot lead to "modality\/text"/,
      hint: /leads to: organization/,
    },
    {
      rule: 'from a wrong kind',
      file: 'modality/audio.yaml',
      lines: ['name: Audio', 'summary: Sound.', 'ordinal: 3', CITED, 'relations:', '  accepts:', `    - { to: modality/text, ${CITED} }`],
      at: [7, 7],
      message: /A modality cannot have the relation "accepts"/,
      hint: /starts at: model, model-class/,
    },
    {
      rule: 'stated twice',
      file: 'model/gpt.yaml',
      lines: [
        ...model,
        'relations:',
        '  accepts:',
        `    - { to: modality/text, ${CITED} }`,
        `    - { to: modality/image, ${CITED} }`,
        `    - { to: modality/text, ${CITED} }`,
      ],
      at: [8, 13],
      message: /stated twice/,
      hint: /Keep one/,
    },
  ]);
});

describe('names and order', () => {
  testCases([
    {
      rule: 'a name that another entity of the kind has',
      file: 'model/gpt.yaml',
      lines: ['name: clip', 'summary: A model.', CITED],
      at: [1, 7],
      message: /"clip" is already used for a model in model\/clip\.yaml/,
      hint: /make it more exact/,
    },
    {
      rule: 'an alias that another entity of the kind has',
      file: 'model-class/vlm.yaml',
      lines: ['name: Vision-language model', 'aliases: [VLM, lmm]', 'summary: A model.', CITED],
      at: [2, 16],
      message: /"lmm" is already used for a model class in model-class\/lmm\.yaml/,
      hint: /Remove it from one/,
    },
    {
      rule: 'an alias that repeats the name',
      file: 'model/gpt.yaml',
      lines: ['name: GPT', 'aliases: [gpt]', 'summary: A model.', CITED],
      at: [2, 11],
      message: /already used for a model in model\/gpt\.yaml/,
      hint: /Remove it/,
    },
    {
      rule: 'an ordinal that another entity of the kind has',
      file: 'modality/video.yaml',
      lines: ['name: Video', 'summary: Moving images.', 'ordinal: 2', CITED],
      at: [3, 10],
      message: /already taken in modality\/image\.yaml/,
      hint: /its own number/,
    },
    {
      rule: 'an ordinal that another relation has',
      file: 'model/gpt.yaml',
      lines: [
        ...model,
        'relations:',
        '  accepts:',
        `    - { to: modality/text, ordinal: 1, ${CITED} }`,
        `    - { to: modality/image, ordinal: 1, ${CITED} }`,
      ],
      at: [7, 38],
      message: /already taken/,
      hint: /its own number/,
    },
    {
      rule: 'an address that another source has',
      file: 'sources/paper-2.yaml',
      lines: ['title: A paper', 'url: https://example.org/paper/', 'publisher: A journal', 'kind: paper'],
      at: [2, 6],
      message: /already in sources\/paper\.yaml/,
      hint: /with another locator/,
    },
    {
      rule: 'a model that builds on itself',
      file: 'model/gpt.yaml',
      others: { 'model/gpt-2.yaml': ['name: GPT-2', ...model.slice(1), 'relations:', '  builds-on:', `    - { to: model/gpt, ${CITED} }`] },
      lines: [...model, 'relations:', '  builds-on:', `    - { to: model/gpt-2, ${CITED} }`],
      at: [5, 3],
      message: /builds on itself/,
      hint: /Break the circle/,
    },
    {
      rule: 'a concept that belongs to itself',
      file: 'concept/fusion.yaml',
      others: {
        'concept/joining.yaml': [
          'name: Joining',
          'summary: An idea.',
          CITED,
          'relations:',
          '  part-of:',
          `    - { to: concept/fusion, ${CITED} }`,
        ],
      },
      lines: ['name: Fusion', 'summary: An idea.', CITED, 'relations:', '  part-of:', `    - { to: concept/joining, ${CITED} }`],
      at: [5, 3],
      message: /belongs to itself/,
      hint: /Break the circle/,
    },
    {
      rule: 'a phrase that another entity uses for its question',
      file: 'modality/video.yaml',
      others: { 'model/gpt.yaml': ['name: GPT', 'asks: [can it hear]', 'summary: A model.', CITED] },
      lines: ['name: Video', 'summary: Moving images.', 'ordinal: 3', 'asks: ["Can it hear?"]', CITED],
      at: [4, 8],
      message: /"can it hear" is already in model\/gpt\.yaml/,
      hint: /where it fits best/,
    },
    {
      rule: 'a fact that supersedes itself',
      file: 'facts/seen.yaml',
      others: { 'facts/newer.yaml': fact('CLIP was made by OpenAI.', 'supersededBy: fact/seen') },
      lines: fact('CLIP reads images.', 'supersededBy: fact/newer'),
      at: [4, 15],
      message: /superseded by itself/,
      hint: /Break the circle/,
    },
  ]);
});
