/**
 * The page of a rule, from the root of the repository.
 *
 * @example
 * pageOf('warmup/seam'); // => 'docs/lint/warmup-seam.md'
 */
export const pageOf = (id: string): string => `docs/lint/${id.replaceAll('/', '-')}.md`;
