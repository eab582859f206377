/** A modal's private_metadata: where the modal was opened, and the options that its fields don't show. */
import { z } from 'zod';
import type { OptionValue } from '../../core/contract/request.ts';
import { decodeValue, encodeValue } from '../render/button-value.ts';
import { VIEW_METADATA } from '../render/limits.ts';
import type { SlackTarget } from '../slack-target.ts';

const target = z.object({
  workspace: z.string(),
  channel: z.string(),
  user: z.string(),
  thread: z.string().optional(),
  below: z.string().optional(),
  isAlone: z.boolean().optional(),
  isGroupDirect: z.boolean().optional(),
  isHome: z.literal(true).optional(),
  responseUrl: z.string().optional(),
});
const optionValue = z.union([z.string(), z.boolean()]);
const modalContext = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('options'), target, command: z.string(), given: z.record(z.string(), optionValue) }),
  z.object({ kind: z.literal('report'), target, token: z.string() }),
]);

export type ModalContext =
  | {
      readonly kind: 'options';
      readonly target: SlackTarget;
      readonly command: string;
      readonly given: Readonly<Record<string, OptionValue>>;
    }
  | { readonly kind: 'report'; readonly target: SlackTarget; readonly token: string };

/** Undefined when it would be longer than Slack allows. */
export function writeMetadata(value: ModalContext): string | undefined {
  const metadata = encodeValue(JSON.stringify(value));
  return metadata.length <= VIEW_METADATA ? metadata : undefined;
}

/** Undefined for the modals of other apps. */
export function readMetadata(metadata: string | undefined): ModalContext | undefined {
  if (metadata === undefined) return undefined;
  try {
    const { data } = modalContext.safeParse(JSON.parse(decodeValue(metadata)));
    // JSON has no undefined, so an optional field is either there or left out.
    return data as ModalContext | undefined;
  } catch {
    // Not JSON, so not written here.
    return undefined;
  }
}
