/** What a visitor did that can't be done; the message says what to do next. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
  readonly status: number;
  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}
