import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { comparison } from '../../../src/pictures/content/comparison.ts';
import { modalitiesPicture } from '../../../src/pictures/content/modalities.ts';
import { neighbourhood } from '../../../src/pictures/content/neighbourhood.ts';
import { scoresPicture } from '../../../src/pictures/content/scores.ts';
import { timelinePicture } from '../../../src/pictures/content/timeline.ts';
import { entity, graphOf, relation } from '../../support/graph/rows.ts';
import { need } from '../../support/need.ts';
import { picturedGraph as graph } from '../../support/pictures/pictured.ts';

const the = (id: string, of: Graph = graph) => need(of.entities.get(id), id);

describe('a neighbourhood', () => {
  it('says every link in its alternative text, in both directions, and who alone states one', () => {
    expect(neighbourhood(graph, the('model/clip')).alt).toBe(
      'CLIP and its 6 links. CLIP: OpenAI, Jan 2021, 428M parameters, open weights. is a: Vision-language encoder. ' +
        'listed as: LMM (by A journal only). made by: OpenAI. takes: Text and Image. basis of: LLaVA.',
    );
  });

  it('shows the links of some neighbours at depth 2, without the way back', () => {
    const { further, alt } = neighbourhood(graph, the('model/clip'), 2);
    expect(further.map(({ neighbour: { name } }) => name)).toEqual(['LMM', 'Text', 'Image', 'LLaVA']);
    expect(alt).toContain('Further, Text. taken by: Flamingo. given by: Flamingo. Further, Image.');
    expect(alt).toMatch(/Further, LLaVA\. is a: LMM\. takes: Image\.$/);
  });

  it('gives each relation type a share of a full picture, the newest models first, and counts the rest', () => {
    const ids = Array.from({ length: 40 }, (_, index) => String(index).padStart(2, '0'));
    const busy = graphOf({
      entities: [
        entity('organization/lab', { name: 'Lab' }),
        entity('organization/group', { name: 'Group' }),
        ...ids.map((id) => entity(`model/m${id}`, { name: `M${id}`, model: { releasedOn: `20${id}` } })),
      ],
      relations: [
        ...ids.map((id) => relation(`model/m${id} made-by organization/lab`)),
        relation('organization/lab division-of organization/group'),
      ],
    });
    const { title, groups } = neighbourhood(busy, the('organization/lab', busy));
    expect(title).toBe('Lab and 14 of its 41 links');
    expect(groups.map(({ label, neighbours, more }) => [label, neighbours.length, more])).toEqual([
      ['division of', 1, 0],
      ['made', 13, 27],
    ]);
    expect(groups[1]?.neighbours.slice(0, 2).map(({ entity: { name } }) => name)).toEqual(['M39', 'M38']);
  });

  it('says so when there are no links', () => {
    const lone = graphOf({ entities: [entity('concept/idea', { name: 'Idea' })] });
    expect(neighbourhood(lone, the('concept/idea', lone)).title).toBe('Idea has no links yet');
  });
});

describe('a comparison', () => {
  it('begins with what both and what only one of two models can, and says every row', () => {
    expect(comparison(graph, the('model/clip'), the('model/flamingo')).alt).toBe(
      'CLIP and Flamingo both take text and images. Only CLIP has open weights; only Flamingo takes video. ' +
        'Maker: CLIP: OpenAI; Flamingo: not recorded. Released: CLIP: Jan 2021; Flamingo: Apr 2022. ' +
        'Parameters: CLIP: 428 million; Flamingo: not recorded. Takes: CLIP: text, image; Flamingo: text, image, video. ' +
        'Gives: CLIP: not recorded; Flamingo: text. Weights: CLIP: open; Flamingo: not open. ' +
        'License: CLIP: MIT; Flamingo: not recorded. ' +
        'Class: CLIP: Vision-language encoder, but A journal: LMM; Flamingo: LMM.',
    );
  });

  it('takes what is not recorded for no difference', () => {
    const { title, subtitle } = comparison(graph, the('model/llava'), the('organization/openai'));
    expect([title, subtitle]).toEqual(['LLaVA and OpenAI', '']);
  });

  it('shows what is said of classes under each dimension', () => {
    const { rows } = comparison(graph, the('model-class/lmm'), the('model-class/llm'));
    expect(rows.map(({ name, cells }) => [name, ...cells.map((cell) => cell?.words[0]?.text)])).toEqual([
      ['What it is', 'About lmm.', 'About llm.'],
      ['Data', 'Several kinds.', 'Text.'],
    ]);
  });
});

describe('the timeline', () => {
  it('lists releases by month, the newest first, within a span', () => {
    expect(timelinePicture(graph, {}).alt).toBe('3 models released. 2023: LLaVA. Apr 2022: Flamingo. Jan 2021: CLIP.');
    expect(timelinePicture(graph, { since: '2022', until: '2022' }).alt).toBe(
      '1 model released since 2022 until 2022. Apr 2022: Flamingo.',
    );
    expect(timelinePicture(graph, { since: '2030' }).alt).toBe('No models with a release date since 2030.');
  });

  it('stops at forty', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `model/m${index}`);
    const many = graphOf({ entities: ids.map((id) => entity(id, { model: { releasedOn: '2024-05' } })) });
    const { title, groups } = timelinePicture(many, {});
    expect([title, groups.length, groups[0]?.released.length]).toEqual(['The newest 40 of 60 models released', 1, 40]);
  });
});

it('modalities of large multimodal models tell nothing recorded from neither', () => {
  expect(modalitiesPicture(graph).alt).toBe(
    'What the 2 newest large multimodal models take and give. ' +
      'LLaVA: Text: not recorded, Image: takes, Video: not recorded. Flamingo: Text: both, Image: takes, Video: takes.',
  );
});

it('scores are sorted, with who measured them and when', () => {
  expect(scoresPicture(graph, the('benchmark/mmmu')).alt).toBe(
    'MMMU: 3 models. LLaVA: 60 % (third party, Mar 2025). Flamingo: 50 % (third party, Mar 2025). CLIP: 40 % (third party, Mar 2025).',
  );
});
