/** Relation types: how entities can be joined; part of the ontology, which exports them. */
import { phrases, type RelationCues } from './cues.ts';
import type { Kind } from './kinds.ts';

/**
 * Which entities a relation may join, and its names: `out` and `in` are the GraphQL fields on the two sides,
 * `label` and `inverse` read between the two names ("CLIP is a vision-language encoder").
 */
export interface RelationRule {
  readonly from: readonly Kind[];
  readonly to: readonly Kind[];
  readonly out: string;
  readonly in: string;
  readonly label: string;
  readonly inverse: string;
  readonly description: string;
  readonly inverseDescription: string;
  readonly cues?: RelationCues;
}

export const relationTypes = {
  'instance-of': {
    from: ['model'],
    to: ['model-class'],
    out: 'classes',
    in: 'models',
    label: 'is a',
    inverse: 'includes',
    description: 'The classes that curators file it under.',
    inverseDescription: 'The models that curators file under it.',
    cues: { out: phrases('classified as, filed under'), to: phrases('class, classes, category, kind of, type of, sort of, class of') },
  },
  'listed-as': {
    from: ['model'],
    to: ['model-class'],
    out: 'listedAs',
    in: 'listedModels',
    label: 'is listed by a source as',
    inverse: 'is said by a source to include',
    description: 'The classes that a source lists it under.',
    inverseDescription: 'The models that a source lists under it.',
    cues: { out: phrases('famous, well known, notable, popular, listed as') },
  },
  'made-by': {
    from: ['model'],
    to: ['organization'],
    out: 'makers',
    in: 'models',
    label: 'was made by',
    inverse: 'made',
    description: 'The organizations that made this model.',
    inverseDescription: 'The models it made, alone or with others.',
    cues: {
      out: phrases(
        'made by, built by, developed by, created by, released by, published by, launched by, trained by, comes from',
        'owned by',
      ),
      in: phrases(
        'trained, made, make, makes, making, built, build, builds, developed, develop, develops, created, create, creates',
        'published, publish, invented, behind, came up with, responsible for, put out',
      ),
      to: phrases('maker, makers, creator, creators, developer, developers, author, authors, vendor, owner'),
    },
  },
  'builds-on': {
    from: ['model'],
    to: ['model'],
    out: 'buildsOn',
    in: 'basisOf',
    label: 'builds on',
    inverse: 'is the basis of',
    description: 'Earlier models whose weights or design it reuses.',
    inverseDescription: 'Later models that reuse its weights or design.',
    cues: {
      out: phrases(
        'based on, builds on, build on, built on, built upon, derived from, derive from, derives from, built on top of',
        'fine tuned from, use as backbone, reuse',
      ),
      in: phrases('basis of, basis for'),
      from: phrases('derivative, derivatives, descendants'),
      to: phrases('base model, basis, backbone, foundation'),
    },
  },
  succeeds: {
    from: ['model'],
    to: ['model'],
    out: 'predecessors',
    in: 'successors',
    label: 'succeeds',
    inverse: 'is succeeded by',
    description: 'The models it replaces, by its maker or by name and date.',
    inverseDescription: 'The models that replaced it.',
    cues: {
      out: phrases(
        'replaced, replaces, replace, instead of, newer than, should i use instead of, use instead of, superseded',
        'supersedes, succeeded, succeeds, came after, comes after, follows, followed',
      ),
      in: phrases('replaced by, was before, superseded by, succeeded by, followed by, came before, comes before, preceded'),
      from: phrases('successor, successors, replacement, follow up'),
      to: phrases('predecessor, predecessors'),
    },
  },
  'version-of': {
    from: ['model'],
    to: ['model'],
    out: 'versionOf',
    in: 'versions',
    label: 'is a version of',
    inverse: 'has the version',
    description: 'The model it is a dated version, size or variant of.',
    inverseDescription: 'Its dated versions, sizes and variants.',
    cues: { out: phrases('version of, variant of'), from: phrases('versions, variants, sizes, variations, version, variant, editions') },
  },
  accepts: {
    from: ['model', 'model-class'],
    to: ['modality'],
    out: 'accepts',
    in: 'acceptedBy',
    label: 'accepts',
    inverse: 'is accepted by',
    description: 'The modalities it takes as input.',
    inverseDescription: 'The models and classes that take it as input.',
    cues: {
      out: phrases(
        'accept, accepts, accepting, accepted, take, takes, taking, take in, takes in, read, reads, reading, understand',
        'understands, understanding, support, supports, supporting, handle, handles, handling, process, processes, see',
        'sees, hear, hears, listen to, watch, watches, ingest, work with, works with, cope with, fed, look at',
        'support as input',
      ),
      in: phrases('go into, goes into, goes in, go in, fed into'),
      to: phrases('input, inputs, input modalities, input modality, in'),
    },
  },
  produces: {
    from: ['model', 'model-class'],
    to: ['modality'],
    out: 'produces',
    in: 'producedBy',
    label: 'produces',
    inverse: 'is produced by',
    description: 'The modalities it gives as output.',
    inverseDescription: 'The models and classes that give it as output.',
    cues: {
      out: phrases(
        'produce, produces, producing, generate, generates, generating, give out, gives out, return, returns, emit, emits',
        'output, outputs, outputting, write, writes, speak, speaks, draw, draws, reply with, answer with, create, creates',
        'make, makes, spit out, sing, sings, talk, talks',
      ),
      in: phrases('comes out of, come out of'),
      to: phrases('output, outputs, output modalities, output modality, generation'),
    },
  },
  performs: {
    from: ['model', 'model-class'],
    to: ['task'],
    out: 'tasks',
    in: 'performedBy',
    label: 'performs',
    inverse: 'is performed by',
    description: 'The tasks it can do, by its sources.',
    inverseDescription: 'The models and classes that can do it.',
    cues: {
      out: phrases(
        'good at, perform, performs, do, does, doing, capable of, can do, fit for, used for, good for, suited for, solve, solves',
        'handle, support, supports, for',
      ),
      to: phrases('task, tasks, abilities, capabilities, skills, use cases'),
    },
  },
  'works-on': {
    from: ['task'],
    to: ['modality'],
    out: 'modalities',
    in: 'tasks',
    label: 'works on',
    inverse: 'is worked on by',
    description: 'The modalities it reads or writes.',
    inverseDescription: 'The tasks that read or write it.',
    cues: { out: phrases('work on, works on, involve, involving, need, needs, with, use, uses, on') },
  },
  uses: {
    from: ['model', 'stage'],
    to: ['technique'],
    out: 'techniques',
    in: 'usedBy',
    label: 'uses',
    inverse: 'is used by',
    description: 'The methods and building blocks in it.',
    inverseDescription: 'The models and stages that use it.',
    cues: {
      out: phrases(
        'use, uses, using, used, trained with, trained using, trained by, built with, made with, rely on, relies on',
        'employ, employs, apply, with, contain, contains, have, has',
      ),
      in: phrases('used in, used by, part of'),
      to: phrases('technique, techniques, method, methods, building blocks, ingredients'),
    },
  },
  'limited-by': {
    from: ['model-class', 'model'],
    to: ['limitation'],
    out: 'limitedBy',
    in: 'limits',
    label: 'is limited by',
    inverse: 'limits',
    description: "Its own limitations, in the source's order.",
    inverseDescription: 'The models and classes it limits.',
    cues: {
      out: phrases('limited by, suffer from, suffers from, suffering from, prone to, struggle with, have, has'),
      in: phrases('limit, limits, affect, affects'),
      to: phrases(
        'limitation, limitations, limit, limits, weakness, weaknesses, drawback, drawbacks, problem, problems, downside',
        'downsides, shortcoming, shortcomings, flaw, flaws, issue, issues, risk, risks, wrong with, bad at, challenge',
        'challenges, cons, pitfalls, go wrong',
      ),
    },
  },
  measures: {
    from: ['benchmark'],
    to: ['task', 'modality', 'limitation'],
    out: 'measures',
    in: 'measuredBy',
    label: 'measures',
    inverse: 'is measured by',
    description: 'The tasks, modalities and limitations it tests.',
    inverseDescription: 'The benchmarks that test it.',
    cues: {
      out: phrases(
        'measure, measures, measuring, test, tests, testing, evaluate, evaluates, cover, covers, check, checks, assess',
        'for, about, on, of',
      ),
      in: phrases('measured by, tested by, measured, tested'),
    },
  },
  mitigates: {
    from: ['technique'],
    to: ['limitation'],
    out: 'mitigates',
    in: 'mitigatedBy',
    label: 'reduces',
    inverse: 'is reduced by',
    description: 'The limitations it reduces, by its source.',
    inverseDescription: 'The techniques that reduce it, by their sources.',
    cues: {
      out: phrases(
        'reduce, reduces, reducing, mitigate, mitigates, mitigating, prevent, prevents, fix, fixes, stop, help against',
        'helps against, help with, helps with, fight, fights, against, lower, lowers, counter, lessen, avoid, address',
        'tackle, cut, cuts, cut down on, combat, keep under control, protect against, protects against, limit, less',
      ),
      in: phrases('reduced by, mitigated by, prevented by'),
      from: phrases('remedy, remedies, mitigations, countermeasures, cure'),
    },
  },
  'division-of': {
    from: ['organization'],
    to: ['organization'],
    out: 'divisionOf',
    in: 'divisions',
    label: 'is a division of',
    inverse: 'has the division',
    description: 'The organizations that it belongs to.',
    inverseDescription: 'The organizations that belong to it.',
    cues: {
      out: phrases('division of, part of, belong to, belongs to, owned by, belonged to'),
      in: phrases('own, owns'),
      from: phrases('division, divisions, subsidiary, subsidiaries'),
      to: phrases('parent, parent company'),
    },
  },
  'part-of': {
    from: ['concept', 'technique'],
    to: ['concept'],
    out: 'partOf',
    in: 'parts',
    label: 'belongs to',
    inverse: 'comprises',
    description: 'The wider concepts it belongs to.',
    inverseDescription: 'The concepts and techniques that belong to it.',
    cues: { out: phrases('part of, belong to, belongs to, under, for'), in: phrases('comprise, comprises, include, includes') },
  },
} as const satisfies Record<string, RelationRule>;
