/** Model cues: the words that people ask for the columns of models with; part of the ontology. */
import { type ColumnCues, phrases, withLearned } from './cues.ts';

export const modelCues = withLearned({
  releasedOn: {
    names: phrases(
      'release date, release year, year of release, launch year, year, been around, how long has, month of release',
      'released, release, came out, come out, launched, launch, launch date, published, announced',
      'introduced, date, out, appeared, appear, debut, how old, age, available',
      'drop, dropped, dropping, ship, shipped, shipping, ships, unveil, unveiled, roll out, rolled out, rollout',
      'put out, went live, go live, going live, hit the market, hit the shelves, made public, made available',
      'become available, became available, went public, came to market, release day, release dates, launch day',
      'launching, launches, releasing, releases, introduce, announce, announcement, publication date, published on',
      'first published, debuted, debuts, presented, revealed, reveal, come to light, arrive, arrived, surface',
      'surfaced, go public, born, came, come out first, out since, premiere, premiered, landed, lands',
    ),
    most: phrases(
      'came later, came out later, out later, released later',
      'newest, latest, youngest, most recent, most recently, last',
      'most recently released, newest released, freshest',
    ),
    least: phrases(
      'oldest, earliest, first',
      'came first, came out first, was first, out first, released first, come first, comes first, come out first',
      'earliest released, most ancient, the very first, very first',
    ),
  },
  parameters: {
    names: phrases(
      'parameters, parameter, params, param, size, how big, how large, big, large, parameter count',
      'model size, size in parameters, number of parameters, number of params, number of weights, parameter number',
      'how heavy, how huge, how small, how massive, ',
    ),
    most: phrases(
      'biggest, largest, most parameters, greatest',
      'heaviest, hugest, most params, most weights, most massive, biggest size, largest size',
    ),
    least: phrases(
      'smallest, tiniest, fewest parameters',
      'fewest params, least parameters, lightest, smallest size, most compact, littlest',
    ),
    units: phrases('parameters, params, parameter, weights, param, weight'),
  },
  contextTokens: {
    names: phrases(
      'context, context window, context length, context size, context tokens, window, how long context, tokens',
      'token limit, context limit, max tokens, max context, ctx, ctx length, ctx window, maximum context, how long',
      'how long a text, input limit, how much text, how many tokens',
      'how many tokens fit into, how many tokens fit in, tokens fit, fit into, fits into, fit in, how much context',
      'memory window, max context length, maximum context length, max context window, maximum context window',
      'maximum context size, context capacity, window size, input length, input size, max input, input token limit',
      'prompt length, prompt size, prompt limit, how long a prompt, token window, token capacity, cw, ctx size',
      'ctx len, context len',
    ),
    most: phrases(
      'most text, most tokens, longest text, longest texts, longest documents, longest input, largest input',
      'longest context, largest context, biggest context, most context, largest context window, longest context window',
      'biggest context window, longest context length',
    ),
    least: phrases('shortest context, smallest context, smallest context window, shortest context window'),
    units: phrases('tokens, token, context, context window, tokens of context, token context, token context window'),
  },
  license: {
    names: phrases(
      'license, licence, licensed, licensing, licences, licenses, licensed under, terms of use',
      'license terms, licence terms, terms, kind of license, type of license, which terms, license type',
    ),
    values: true,
  },
  openWeights: {
    names: phrases(
      'open weights, open source, open weight, downloadable, open, available weights, weights available, weights public',
      'weights open',
      'weights, weights downloadable, weights accessible',
      'opensourced, weights released, openness, model weights, freely available',
    ),
    yes: phrases(
      'weights downloadable, weights accessible, weights released, weights open, with weights available',
      'open, weights available, open weights, open weight, open source, opensource, open sourced, downloadable',
      'free to download, self hostable, openly available, local',
      'open model weights, freely available, public, self hosted, run locally, run myself, host myself, self host',
      'download, downloaded, weights public, weights are public, open weighted, run on my own, openly released',
      'freely downloadable, with public weights, opened up, open to download',
    ),
    no: phrases(
      'closed, proprietary, closed source, closed weights, api only',
      'not downloadable, closed weight, behind an api, locked, private, secret, api access only, closed off',
    ),
  },
  family: { names: phrases('family, series, model line, lineup, line up, belong to, belongs to') },
  retiredOn: {
    names: phrases(
      'retired, sunset date, shutdown date, shut down date, end date, deprecation date, retire, retirement',
      'retirement date, shut down, discontinued, deprecated, switched off, sunset, end of life, retires, shutdown',
      'turned off, retiring',
      'taken offline, taken down, pulled, killed, killed off, phased out, end of support, decommissioned',
      'sunsetted, sunsetting, go away, going away, stop working, withdrawn, taken out of service, out of service',
      'discontinue, deprecate, withdraw',
    ),
    yes: phrases(
      'retired, discontinued, deprecated, shut down, sunset, dead, gone',
      'taken offline, taken down, pulled, killed, killed off, phased out, decommissioned, withdrawn, end of life',
      'offline, turned off, no longer available, no longer supported, no longer offered, no more available',
      'switched off, unavailable, obsolete',
    ),
    no: phrases(
      'available, still available, supported, alive, active, still around, still supported',
      'still offered, still online, online, still running, still alive, still served, still in service',
    ),
  },
} as const satisfies Readonly<Record<string, ColumnCues>>);
