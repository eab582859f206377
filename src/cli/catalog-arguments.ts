export const catalogArguments = ['models.dev', 'tokenlens', 'tasks'] as const;
export type CatalogArgument = (typeof catalogArguments)[number];
