import { fileURLToPath } from 'node:url';
import { testExamples } from '../../workspace/src/examples.ts';

testExamples({ packageDir: fileURLToPath(new URL('..', import.meta.url)) });
