/** The styles of slack-blocks-to-jsx, for a page of many messages: it scopes them by an id, and insists on a font of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const LIBRARY_ID = '#slack_blocks_to_jsx';
export const LIBRARY_CLASS = 'library-styles';

export const libraryStyles = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')
    // As strong as the id was.
    .replaceAll(LIBRARY_ID, `.${LIBRARY_CLASS}`.repeat(3))
    .replaceAll(/font-family:[^;}]*!important;?/g, '');
