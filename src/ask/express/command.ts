import type { Graph } from '../../graph/graph.ts';
import type { Question } from '../question.ts';

export const toCommand = (_graph: Graph, _question: Question): string | null => null;
export const readCommand = (_graph: Graph, _text: string): Question | null => null;
