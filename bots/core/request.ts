/**
 * Request: what was asked, free of any platform.
 * Words: the question itself, as free text or already split into options by the platform. Place: where the reply goes.
 */
export type OptionValue = string | boolean;

export type Words =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'options'; readonly command: string; readonly options: Readonly<Record<string, OptionValue>> };

export interface Place {
  readonly platform: 'slack' | 'discord' | 'terminal';
  /** Slack team or Discord guild; empty in a direct message of Discord and in the terminal. */
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
}

export interface Request {
  readonly words: Words;
  readonly place: Place;
}
