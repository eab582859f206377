type Status = 400 | 404 | 409 | 413 | 415 | 429 | 503;

/** What a visitor did that can't be done; the message says what to do next. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
  readonly status: number;
  constructor(status: Status, message: string) {
    super(message);
    this.status = status;
  }
}
