import type { Integration } from './integration.ts';

/** `arn:aws:states:::dynamodb:…` */
export const dynamodb: Integration = {
  errorPrefix: 'DynamoDB',
  causeName: 'AmazonDynamoDBv2',
  javaErrors: {
    base: 'AmazonDynamoDBException',
    unmodelled: {
      SerializationException: 'SerializationException',
      ValidationException: 'ValidationException',
    },
  },
  actions: {
    getItem: { patterns: ['request'] },
    putItem: { patterns: ['request'] },
    updateItem: { patterns: ['request'] },
    deleteItem: { patterns: ['request'] },
  },
};
