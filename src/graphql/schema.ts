/** The schema: one file for each noun, imported for what it adds to the builder. */
import { builder } from './builder.ts';
import './scalars.ts';
import './citation.ts';
import './entity.ts';
import './details.ts';
import './relations.ts';
import './position.ts';
import './score.ts';
import './fact.ts';
import './comparison.ts';
import './queries.ts';
import './values.ts';
import './offering.ts';
import './meta.ts';
import './ontology.ts';
import './neighbours.ts';
import './path.ts';
import './subgraph.ts';
import './search.ts';
import './complete.ts';
import './timeline.ts';

export const schema = builder.toSchema();
