import { it } from 'vitest';
import { describeNodeRuntime } from '../testing/runtime-facts.ts';
import { isRicBuilt, ricRuntime } from './ric-runtime.ts';

if (isRicBuilt()) describeNodeRuntime('AWS’s runtime client', { runtimeClient: ricRuntime() });
else it.skip('AWS’s runtime client', { tags: 'lambda-ric' }, () => undefined);
