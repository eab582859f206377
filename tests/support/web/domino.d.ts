/** The package's own types have another name. */
declare module '@mixmark-io/domino' {
  const domino: { readonly createWindow: (html: string) => { readonly document: Document } };
  export default domino;
}
