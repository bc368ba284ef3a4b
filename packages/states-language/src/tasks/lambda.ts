import type { Json } from '../json.ts';
import type { Integration } from './integration.ts';
import { readFunctionResult } from './lambda-result.ts';

/** `arn:aws:states:::lambda:invoke` */
export const lambda: Integration = {
  errorPrefix: 'Lambda',
  causeName: 'AWSLambda',
  actions: {
    invoke: {
      patterns: ['request', 'waitForTaskToken'],
      // A payload of null is left out, so that the function gets an empty object.
      prepare: ({ Payload: payload = null, ...parameters }) =>
        payload === null ? parameters : { ...parameters, Payload: payloadText(payload) },
      finish: (response) => ({
        ...response.output,
        Payload: readFunctionResult(response, ({ value }) => JSON.stringify(value)).value,
      }),
    },
  },
};

/** A text that is JSON already is sent as it is. */
function payloadText(payload: Json): string {
  return typeof payload === 'string' && isJson(payload) ? payload : JSON.stringify(payload);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}
