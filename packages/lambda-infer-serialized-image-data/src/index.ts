export {
  EndpointNotConfigured,
  EndpointNotFound,
  EndpointUnavailable,
  InferencesMalformed,
  ModelFailed,
} from './errors.ts';
export { type Event, eventSchema } from './event.ts';
export { inferSerializedImageData } from './infer-serialized-image-data.ts';
