/** A small drawing of what is around an entity. It shows at a glance what the relations list in words. */
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { otherClasses } from './disagreements.ts';
import type { EntityPageData } from './documents.ts';

const [WIDTH, HEIGHT] = [288, 190];
const [CENTRE_X, CENTRE_Y] = [WIDTH / 2, HEIGHT / 2];
const [RADIUS_X, RADIUS_Y] = [116, 72];
const MAX_NODES = 11;
const FEWEST_NODES = 3;
/** As much as fits into the circle. */
const MAX_LABEL = 6;

export function nearbyView(data: EntityPageData): Html | false {
  const nodes = nodesOf(data);
  if (nodes.length < FEWEST_NODES) return false;
  const placed = nodes.map((node, index) => ({ ...node, ...placeOf(index, nodes.length) }));
  const line = ({ x, y, isDisputed }: (typeof placed)[number]) =>
    html`<path class="${isDisputed ? 'disputed' : 'edge'}" d="M${CENTRE_X} ${CENTRE_Y} ${x} ${y}"/>`;
  const circle = ({ x, y, kind, isDisputed }: (typeof placed)[number]) =>
    html`<circle class="${isDisputed ? 'disputed' : 'node'}" cx="${x}" cy="${y}" r="12"/><g transform="translate(${x - 6} ${y - 6})">${kindIcon(kind)}</g>`;
  const { name } = data.entity;
  return html`<section class="nearby"><h2 class="label">Nearby</h2><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${placed.map(line)}<circle class="middle" cx="${CENTRE_X}" cy="${CENTRE_Y}" r="22"/><text x="${CENTRE_X}" y="${CENTRE_Y + 4}">${name.length <= MAX_LABEL ? name : ''}</text>${placed.map(circle)}</svg></section>`;
}

/** Some of each relation, so that a long one doesn't hide the others. */
function nodesOf(data: EntityPageData) {
  const disputed = new Set(otherClasses(data).map(({ node }) => node.id));
  const rounds = Array.from({ length: MAX_NODES }, (_, round) => data.relations.flatMap(({ edges }) => edges[round]?.node ?? []));
  const nodes = new Map(rounds.flat().map((node) => [node.id, node]));
  return [...nodes.values()].slice(0, MAX_NODES).map(({ id, kind }) => ({ kind, isDisputed: disputed.has(id) }));
}

/** Around an ellipse, a little nearer and farther in turn. */
function placeOf(index: number, count: number): { readonly x: number; readonly y: number } {
  const angle = (2 * Math.PI * (index + 0.5)) / count - Math.PI / 2;
  const distance = index % 2 === 0 ? 1 : 0.86;
  return {
    x: Math.round(CENTRE_X + distance * RADIUS_X * Math.cos(angle)),
    y: Math.round(CENTRE_Y + distance * RADIUS_Y * Math.sin(angle)),
  };
}
