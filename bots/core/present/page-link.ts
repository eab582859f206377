/** Where the web shows what a command shows: the one place that knows the addresses of its pages. */
import type { CommandCall } from '../contract/request.ts';

type Options = Readonly<Record<string, string>>;

/** Which command and option name an entity of a kind. */
const entities: Readonly<Record<string, readonly [option: string, kind: string]>> = {
  model: ['name', 'model'],
  benchmark: ['name', 'benchmark'],
  limitations: ['limitation', 'limitation'],
  modalities: ['modality', 'modality'],
  training: ['stage', 'stage'],
};

/** What the page of models calls the options of its command. */
const modelFields: Options = { lab: 'maker', input: 'accepts', output: 'produces', open: 'open' };

/** `base` is the server's public address. Undefined for commands without a page of their own. */
export function pageLink(base: string, { command, options }: CommandCall): string | undefined {
  const path = pathOf(command, options);
  return path === undefined ? undefined : base + path;
}

function pathOf(command: string, options: CommandCall['options']): string | undefined {
  const texts = Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  switch (command) {
    case 'ask':
      return texts['question'] === undefined ? undefined : `/?${new URLSearchParams({ q: texts['question'] })}`;
    case 'compare':
      return texts['aspect'] === undefined ? comparison(texts['a'], texts['b']) : undefined;
    case 'models':
      return modelList(texts, options['retired'] === true);
    case 'source':
      return texts['id'] === undefined ? undefined : `/sources/${segment(texts['id'])}`;
    default:
      return entity(command, texts);
  }
}

/** The command's own defaults: the two classes. */
const comparison = (left = 'lmm', right = left === 'llm' ? 'lmm' : 'llm'): string => `/compare/${segment(left)}/${segment(right)}`;

/** Only if the page has a field for each condition. */
function modelList(texts: Options, isRetired: boolean): string | undefined {
  const entries = Object.entries(texts).filter(([name]) => name !== 'context');
  if (isRetired || entries.some(([name]) => modelFields[name] === undefined)) return undefined;
  const search = new URLSearchParams(entries.map(([name, value]) => [modelFields[name] ?? name, withoutKind(value)]));
  return search.size === 0 ? '/models' : `/models?${search}`;
}

function entity(command: string, texts: Options): string | undefined {
  const [option = '', kind] = entities[command] ?? [];
  const name = texts[option];
  return kind === undefined || name === undefined ? undefined : `/e/${kind}/${segment(name)}`;
}

/** Completed options are ids, such as `model/clip`; the pages find slugs and names. */
const withoutKind = (name: string): string => name.replace(/^[a-z-]+\//, '');
const segment = (name: string): string => encodeURIComponent(withoutKind(name));
