/** Relation cues: the words that people ask for relations with; part of the ontology. */
import { phrases, type RelationCues, withLearned } from './cues.ts';

export const relationCues = withLearned({
  'instance-of': {
    out: phrases('classified as, filed under'),
    to: phrases('class, classes, category, kind of, type of, sort of, class of'),
  },
  'listed-as': { out: phrases('famous, well known, notable, popular, listed as') },
  'made-by': {
    out: phrases(
      'made by, built by, developed by, created by, released by, published by, launched by, trained by, comes from',
      'owned by',
      'coming from, come from, came from, coming out of, coming out from, made at, built at, developed at',
      'trained at, produced by, invented by, designed by, written by, authored by, credited to, put out by',
      'brought out by, by the folks at, by the people at, from the makers of, shipped by, dropped by, unveiled by',
      'introduced by, engineered by, originate from, originates from',
    ),
    in: phrases(
      'trained, made, make, makes, making, built, build, builds, developed, develop, develops, created, create, creates',
      'published, publish, invented, behind, came up with, responsible for, put out',
      'put together, come up with, designed, designs, engineered, to thank for, authored, brought out, brought us',
      'bring out, stands behind, stood behind, pushed out, stop making, stopped making, stop offering',
      'stopped offering, bring to market, brought to market, craft, crafted, cook up, cooked up',
    ),
    to: phrases(
      'maker, makers, creator, creators, developer, developers, author, authors, vendor, owner',
      'manufacturer, maker company, company behind, creator company, producer, inventor, inventors, publisher',
      'makers of, brain behind, brains behind, people behind, lab behind, team behind',
    ),
  },
  'builds-on': {
    out: phrases(
      'based on, builds on, build on, built on, built upon, derived from, derive from, derives from, built on top of',
      'fine tuned from, use as backbone, reuse',
      'built around, build upon, builds upon, based upon, on top of, built off, start from, starts from',
      'started from, stem from, stems from, branch from, branched from, inherit from, inherits from',
      'finetuned from, fine tuned on, tuned from, extends, extend, an extension of, uses as its base',
      'use as its base, use as base, uses as base',
    ),
    in: phrases('basis of, basis for', 'underlies, underlie, basis to'),
    from: phrases('derivative, derivatives, descendants'),
    to: phrases(
      'base model, basis, backbone, foundation',
      'underlying model, base models, parent model, foundation model of, ancestor, ancestors, root model',
    ),
  },
  succeeds: {
    out: phrases(
      'replaced, replaces, replace, instead of, newer than, should i use instead of, use instead of, superseded',
      'supersedes, succeeded, succeeds, came after, comes after, follows, followed',
      'took over from, take over from, takes over from, taken over from, superseding, step up from',
      'should we use instead of, can i use instead of, do i use instead of, should i use in place of, in place of',
      'comes next after, next after, came next after, came right after, comes right after, instead of using',
      'to use instead of, should i switch to from, use in place of, swap for, substitute for',
    ),
    in: phrases('replaced by, was before, superseded by, succeeded by, followed by, came before, comes before, preceded'),
    from: phrases(
      'successor, successors, replacement, follow up',
      'new version, newer version, next version, next generation, heir, successor model, replacement model',
      'replacements, follow up to, followup, sequel, sequels, next model, follow on',
    ),
    to: phrases(
      'predecessor, predecessors',
      'previous version, prior version, earlier version, previous model, previous generation, forerunner',
      'precursor',
    ),
  },
  'version-of': {
    out: phrases('version of, variant of'),
    from: phrases(
      'versions, variants, sizes, variations, version, variant, editions',
      'flavors, flavours, snapshots, checkpoints of, sizes available, dated versions, spin offs',
    ),
  },
  accepts: {
    out: phrases(
      'accept, accepts, accepting, accepted, take, takes, taking, take in, takes in, read, reads, reading, understand',
      'understands, understanding, support, supports, supporting, handle, handles, handling, process, processes, see',
      'sees, hear, hears, listen to, watch, watches, ingest, work with, works with, cope with, fed, look at',
      'support as input',
      'expect, expects, fed with, eat, eats, digest, digests, consume',
      'consumes, ingests, deal with, deals with, parse, parses, interpret, interprets, look into, perceive',
      'perceives, make sense of, makes sense of, analyze, analyzes, analyse, listens to',
      'watching, hearing, seeing, listening to, ',
    ),
    in: phrases(
      'go into, goes into, goes in, go in, fed into, feed into, feed to, feed it, feed, put into, throw at, pass to',
      'pass in, send to, send it, upload to, uploaded to, give it, give to, put in, show to, load into, plug into',
    ),
    to: phrases(
      'input, inputs, input modalities, input modality, in',
      'input types, input type, input data, input formats, input format, support, accepted inputs, input kinds',
      'comprehension, understanding, kind of input, kinds of input, kinds of inputs, type of input, types of input',
      'types of inputs, sort of input',
    ),
  },
  produces: {
    out: phrases(
      'produce, produces, producing, generate, generates, generating, give out, gives out, return, returns, emit, emits',
      'output, outputs, outputting, write, writes, speak, speaks, draw, draws, reply with, answer with, create, creates',
      'make, makes, spit out, sing, sings, talk, talks',
      'spits out, spit, render, renders, rendering, compose, composes, synthesize, synthesizes, deliver, delivers',
      'yield, yields, respond with, responds with, reply in, answer in, respond in, responds in, produced',
      'generated, drawing, painting, paint, paints, painted',
    ),
    in: phrases('comes out of, come out of'),
    to: phrases(
      'output, outputs, output modalities, output modality, generation',
      'output types, output type, output format, output formats, output data, kind of output, kinds of output',
      'kinds of outputs, type of output, types of output, types of outputs, generation output',
    ),
  },
  performs: {
    out: phrases(
      'good at, perform, performs, do, does, doing, capable of, can do, fit for, used for, good for, suited for, solve, solves',
      'handle, support, supports, for',
      'suitable for, great for, useful for, made for, meant for, built for, designed for, specialised in',
      'specialized in, specialize in, specializes in, trained for, work for, works for, excel at, excels at',
      'able to do, accomplish, carry out, carries out, execute, handles, handling, tackle, ',
    ),
    to: phrases(
      'task, tasks, abilities, capabilities, skills, use cases',
      'skill, ability, capability, functions, applications, application, jobs, strengths',
    ),
  },
  'works-on': { out: phrases('work on, works on, involve, involving, need, needs, with, use, uses, on') },
  uses: {
    out: phrases(
      'use, uses, using, used, trained with, trained using, trained by, built with, made with, rely on, relies on',
      'employ, employs, apply, with, contain, contains, have, has',
      'make use of, makes use of, making use of, rely upon, relies upon, relying on, employing, powered by',
      'leverage, leverages, leveraging, adopt, adopts, adopted, incorporate, incorporates, implement, implements',
      'utilize, utilizes, utilise, utilises, built around, built on top of, based on, build around, applies',
      'applying, equipped with, featuring, having, trained via, trained through, rests on, depend on, depends on',
    ),
    in: phrases('used in, used by, part of'),
    to: phrases('technique, techniques, method, methods, building blocks, ingredients'),
  },
  'limited-by': {
    out: phrases('limited by, suffer from, suffers from, suffering from, prone to, struggle with, have, has'),
    in: phrases('limit, limits, affect, affects'),
    to: phrases(
      'limitation, limitations, limit, limits, weakness, weaknesses, drawback, drawbacks, problem, problems, downside',
      'downsides, shortcoming, shortcomings, flaw, flaws, issue, issues, risk, risks, wrong with, bad at, challenge',
      'challenges, cons, pitfalls, go wrong',
      'weak point, weak points, weak spot, weak spots, disadvantage, disadvantages, failure mode, failure modes',
      'failings, failure, failures, caveat, caveats, gotcha, gotchas, blind spot, blind spots, negatives',
      'negative sides, bad sides, bad side, trouble, troubles, shortfalls, defects, defect, deficiencies, hurdles',
      'obstacles, difficulties, difficulty, concerns, dangers, danger, goes wrong, goes wrong with, go wrong with',
      'fall short, falls short, fail at, fails at, failing at, struggle with, struggle, struggles, struggles with',
      'not good at, poor at, not able to do well, suck at, sucks at, known issues, known problems',
      'known limitations, known limits, worries, vulnerabilities, bugs, complaints, criticism, criticisms',
      'trade offs, tradeoffs, the catch, mess up, messes up, screw up, get wrong, gets wrong, stumble over',
      'bottlenecks, bottleneck, constraints, constraint',
    ),
  },
  measures: {
    out: phrases(
      'measure, measures, measuring, test, tests, testing, evaluate, evaluates, cover, covers, check, checks, assess',
      'for, about, on, of',
      'evaluating, assesses, assessing, probe, probes, probing, examine, examines, examining, gauge, gauges, grade',
      'grades, judge, judges, quantify, quantifies, look at, looks at, focus on, focuses on',
      'focused on, designed for, deal with, deals with, concerned with, target, targets, covering, checking',
    ),
    in: phrases('measured by, tested by, measured, tested'),
  },
  mitigates: {
    out: phrases(
      'reduce, reduces, reducing, mitigate, mitigates, mitigating, prevent, prevents, fix, fixes, stop, help against',
      'helps against, help with, helps with, fight, fights, against, lower, lowers, counter, lessen, avoid, address',
      'tackle, cut, cuts, cut down on, combat, keep under control, protect against, protects against, limit, less',
      'decrease, decreases, minimize, minimizes, minimise, curb, curbs, battle, cure, cures, remedy, get rid of',
      'do about, be done about, keep down, cut back on, cut back, eliminate, eliminates, tackles, addresses',
      'avoids, addressing, lowering, counters, countering, fixing, fighting, stops, stopping, preventing, avoiding',
      'tackling, combats, combating, guard against, guards against, defend against, defends against, get around',
      'overcome, overcomes',
    ),
    in: phrases('reduced by, mitigated by, prevented by'),
    from: phrases('remedy, remedies, mitigations, countermeasures, cure'),
  },
  'division-of': {
    out: phrases('division of, part of, belong to, belongs to, owned by, belonged to'),
    in: phrases('own, owns'),
    from: phrases('division, divisions, subsidiary, subsidiaries'),
    to: phrases('parent, parent company'),
  },
  'part-of': { out: phrases('part of, belong to, belongs to, under, for'), in: phrases('comprise, comprises, include, includes') },
} as const satisfies Readonly<Record<string, RelationCues>>);
