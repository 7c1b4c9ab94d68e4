/** The rules of a notebook as it is kept in git: what is run leaves no trace in it. */
export const committedForm: {
  readonly minor: 5;
  readonly idPattern: RegExp;
  readonly kernelspecKeys: readonly string[];
  readonly languageKeys: readonly string[];
  readonly volatileNotebookKeys: readonly string[];
  readonly volatileCellKeys: readonly string[];
} = {
  minor: 5,
  idPattern: /^[\w-]{1,64}$/,
  kernelspecKeys: ['display_name', 'language', 'name'],
  languageKeys: ['file_extension', 'mimetype', 'name'],
  volatileNotebookKeys: ['orig_nbformat', 'signature', 'vscode', 'widgets'],
  volatileCellKeys: [
    'ExecuteTime',
    'collapsed',
    'execution',
    'jupyter',
    'papermill',
    'scrolled',
    'trusted',
    'vscode',
  ],
};

/** A text without carriage returns, and without blank lines or blanks at its end. */
export function tidySource(source: string): string {
  return source.replace(/\r\n?/g, '\n').trimEnd();
}
