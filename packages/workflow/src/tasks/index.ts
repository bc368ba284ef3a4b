import { filterResults } from './filter-results.ts';
import { inferSerializedImageData } from './infer-serialized-image-data.ts';
import { serializeImageData } from './serialize-image-data.ts';

/**
 * The tasks that a picture passes through, in order. Bundles, functions, roles, state machines and the tests of the whole
 * workflow are made from this list.
 */
export const CHAIN = [serializeImageData, inferSerializedImageData, filterResults] as const;
