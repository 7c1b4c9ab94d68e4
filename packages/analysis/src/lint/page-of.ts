/** The page of a rule, from the root of the repository. */
export const pageOf = (id: string): string => `docs/lint/${id.replaceAll('/', '-')}.md`;
