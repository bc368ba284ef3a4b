import { describeNodeRuntime } from './fixtures/runtime-facts.ts';

describeNodeRuntime('our own runtime client', {});
