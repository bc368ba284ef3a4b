/**
 * The services that call no other one. Each is made from the store, the identity, the clock and randomness alone. A
 * line here is all that such a service needs to be routed, guarded, tagged, called by Task states and listed as left
 * over.
 */
export { ssm } from '@scones/emulator-ssm';
export { sqs } from '@scones/emulator-sqs';
export { dynamodb } from '@scones/emulator-dynamodb';
