/** Attributes of models as people read them. */
import { longDate } from './dates.ts';

const LARGE = [
  { from: 1e12, name: 'trillion' },
  { from: 1e9, name: 'billion' },
  { from: 1e6, name: 'million' },
] as const;

/** 428000000 as "428 million". */
export function countText(count: number): string {
  const unit = LARGE.find(({ from }) => count >= from);
  if (unit === undefined) return count.toLocaleString('en');
  return `${Number((count / unit.from).toPrecision(4)).toLocaleString('en')} ${unit.name}`;
}

/** The text of a value as the API gives it, by its attribute. */
export function valueText(attribute: string, text: string): string {
  switch (attribute) {
    case 'PARAMETERS':
      return countText(Number(text));
    case 'CONTEXT_TOKENS':
      return `${Number(text).toLocaleString('en')} tokens`;
    case 'OPEN_WEIGHTS':
      return text === 'true' ? 'Open' : 'Not open';
    case 'RELEASED_ON':
    case 'RETIRED_ON':
    case 'KNOWLEDGE_CUTOFF':
      return longDate(text);
    case 'ACCEPTS':
    case 'PRODUCES':
      return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
    default:
      return text;
  }
}

const attributeNames: Readonly<Record<string, string>> = {
  ACCEPTS: 'the inputs',
  PRODUCES: 'the outputs',
  CONTEXT_TOKENS: 'the context',
  OPEN_WEIGHTS: 'the weights',
  RELEASED_ON: 'the release date',
  RETIRED_ON: 'the end of service',
  KNOWLEDGE_CUTOFF: 'the knowledge cutoff',
  PARAMETERS: 'the size',
};

export const attributeName = (attribute: string): string =>
  attributeNames[attribute] ?? `the ${attribute.toLowerCase().replaceAll('_', ' ')}`;
