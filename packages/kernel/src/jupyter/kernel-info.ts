import { createRequire } from 'node:module';
import { tslabFolder } from '../typescript-of-tslab.ts';
import { type Content, protocolVersion } from './wire.ts';

/** The answer to `kernel_info_request`. */
export function kernelInfo(): Content {
  const require = createRequire(import.meta.url);
  const version = (require('../../package.json') as { version: string }).version;
  const fromTslab = createRequire(`${tslabFolder()}/package.json`);
  const typescript = (fromTslab('@tslab/typescript-for-tslab/package.json') as { version: string }).version;
  return {
    status: 'ok',
    protocol_version: protocolVersion,
    implementation: 'lrlab',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      // JupyterLab reads the mode, the classic notebook the other two.
      codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
      nbconvert_exporter: 'script',
    },
    banner: `TypeScript ${typescript} on Node ${process.versions.node}`,
    debugger: false,
    help_links: [
      { text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' },
      { text: 'Node.js', url: 'https://nodejs.org/docs/latest-v20.x/api/' },
    ],
    supported_features: [],
  };
}
