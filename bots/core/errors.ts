/** What a person got wrong; the message says what, and what to type instead. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}
