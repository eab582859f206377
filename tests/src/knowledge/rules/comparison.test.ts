import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../../src/knowledge/index.ts';
import { testCases } from '../cases.ts';
import { CITED, folderWith, TODAY } from '../folder.ts';

const stage = ['name: Fine-tuning', 'summary: Further training.', 'ordinal: 4', CITED, 'positions:'];
const position = (slug: string) => `  - { subject: model-class/${slug}, text: Some words., ${CITED} }`;
const accepts = (modality: string) => ['relations:', '  accepts:', `    - { to: modality/${modality}, ${CITED} }`];

describe('stages and dimensions', () => {
  testCases([
    {
      rule: 'a stage that says nothing of LLMs',
      file: 'stage/fine-tuning.yaml',
      lines: [...stage, position('lmm')],
      at: [5, 1],
      message: /No position is stated for model-class\/llm/,
      hint: /subject: model-class\/llm/,
    },
    {
      rule: 'a dimension that says nothing of LMMs',
      file: 'dimension/inputs.yaml',
      lines: ['name: Inputs', ...stage.slice(1), position('llm')],
      at: [5, 1],
      message: /No position is stated for model-class\/lmm/,
      hint: /text and citations/,
    },
    {
      rule: 'a side that is stated twice',
      file: 'stage/fine-tuning.yaml',
      lines: [...stage, position('lmm'), position('llm'), position('lmm')],
      at: [8, 16],
      message: /model-class\/lmm has two positions/,
      hint: /Keep one/,
    },
    {
      rule: 'a subject that is not a model class',
      file: 'stage/fine-tuning.yaml',
      lines: [...stage, position('lmm'), position('llm'), `  - { subject: model/clip, text: Some words., ${CITED} }`],
      at: [8, 16],
      message: /cannot be that of "model\/clip"/,
      hint: /Name a model class/,
    },
    {
      rule: 'a subject that is not there',
      file: 'stage/fine-tuning.yaml',
      lines: [...stage, position('lmm'), position('llm'), position('vlm')],
      at: [8, 16],
      message: /There is no "model-class\/vlm"/,
      hint: /Did you mean "model-class\/l[lm]m"\?/,
    },
    {
      rule: 'no positions at all',
      file: 'stage/fine-tuning.yaml',
      lines: stage.slice(0, 4),
      at: [1, 1],
      message: /"positions" is missing/,
      hint: /a list/,
    },
  ]);

  it("are counted, like the article's limitations", async () => {
    const folder = await folderWith({});
    await cp(join(import.meta.dirname, '../../../../prisma/knowledge'), folder, { recursive: true });
    await rm(join(folder, 'stage/fine-tuning.yaml'));
    await rm(join(folder, 'limitation/integration-of-modalities.yaml'));
    const { problems } = await loadKnowledge(folder, TODAY);
    expect(problems).toContainEqual({
      file: 'stage',
      line: 1,
      column: 1,
      message: 'There are 4 training stages, not 5.',
      hint: 'Add or remove files in stage/.',
    });
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'limitation', message: 'There are 4 limitations that cite aimultiple-lmm-vs-llm, not 5.' }),
    );
  });
});

describe('classes and their modalities', () => {
  testCases([
    {
      rule: 'an LLM that accepts images',
      file: 'model-class/llm.yaml',
      lines: ['name: Large language model', 'summary: Reads text.', CITED, ...accepts('image')],
      at: [6, 13],
      message: /An LLM accepts only modality\/text, not modality\/image/,
      hint: /file the model under model-class\/lmm/,
    },
    {
      rule: 'a model filed under LLM that produces images',
      file: 'model/gpt.yaml',
      lines: [
        'name: GPT',
        'summary: A model.',
        CITED,
        'relations:',
        `  instance-of: [{ to: model-class/llm, ${CITED} }]`,
        '  produces:',
        `    - { to: modality/image, ${CITED} }`,
      ],
      at: [7, 13],
      message: /An LLM produces only modality\/text/,
      hint: /Remove it/,
    },
    {
      rule: 'an LMM that knows only text',
      file: 'model-class/lmm.yaml',
      lines: ['name: Large multimodal model', 'summary: Reads data.', CITED, ...accepts('text')],
      at: [5, 3],
      message: /at least two modalities or produces more than text/,
      hint: /under model-class\/llm/,
    },
  ]);
});
