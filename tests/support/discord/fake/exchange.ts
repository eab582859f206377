/** The requests to the fake API and its responses. */

export interface DiscordResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as the fake received it. */
export interface RecordedRequest {
  readonly method: string;
  /** Decoded, without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly userAgent: string | undefined;
  /** When it was received. */
  readonly at: number;
  readonly body: unknown;
}
