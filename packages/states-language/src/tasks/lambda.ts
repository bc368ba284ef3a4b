import type { Integration } from './integration.ts';
import { readFunctionResult } from './lambda-result.ts';

/** `arn:aws:states:::lambda:invoke` */
export const lambda: Integration = {
  errorPrefix: 'Lambda',
  causeName: 'AWSLambda',
  actions: {
    invoke: {
      patterns: ['request', 'waitForTaskToken'],
      prepare: ({ Payload: payload, ...parameters }) =>
        payload === undefined ? parameters : { ...parameters, Payload: JSON.stringify(payload) },
      finish: (response) => ({
        ...response.output,
        Payload: readFunctionResult(response, ({ value }) => JSON.stringify(value)).value,
      }),
    },
  },
};
