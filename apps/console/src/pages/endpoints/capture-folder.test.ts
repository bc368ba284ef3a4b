import { expect, it } from 'vitest';
import { captureFolder } from './capture-folder.ts';

const endpoint = (config: object) => ({ EndpointName: 'e', DataCaptureConfig: config }) as never;

it('is below the name of the endpoint', () => {
  expect(captureFolder(endpoint({ EnableCapture: true, DestinationS3Uri: 's3://b/capture/' }))).toEqual({
    bucket: 'b',
    prefix: 'capture/e/',
  });
});

it('is nowhere where nothing is captured', () => {
  expect(captureFolder({ EndpointName: 'e' })).toBeUndefined();
  expect(
    captureFolder(endpoint({ EnableCapture: false, DestinationS3Uri: 's3://b/capture' })),
  ).toBeUndefined();
});
