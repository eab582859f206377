/** All checks, by name; each returns the problems to fix. */
import { apollo } from './apollo.mjs';
import { breaking } from './breaking.mjs';
import { generated } from './codegen.mjs';
import { lintOperations, lintSchema } from './lint.mjs';
import { relay } from './relay.mjs';
import { urql } from './urql.mjs';

/** `server` is the address of a running one, and a key for it. */
export async function check(schema, server) {
  return {
    "Relay's compiler": relay(schema),
    'GraphQL Code Generator': await generated(schema),
    'Apollo Client': await apollo(schema, server),
    urql: await urql(server),
    'rules for the schema': await lintSchema(schema),
    "rules for the bots' documents": await lintOperations(),
    'changes since the release': await breaking(schema),
  };
}
