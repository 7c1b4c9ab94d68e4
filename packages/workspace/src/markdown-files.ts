import { repositoryFiles } from './repository.ts';

/** Every Markdown file of the repository: in the root, in docs, and in the packages. */
export function markdownFiles(): string[] {
  return repositoryFiles().filter((file) =>
    /^[^/]*\.md$|^docs\/.*\.md$|^packages\/[^/]+\/[^/]*\.md$/.test(file),
  );
}
