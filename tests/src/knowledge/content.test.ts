import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '../../../src/curation/rows.ts';
import { columnRules, type Kind, relationTypes, topics } from '../../../src/graph/ontology.ts';
import { type Contents, formatProblems, loadKnowledge } from '../../../src/knowledge/index.ts';
import { toRows } from '../../../src/seed/rows.ts';

const folder = join(import.meta.dirname, '../../../prisma/knowledge');
const LMM = 'model-class/lmm';
const LLM = 'model-class/llm';
const ARTICLE = 'aimultiple-lmm-vs-llm';

let contents: Contents;
let rows: Rows;
beforeAll(async () => {
  const loaded = await loadKnowledge(folder, '2026-11-30');
  expect(formatProblems(loaded.problems)).toBe('');
  contents = loaded.contents;
  rows = toRows(contents);
});

const ids = (kind: Kind): string[] => contents.entities.filter((entity) => entity.kind === kind).map(({ id }) => id);
const entity = (id: string) => contents.entities.find((candidate) => candidate.id === id);
const facts = () => contents.facts.map(({ id, value }) => ({ id, ...value }));
const targets = (fromId: string, type: string): string[] =>
  rows.relation.filter((relation) => relation.fromId === fromId && relation.type === type).map(({ toId }) => toId);

