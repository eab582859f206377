/** The error with which Slack refuses a message, if it does. */
import { MESSAGE_TEXT } from '../../../../bots/slack/render/limits.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';

interface MessageRefusal {
  readonly error: string;
  readonly messages: readonly string[];
}

/** Types of blocks that the workspace doesn't take yet: Slack rolls new ones out in steps. A test adds and removes them. */
export type RefusedTypes = ReadonlySet<string>;

/** Validates the text and blocks of a message as chat.postMessage does. */
export function findMessageRefusal(message: Readonly<Record<string, unknown>>, refusedTypes: RefusedTypes): MessageRefusal | undefined {
  const { text, blocks } = message;
  const hasText = typeof text === 'string' && text !== '';
  if (!hasText && (!Array.isArray(blocks) || blocks.length === 0)) return { error: 'no_text', messages: [] };
  if (hasText && text.length > MESSAGE_TEXT) return { error: 'msg_too_long', messages: [] };
  const unknown = Array.isArray(blocks) ? blocks.flatMap(({ type }, index) => (refusedTypes.has(type) ? [{ type, index }] : [])) : [];
  const problems = [
    ...unknown.map(({ type, index }) => `unsupported type: ${type} [json-pointer:/blocks/${index}/type]`),
    ...validateMessage({ text, blocks }),
  ];
  if (problems.length === 0) return undefined;
  const tooLong = problems.every((problem) => problem.includes('characters of text together'));
  return { error: tooLong ? 'msg_blocks_too_long' : 'invalid_blocks', messages: problems.map((problem) => `[ERROR] ${problem}`) };
}
