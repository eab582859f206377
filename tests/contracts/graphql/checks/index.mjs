/** All checks, by name; each returns the problems to fix. */
import { breaking } from './breaking.mjs';
import { lintOperations, lintSchema } from './lint.mjs';
import { relay } from './relay.mjs';

export async function check(schema) {
  return {
    "Relay's compiler": relay(schema),
    'rules for the schema': await lintSchema(schema),
    "rules for the bots' documents": await lintOperations(),
    'changes since the release': await breaking(schema),
  };
}
