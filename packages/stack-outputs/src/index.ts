export { DEFAULT_STACK_NAME, isNoStack, stackOutputs } from './stack-outputs.ts';
