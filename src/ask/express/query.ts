import type { Graph } from '../../graph/graph.ts';
import type { Question } from '../question.ts';

export const toQuery = (_graph: Graph, _question: Question): string | null => null;
