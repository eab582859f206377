/** Stands for the id by which slack-blocks-to-jsx scopes its styles: a page has many messages. The build replaces it in the styles. */
export const LIBRARY_CLASS = 'library-styles';
