/** Quota: how many requests a client may send, and how many are left. */
export interface Quota {
  /** Requests a minute. */
  readonly limit: number;
  /** Requests that may follow at once. */
  readonly remaining: number;
  /** When the whole limit is available again, if no request comes until then. */
  readonly resetAt: Date;
}
