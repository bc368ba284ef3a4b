import { it } from 'vitest';
import { describeRuntime } from './fixtures/runtime-facts.ts';
import { BUILD_RIC, isRicBuilt, ricRuntime } from './ric/ric-runtime.ts';

if (isRicBuilt()) describeRuntime('AWS’s runtime client', { runtimeClient: ricRuntime() });
else it.skip(`AWS’s runtime client is not built: ${BUILD_RIC}`);
