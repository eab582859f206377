/**
 * The import graph: which files and rooms import which. A room is a folder in a folder; a file next to the rooms is a room of its
 * own. A room's floor is the length of the longest chain of imports that ends in it. Type imports count.
 */
import { posix } from 'node:path';
import type { Module } from './modules.ts';

/** The edges: for each name, the names that it imports. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** The imports between the given files. */
export function arrowsBetweenFiles(modules: readonly Module[]): Arrows {
  const paths = new Set(modules.map(({ path }) => path));
  return new Map(
    modules.map(({ path, imports }) => [path, new Set(imports.flatMap(({ target = '' }) => (paths.has(target) ? [target] : [])))]),
  );
}

/** The imports between the rooms of a folder. */
export function arrowsBetweenRooms(folder: string, modules: readonly Module[]): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [path, targets] of arrowsBetweenFiles(modules)) {
    const from = roomOf(folder, path);
    if (from === undefined) continue;
    const found = arrows.get(from) ?? new Set();
    for (const target of targets) {
      const to = roomOf(folder, target);
      if (to !== undefined && to !== from) found.add(to);
    }
    arrows.set(from, found);
  }
  return arrows;
}

/** `render` for a file below `bots/slack/render`, `main` for `bots/slack/main.ts`; undefined outside the folder. */
export function roomOf(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  const [first = '', ...rest] = path.slice(folder.length + 1).split('/');
  return rest.length === 0 ? first.replace(/\.ts$/, '') : first;
}

/** Every folder with files or folders, at any depth. */
export function foldersOf(modules: readonly Module[]): string[] {
  const folders = new Set<string>();
  for (const { path } of modules)
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) folders.add(folder);
  return [...folders].sort();
}

/** Groups of names that import each other. */
export function circlesIn(arrows: Arrows): string[][] {
  const reached = new Map([...arrows.keys()].map((name) => [name, reachedFrom(name, arrows)]));
  const circles = [...reached].flatMap(([name, names]) => {
    const members = [...names].filter((other) => reached.get(other)?.has(name)).sort();
    // Each circle once, under its first member.
    return members[0] === name ? [members] : [];
  });
  return circles;
}

/** Everything reachable from a name; includes the name itself only if a circle leads back to it. */
function reachedFrom(start: string, arrows: Arrows): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(arrows.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(arrows.get(name) ?? []));
  }
  return reached;
}

/** The floor of each room, from 1; requires a graph without circles. */
export function floorsOf(arrows: Arrows): ReadonlyMap<string, number> {
  const floors = new Map<string, number>();
  const floorOf = (room: string): number => {
    const known = floors.get(room);
    if (known !== undefined) return known;
    const floor = 1 + Math.max(0, ...[...(arrows.get(room) ?? [])].map(floorOf));
    floors.set(room, floor);
    return floor;
  };
  for (const room of arrows.keys()) floorOf(room);
  return floors;
}
