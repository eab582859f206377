import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command } from '../contract/command.ts';
import type { Block } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { describeModality } from './modality.ts';
import { shareOption } from './shared-options.ts';

const Modalities = graphql(
  `query Modalities {
    modalities { name slug summary note citations { ...CitationParts } facts(first: 20) { nodes { aspect ...FactParts } } }
    entity(kind: MODEL_CLASS, slug: "lmm") { facts(first: 100) { nodes { ...FactParts } } }
    meta { revision }
  }`,
  [FactParts, CitationParts],
);

type Modality = ResultOf<typeof Modalities>['modalities'][number];

export const modalities = (messages: Messages): Command =>
  command({
    name: 'modalities',
    aliases: ['modality'],
    description: messages.modalities.description,
    topic: 'ideas',
    options: {
      modality: { type: 'text', description: messages.modalities.options.modality, entityKinds: ['MODALITY'] },
      share: shareOption(messages),
    },
    examples: ['modalities', 'modalities audio'],
    run: ({ modality: name }, { query }) => {
      if (name !== undefined) return describeModality(name, query, messages);
      return resultFrom(query, Modalities, {}, (data) => toReply(data, messages));
    },
  });

function toReply({ modalities: all, entity }: ResultOf<typeof Modalities>, messages: Messages): QueriedResult {
  const texts = messages.modalities;
  const numbering = numberSources();
  const lead = numbering.claim(
    texts.lead(all.length, messages.and(all.map(({ name }) => name.toLowerCase()))),
    all.flatMap(({ citations }) => citations),
  );
  const blocks = all.flatMap((one) => modalityBlock(one, numbering));
  // Which modalities models handle, then and now: superseded facts show beside what supersedes them.
  const dated = (entity?.facts.nodes ?? []).filter(({ supersededBy }) => supersededBy !== null);
  return {
    title: texts.title,
    lead,
    blocks: [...blocks, ...claimsBlock(texts.outlook, factClaims(dated, numbering, messages)), ...asides(all.map(({ note }) => note))],
    sources: numbering.sources,
    followUps: [
      {
        kind: 'select',
        label: texts.which,
        choices: all.map(({ name, slug }) => ({
          label: name,
          call: { command: 'modalities', options: { modality: slug } },
        })),
      },
    ],
  };
}

function modalityBlock({ name, summary, citations, facts }: Modality, { claim }: SourceNumbering): Block[] {
  // Coverage comes before capabilities.
  const about = ['COVERAGE', 'CAPABILITY'].flatMap((wanted) => facts.nodes.filter(({ aspect }) => aspect === wanted));
  const claims = about.map((fact) => claim(fact.text, fact.citations));
  return claimsBlock(name, claims.length > 0 ? claims : [claim(summary, citations)]);
}
