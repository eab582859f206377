/** Quota: the number of requests a client may send, and how many are left. */
export interface Quota {
  /** Requests per minute. */
  readonly limit: number;
  /** Requests the client may still send right away. */
  readonly remaining: number;
  /** When the whole limit is available again, if no request comes before that. */
  readonly resetAt: Date;
}
