export const catalogArguments = ['models.dev', 'modelpedia', 'tokenlens', 'tasks'] as const;
export type CatalogArgument = (typeof catalogArguments)[number];
