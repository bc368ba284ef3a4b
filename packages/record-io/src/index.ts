export { readRecords } from './read-records.ts';
export { RecordError } from './record-error.ts';
export { wrapRecord } from './wrap-record.ts';
