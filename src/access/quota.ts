/** Quota: how often somebody may ask, and how much of that is left. */
export interface Quota {
  /** Requests a minute. */
  readonly limit: number;
  /** Requests that may follow at once. */
  readonly remaining: number;
  /** When all of them may follow again, if nobody asks until then. */
  readonly resetAt: Date;
}
