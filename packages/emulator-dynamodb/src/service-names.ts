import { serviceNames } from '@scones/emulator-core';

export const names = serviceNames('dynamodb', { tasks: { dynamodb: 'DynamoDb' } });
