import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** Finds pictures beside a notebook and gives them as `data:` URLs; what is no picture or not there stays as it is. */
export function pictureFinder(folder: string): (address: string) => string | undefined {
  return (address) => {
    const type = types[extname(address).toLowerCase()];
    if (type === undefined || /^[a-z][\w+.-]*:|^\/\//i.test(address)) return undefined;
    try {
      return `data:${type};base64,${readFileSync(join(folder, decodeURIComponent(address))).toString('base64')}`;
    } catch {
      return undefined;
    }
  };
}
