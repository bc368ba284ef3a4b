import { describeRuntime } from './fixtures/runtime-facts.ts';

describeRuntime('our own runtime client', {});
