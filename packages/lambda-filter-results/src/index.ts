export { ThresholdConfidenceNotMet, ThresholdNotConfigured } from './errors.ts';
export { type Event, eventSchema } from './event.ts';
export { filterResults } from './filter-results.ts';
export { readThreshold } from './read-threshold.ts';
