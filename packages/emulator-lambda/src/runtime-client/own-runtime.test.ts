import { describeNodeRuntime } from '../testing/runtime-facts.ts';

describeNodeRuntime('our own runtime client', {});
