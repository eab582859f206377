/** Origins: who writes knowledge beside the catalogs, and where a person finds what the files say. */

/** The knowledge files. */
export const FILES = 'curated';
/** People who write through the API. */
export const EDITOR = 'editor';

const FOLDERS: Readonly<Record<string, string>> = { fact: 'facts', source: 'sources' };

/** The file in which the project keeps what has this id. */
export function fileOf(id: string): string {
  const [folder = '', slug = ''] = id.split('/');
  return `prisma/knowledge/${FOLDERS[folder] ?? folder}/${slug}.yaml`;
}
