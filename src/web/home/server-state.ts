/** The state of this server, as visitors may see it: no reasons, which are for the operator's log. */
import { type Html, html } from '../base/html.ts';

export interface PlatformState {
  readonly name: string;
  /** `failing`: it is set up, but has no connection. */
  readonly state: 'connected' | 'off' | 'failing';
  /** What an operator sets to connect it; only if it's off. */
  readonly setup?: string;
}

export interface ServerState {
  readonly isEmbedded: boolean;
  readonly platforms: readonly PlatformState[];
}

export const serverStateView = (
  { isEmbedded, platforms }: ServerState,
  entities: number,
): Html => html`<section aria-labelledby="state"><h2 class="label" id="state">This server</h2>
<ul class="states"><li><i class="dot"></i><div><b>Database ready</b><p class="note">${isEmbedded ? 'Built in' : 'PostgreSQL'}, ${entities} entities</p></div></li>
${platforms.map(platformView)}</ul></section>`;

function platformView({ name, state }: PlatformState): Html {
  const link = `/about#${name.toLowerCase()}`;
  if (state === 'connected') return html`<li><i class="dot"></i><div><b>${name} connected</b></div></li>`;
  if (state === 'failing')
    return html`<li><i class="dot warn"></i><div><b>${name} needs attention</b><p class="note">The server's log says why.</p></div></li>`;
  return html`<li><i class="dot off"></i><div><b>${name} not connected</b><p class="note"><a href="${link}">How to connect it</a></p></div></li>`;
}
