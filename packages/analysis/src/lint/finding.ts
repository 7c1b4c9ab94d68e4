/** `error`: the run will not do what is meant; `warning`: it most likely will not; `info`: it does something that surprises. */
export type Severity = 'error' | 'warning' | 'info';

/** One thing that is wrong, or surprising, in what was looked at. */
export interface Finding {
  /** The id of the rule, such as `warmup/seam`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is so, in the numbers of this case. */
  readonly message: string;
  /** What to do about it here. */
  readonly fix: string;
  /** The optimizer update at which it shows. */
  readonly step?: number;
  /** The argument that says it, such as `args.T_max`. */
  readonly path?: string;
  /** Where it stands in the text, both counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** The page of the rule, from the root of the repository. */
  readonly page: string;
}
