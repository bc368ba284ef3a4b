/** What is no RecordIO: `record` counts from 1, and `fault` completes a sentence about it. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly record: number;
  readonly fault: string;

  constructor(record: number, fault: string) {
    super(`record ${record} ${fault}`);
    this.record = record;
    this.fault = fault;
  }
}
