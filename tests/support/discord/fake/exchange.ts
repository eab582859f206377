/** A request to the fake API and its answer, as they go over the wire. */
export interface DiscordResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request as it went over the wire. */
export interface RecordedRequest {
  readonly method: string;
  /** Decoded, without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly userAgent: string | undefined;
  /** When it came. */
  readonly at: number;
  readonly body: unknown;
}
