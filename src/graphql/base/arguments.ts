/** Checks of single arguments that the schema can't express. */
import { BadInput } from '../../errors.ts';

/** Throws BadInput for a number outside of the range, instead of taking the nearest one inside. `what` follows the range in the message. */
export function checkRange(name: string, value: number, least: number, most: number, what = ''): void {
  if (value >= least && value <= most) return;
  throw new BadInput(`"${name}" is ${value}; ask for ${least} to ${most}${what}.`, {
    at: [name],
    given: String(value),
    reason: 'OUT_OF_RANGE',
    limit: value < least ? least : most,
  });
}
