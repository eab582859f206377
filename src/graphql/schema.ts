/** The schema: one file for each noun, imported for what it adds to the builder. */
import { builder } from './builder.ts';
import './scalars.ts';
import './citation.ts';
import './sources.ts';
import './entity.ts';
import './details.ts';
import './relations.ts';
import './position.ts';
import './score.ts';
import './fact.ts';
import './facts.ts';
import './comparison.ts';
import './queries.ts';
import './lists.ts';
import './values.ts';
import './offering.ts';
import './meta.ts';
import './rate-limit.ts';
import './viewer.ts';
import './mutation-entities.ts';
import './mutation-relations.ts';
import './mutation-facts.ts';
import './mutation-citations.ts';
import './suggestion.ts';
import './audit.ts';
import './changes.ts';

export const schema = builder.toSchema();
