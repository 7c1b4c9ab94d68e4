/** A MIME bundle: media type to content. Text is one string, JSON types are plain data, the rest is base64. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** What an output of a code cell holds, as nbformat 4.5 names it; multi-line texts are one string here. */
export type Output =
  | { readonly output_type: 'stream'; readonly name: 'stdout' | 'stderr'; readonly text: string }
  | { readonly output_type: 'display_data'; readonly data: MimeBundle; readonly metadata: MimeBundle }
  | {
      readonly output_type: 'execute_result';
      readonly execution_count: number | null;
      readonly data: MimeBundle;
      readonly metadata: MimeBundle;
    }
  | {
      readonly output_type: 'error';
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: readonly string[];
    };

/** Metadata of a cell; `tags` is the only field the runner reads. */
export type CellMetadata = Readonly<Record<string, unknown>> & { readonly tags?: readonly string[] };

/** A cell that is run. `id` is absent only in files older than nbformat 4.5. */
export interface CodeCell {
  readonly cell_type: 'code';
  readonly id?: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

/** A cell that is read. */
export interface TextCell {
  readonly cell_type: 'markdown' | 'raw';
  readonly id?: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
}

export type Cell = CodeCell | TextCell;

/** A notebook, nbformat 4, as plain data. */
export interface Notebook {
  readonly nbformat: 4;
  readonly nbformat_minor: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly cells: readonly Cell[];
}

/** The tags of a cell. */
export function tagsOf(cell: Cell): readonly string[] {
  return cell.metadata.tags ?? [];
}

/** The id by which a cell is reported: its own, or its place for files older than nbformat 4.5. */
export function cellIdOf(cell: Cell, index: number): string {
  return cell.id ?? `cells[${index}]`;
}
