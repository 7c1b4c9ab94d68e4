import { testExamples } from '../../workspace/src/examples.ts';

testExamples({ packageDir: new URL('..', import.meta.url).pathname });