describe('the committed knowledge', () => {
  it('has both classes, two dimensions and five modalities', () => {
    expect(ids('model-class')).toEqual(expect.arrayContaining([LMM, LLM, 'model-class/vision-language-encoder']));
    expect(ids('dimension')).toEqual(['dimension/applications-and-tasks', 'dimension/data-modalities']);
    expect(ids('modality').map((id) => id.split('/')[1])).toEqual(['audio', 'image', 'sensory', 'text', 'video']);
  });

  it("has five stages in the article's order, each with both positions", () => {
    const stages = rows.stage.toSorted((left, right) => Number(left['ordinal']) - Number(right['ordinal']));
    expect(stages.map(({ id }) => id)).toEqual([
      'stage/data-collection-and-preparation',
      'stage/model-architecture-design',
      'stage/pre-training',
      'stage/fine-tuning',
      'stage/evaluation-and-iteration',
    ]);
    for (const { id } of stages) {
      const subjects = rows.position.filter(({ underId }) => underId === id).map(({ subjectId }) => subjectId);
      expect(subjects.sort()).toEqual([LLM, LMM]);
    }
  });

  it("lists the five limitations in the article's order, four of them for LLMs too", () => {
    const order = [
      'limitation/data-requirements-and-bias',
      'limitation/computational-resources',
      'limitation/interpretability-and-explainability',
      'limitation/integration-of-modalities',
      'limitation/generalization-and-overfitting',
    ];
    const ofArticle = (id: string) => targets(id, 'limited-by').filter((to) => order.includes(to));
    expect(ofArticle(LMM)).toEqual(order);
    expect(ofArticle(LLM)).toEqual(order.filter((id) => !id.includes('integration')));
  });

  it('keeps the mismatched heading of the limitations visible', () => {
    const byArticle = new Set(rows.limitation.flatMap(({ id, sourceHeading }) => (sourceHeading === null ? [] : [id])));
    const relations = rows.relation.filter(
      ({ type, fromKind, toId }) => type === 'limited-by' && fromKind === 'model-class' && byArticle.has(toId),
    );
    expect(relations.length).toBeGreaterThanOrEqual(9);
    expect(relations.every(({ note }) => note?.includes('limitations of large language models'))).toBe(true);
    const ofArticle = rows.limitation.flatMap(({ sourceHeading }) => sourceHeading ?? []);
    expect(ofArticle).toEqual(Array(5).fill('What are the limitations of large language models?'));
  });

  it("splits the limitations into the article's ten claims", () => {
    const claims = facts().filter(
      ({ aspect, daily, citations }) => aspect === 'limitation' && !daily && citations.every(({ source }) => source === ARTICLE),
    );
    expect(claims).toHaveLength(10);
  });

  it('files CLIP as an encoder and says that the article lists it as an LMM', () => {
    expect(targets('model/clip', 'instance-of')).toEqual(['model-class/vision-language-encoder']);
    expect(targets('model/clip', 'listed-as')).toEqual([LMM]);
    expect(targets('model/clip', 'produces')).toEqual([]);
    expect(targets('model/flamingo', 'instance-of')).toEqual([LMM]);
    expect(targets('model/flamingo', 'accepts')).toEqual(['modality/text', 'modality/image', 'modality/video']);
  });

  it("supersedes the article's dated claims by a count of July 2026", () => {
    const dated = rows.fact.filter(({ supersededById: supersededBy }) => supersededBy === 'fact/catalog-inputs-2026');
    expect(dated.map(({ slug, asOf }) => [slug, asOf])).toEqual([
      ['future-audio-and-video', null],
      ['most-models-text-and-image', null],
    ]);
    const newer = facts().find(({ id }) => id === 'fact/catalog-inputs-2026');
    expect(newer).toMatchObject({ type: 'measurement', asOf: '2026-07-01', daily: true });
  });

  it('names the authors of opinions and never posts them', () => {
    const opinions = facts().filter(({ type }) => type === 'opinion');
    expect(opinions.map(({ attributedTo, daily }) => [attributedTo, daily])).toEqual(opinions.map(() => ['AIMultiple', false]));
    expect(opinions.map(({ id }) => id)).toContain('fact/lmm-step-to-agi');
  });

  it('has enough models, tests, techniques and daily facts to be useful', () => {
    const claims = [rows.entity, rows.relation, rows.position, rows.score, rows.fact].flat();
    const cited = new Set(
      rows.citation.map(
        ({ entityId, relationId, positionId, scoreId, factId }) => entityId ?? relationId ?? positionId ?? scoreId ?? factId,
      ),
    );
    expect(ids('model').length).toBeGreaterThanOrEqual(230);
    expect(ids('benchmark').length).toBeGreaterThanOrEqual(80);
    expect(ids('technique').length).toBeGreaterThanOrEqual(65);
    expect(ids('limitation').length).toBeGreaterThanOrEqual(16);
    expect(rows.score.length).toBeGreaterThanOrEqual(900);
    expect(new Set(rows.score.map(({ modelId }) => modelId)).size).toBeGreaterThanOrEqual(110);
    expect(new Set(rows.score.map(({ benchmarkId }) => benchmarkId)).size).toBeGreaterThanOrEqual(60);
    expect(facts().filter(({ daily }) => daily).length).toBeGreaterThanOrEqual(220);
    expect(claims.length).toBeGreaterThanOrEqual(4_000);
    expect(claims.filter(({ id }) => !cited.has(id))).toEqual([]);
  });

  it('has daily facts on every topic, each checked against the source itself, its abstract or a dataset', () => {
    const daily = facts().filter((fact) => fact.daily);
    expect(new Set(daily.map(({ topic }) => topic))).toEqual(new Set(topics));
    expect(daily.filter(({ checked }) => checked.level === 'secondary')).toEqual([]);
  });

  it("has Hugging Face's nine multimodal tasks", () => {
    const cited = contents.entities.filter(
      ({ kind, value }) => kind === 'task' && value.citations.some(({ source }) => source === 'huggingface-tasks'),
    );
    expect(cited).toHaveLength(9);
  });

  it('shows figures on which sources disagree side by side, each with its method', () => {
    const [left, right] = ['fact/gpt-4-cost-ai-index', 'fact/gpt-4-cost-epoch'].map((id) => facts().find((fact) => fact.id === id));
    expect([left?.contradicts, right?.contradicts]).toEqual([[right?.id], [left?.id]]);
    expect(left?.method).not.toBe(right?.method);
  });

  it('gives every entity the columns of its own kind and the path of its file', async () => {
    for (const { id, kind, value } of contents.entities) {
      expect(Object.keys(value.columns)).toEqual(Object.keys(columnRules(kind)));
      const path = contents.files.get(id) ?? '';
      await expect(readFile(join(folder, path), 'utf8')).resolves.toContain('name:');
    }
    expect(entity('model/flamingo')?.value.columns).toMatchObject({ releasedOn: '2022-04-29', parameters: 80e9, openWeights: false });
  });

  it('gives every task, technique and modality a relation', () => {
    const joined = new Set(rows.relation.flatMap(({ fromId, toId }) => [fromId, toId]));
    const alone = [...ids('task'), ...ids('technique'), ...ids('modality'), ...ids('limitation')].filter((id) => !joined.has(id));
    expect(alone).toEqual([]);
    expect(Object.keys(relationTypes)).toEqual(expect.arrayContaining(rows.relation.map(({ type }) => type)));
  });
});
